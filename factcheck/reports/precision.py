"""How often what a desk was given to check was worth it: by its editors' own decisions.

A claim counts as worth a check when its case has a verdict, and as not when its case was dismissed; a case that is open, or whose
decision was undone, does not count. Claims that editors added are what the analysis missed, and are counted apart.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils import timezone

from factcheck.models import Desk
from factcheck.models.case import Verdict
from factcheck.reports.intervals import Share
from quotes.models import Claim
from quotes.models.said import Origin
from quotes.models.statement import StatementKind

BANDS = ((0.9, 1.01), (0.8, 0.9), (0.7, 0.8), (0.6, 0.7), (0.5, 0.6), (0.0, 0.5))


@dataclass(frozen=True, slots=True)
class Judged:
    """A decided claim. score: of the analysis, before the desk's own weights."""

    on: datetime.date
    worth: bool
    dismissal: str
    kinds: Sequence[str]
    factors: Sequence[str]
    score: float


@dataclass(frozen=True, slots=True)
class Row:
    """precision: of the judged claims with this name, how many were worth a check. added: by editors."""

    name: str
    precision: Share
    added: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """since: the first day that counts, None for all. Rows by how many were judged, months from old to new."""

    since: datetime.date | None
    overall: Share
    added: int
    kinds: list[Row] = field(default_factory=list)
    factors: list[Row] = field(default_factory=list)
    bands: list[Row] = field(default_factory=list)
    months: list[Row] = field(default_factory=list)
    dismissals: list[tuple[str, int]] = field(default_factory=list)


def precision_report(desk: Desk, *, days: int | None = None) -> Report:
    """Read the report of the last days, or of all. Two queries, and memory for each judged claim."""
    since = timezone.localdate() - datetime.timedelta(days=days) if days else None
    judged = list(judged_claims(desk, since))
    added = list(added_claims(desk, since))
    by_hand = Counter(kind for kinds, _, _ in added for kind in kinds)
    missed = Counter(name for _, names, _ in added for name in names)
    when = Counter(f"{on:%Y-%m}" for _, _, on in added)
    return Report(
        since,
        share_of(judged),
        len(added),
        kinds=rows(judged, lambda one: one.kinds, by_hand),
        factors=rows(judged, lambda one: one.factors, missed),
        bands=in_bands(judged),
        months=sorted(rows(judged, lambda one: [f"{one.on:%Y-%m}"], when), key=lambda row: row.name),
        dismissals=Counter(one.dismissal for one in judged if not one.worth).most_common(),
    )


def judged_claims(desk: Desk, since: datetime.date | None) -> Iterable[Judged]:
    """A row per decided case on a claim that the analysis found; its most check-worthy appearance stands for it."""
    cases = desk.cases.filter(statement__kind=StatementKind.CLAIM, review__isnull=False)
    if since:
        cases = cases.filter(review__at__date__gte=since)
    decided = {
        statement: (timezone.localdate(at), verdict != Verdict.DISMISSED, dismissal)
        for statement, verdict, dismissal, at in cases.values_list(
            "statement", "review__verdict", "review__dismissal", "review__at"
        )
    }
    claims = Claim.objects.filter(statement__in=cases.values("statement")).exclude(origin=Origin.EDITOR)
    best = claims.order_by("statement_id", "-check_worthiness", "pk").distinct("statement_id")
    for claim in best.only("statement_id", "kinds", "seen", "factors", "check_worthiness"):
        on, worth, dismissal = decided[claim.statement_id]
        yield Judged(on, worth, dismissal, claim.kinds, claim.factors_seen, claim.check_worthiness)


def added_claims(
    desk: Desk, since: datetime.date | None
) -> Iterable[tuple[list[str], list[str], datetime.date]]:
    """Kinds, factors and day of what editors added on this desk and did not dismiss again."""
    dismissed = desk.cases.filter(statement=OuterRef("claim__statement"), review__verdict=Verdict.DISMISSED)
    added = desk.added_claims.filter(~Exists(dismissed)).select_related("claim").defer("claim__text")
    if since:
        added = added.filter(at__date__gte=since)
    for each in added:
        yield each.claim.kinds, each.claim.factors_seen, timezone.localdate(each.at)


def share_of(judged: Sequence[Judged]) -> Share:
    return Share(sum(one.worth for one in judged), len(judged))


def rows(
    judged: Sequence[Judged], names: Callable[[Judged], Iterable[str]], added: Counter[str]
) -> list[Row]:
    grouped: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        for name in set(names(one)):
            grouped[name].append(one)
    found = [Row(name, share_of(grouped.get(name, [])), added[name]) for name in {*grouped, *added}]
    return sorted(found, key=lambda row: (-row.precision.n, -row.added, row.name))


def in_bands(judged: Sequence[Judged]) -> list[Row]:
    """By the score of the analysis, the highest first: where it is right, the shares follow the scores."""
    found = []
    for low, high in BANDS:
        inside = [one for one in judged if low <= one.score < high]
        if inside:
            found.append(Row(f"{low:.1f}-{min(high, 1.0):.1f}", share_of(inside)))
    return found
