"""Cards of cases: all that a list shows of each, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery

from factcheck.models import Case, Membership, User, WatchHit
from factcheck.models.case import CaseQuerySet
from factcheck.web.appearances import Appearance, first_appearances, speaker_in_words
from factcheck.web.echoes import flags_of
from factcheck.web.words import factors_in_words
from quotes.models import Claim, Match, Statement

MATCHES_COUNTED = 20  # more are shown as "20+"


class CountOf(Subquery):
    """How many rows a subquery gives; slice it, so that counting ends somewhere."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


@dataclass(frozen=True, slots=True)
class Card:
    """A case in a list. best: the likest of its matches, other: the statement on its far side."""

    case: Case
    appearance: Appearance | None
    speaker: str
    factors: list[str]
    matches: int
    best: Match | None = None
    other: Statement | None = None
    flag: str = ""
    watched: str = ""

    @property
    def matches_shown(self) -> str:
        return f"{MATCHES_COUNTED}+" if self.matches > MATCHES_COUNTED else str(self.matches)


def for_cards(cases: CaseQuerySet, user: User) -> CaseQuerySet:
    """Adds what a card needs of its own row: may_decide, match_count and best_match (an id)."""
    mine = Membership.objects.deciding().filter(desk=OuterRef("desk"), user=user)
    matches = Match.objects.shown().filter(
        Q(query=OuterRef("statement")) | Q(candidate=OuterRef("statement"))
    )
    related = cases.select_related("statement__speaker", "desk", "assignee", "review__reviewer")
    return related.defer(
        "statement__search_text", "statement__search_vector", "statement__embedding"
    ).annotate(
        may_decide=Exists(User.objects.filter(pk=user.pk, is_superuser=True)) | Exists(mine),
        match_count=CountOf(matches.order_by().values("pk")[: MATCHES_COUNTED + 1]),
        best_match=Subquery(matches.best_first().values("pk")[:1]),
    )


def cards(cases: Sequence[Case]) -> list[Card]:
    """The cards of cases that went through for_cards, in their order. Seven queries."""
    first = first_appearances([case.statement_id for case in cases])
    best = best_matches(case.best_match for case in cases)  # type: ignore[attr-defined]  # annotated
    flags = flags_of([case.statement_id for case in cases])
    watched = watched_in_words([case.pk for case in cases if case.watch_rank])
    return [
        card(
            case,
            first.get(case.statement_id),
            best.get(case.best_match),  # type: ignore[attr-defined]
            flags.get(case.statement_id, ""),
            watched.get(case.pk, ""),
        )
        for case in cases
    ]


def best_matches(ids: Iterable[int | None]) -> dict[int, Match]:
    found: QuerySet[Match] = Match.objects.filter(pk__in=[pk for pk in ids if pk]).select_related(
        "query__speaker", "candidate__speaker"
    )
    return {match.pk: match for match in found}


def card(case: Case, appearance: Appearance | None, best: Match | None, flag: str, watched: str) -> Card:
    claim = appearance.row if appearance and isinstance(appearance.row, Claim) else None
    return Card(
        case=case,
        appearance=appearance,
        speaker=speaker_in_words(case.statement, appearance),
        factors=factors_in_words(claim.factors) if claim else [],
        matches=case.match_count,  # type: ignore[attr-defined]  # annotated
        best=best,
        other=best.other_side(case.statement) if best else None,
        flag=flag,
        watched=watched,
    )


def watched_in_words(cases: Sequence[int]) -> dict[int, str]:
    """Why each case stands higher: what the desk watches in it, with its list. A query where there are any."""
    reasons: dict[int, list[str]] = defaultdict(list)
    if cases:
        hits = WatchHit.objects.filter(case__in=cases).select_related("entry__watch_list").order_by("pk")
        for hit in hits:
            reasons[hit.case_id].append(f"{hit.entry} ({hit.entry.watch_list})")
    return {pk: "; ".join(dict.fromkeys(each)) for pk, each in reasons.items()}


def visible_case(user: User, case_id: int) -> Case | None:
    """A case of user's desks with what its card needs; None for what is not theirs to see."""
    return for_cards(Case.objects.visible_to(user).with_has_matches(), user).filter(pk=case_id).first()
