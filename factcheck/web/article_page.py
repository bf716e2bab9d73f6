"""The page of one article: its text with what was found in it, and how far its analysis is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import OuterRef, Q
from django.utils.translation import pgettext

from factcheck.models import Case, Job, User
from factcheck.web.appearances import Row, anchor_of
from factcheck.web.cards import MATCHES_COUNTED, CountOf
from factcheck.web.highlights import Mark, paragraphs
from factcheck.web.words import confidence_in_words, factors_in_words
from quotes.models import Article, Claim, Match, Quote

State = Literal["waiting", "running", "failed", "matching", "done"]


@dataclass(frozen=True, slots=True)
class Found:
    """A quote or claim as the list beside the text shows it. inside: the claims that stand in a quote."""

    row: Row
    anchor: str
    label: str
    cases: Sequence[Case]
    inside: list[Found] = field(default_factory=list)

    @property
    def confidence(self) -> str:
        return confidence_in_words(self.row.confidence) if isinstance(self.row, Quote) else ""

    @property
    def factors(self) -> list[str]:
        return factors_in_words(self.row.factors) if isinstance(self.row, Claim) else []

    @property
    def matches(self) -> str:
        count: int = self.row.match_count  # type: ignore[union-attr]  # annotated
        return f"{MATCHES_COUNTED}+" if count > MATCHES_COUNTED else str(count)


@dataclass(frozen=True, slots=True)
class Analysis:
    """How far it is. job: the one that analyses; left: statements that are still to be compared."""

    state: State
    job: Job | None = None
    left: int = 0


def analysis_of(article: Article) -> Analysis:
    """One query while it is analysed, two afterwards."""
    job = Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key=article.pk).first()
    if job and job.state == Job.State.QUARANTINED:
        return Analysis("failed", job)
    if article.analysed_at is None:
        return Analysis("running" if job and job.state == Job.State.RUNNING else "waiting", job)
    said = article.quotes.values_list("statement").union(article.claims.values_list("statement"))
    left = Job.objects.unfinished().filter(kind=Job.Kind.MATCH_STATEMENT, key__in=said).count()
    return Analysis("matching" if left else "done", job, left)


def body_context(article: Article, user: User) -> dict[str, Any]:
    """The marked text and the list beside it. Four queries."""
    quotes = list(with_matches(article.quotes.select_related("statement__speaker", "parent")))
    claims = list(with_matches(article.claims.select_related("statement__speaker", "quote")))
    cases = cases_by_statement([*quotes, *claims], user)
    found_quotes = numbered(quotes, pgettext("label of a quote in the text", "Q"), cases)
    found_claims = numbered(claims, pgettext("label of a claim in the text", "C"), cases)
    by_quote = {found.row.pk: found for found in found_quotes}
    loose: list[Found] = []
    for claim, found in zip(claims, found_claims, strict=True):
        holder = by_quote.get(claim.quote_id)
        (holder.inside if holder else loose).append(found)
    marks = [mark(found) for found in [*found_quotes, *found_claims] if not found.row.stale]
    return {
        "paragraphs": paragraphs(article.text, marks, headline_end=article.headline_end),
        "found": sorted([*found_quotes, *loose], key=lambda found: (found.row.start, -found.row.end)),
        "quote_count": len(quotes),
        "claim_count": len(claims),
    }


def with_matches(rows: Any) -> Any:
    """Adds match_count, up to MATCHES_COUNTED + 1."""
    either = Q(query=OuterRef("statement")) | Q(candidate=OuterRef("statement"))
    matches = Match.objects.shown().filter(either).order_by().values("pk")
    return rows.annotate(match_count=CountOf(matches[: MATCHES_COUNTED + 1]))


def cases_by_statement(rows: Iterable[Row], user: User) -> dict[int, list[Case]]:
    cases = Case.objects.visible_to(user).filter(statement__in={row.statement_id for row in rows})
    found: dict[int, list[Case]] = defaultdict(list)
    for case in cases.select_related("desk", "review__reviewer"):
        found[case.statement_id].append(case)
    return found


def numbered(rows: Iterable[Row], letter: str, cases: dict[int, list[Case]]) -> list[Found]:
    return [
        Found(row, anchor_of(row), f"{letter}{number}", cases.get(row.statement_id, []))
        for number, row in enumerate(rows, 1)
    ]


def mark(found: Found) -> Mark:
    row = found.row
    if isinstance(row, Quote):
        segments = tuple((segment["start"], segment["end"]) for segment in row.segments)
        return Mark(found.anchor, "quote", row.style, found.label, segments)
    return Mark(found.anchor, "claim", "claim", found.label, ((row.start, row.end),))
