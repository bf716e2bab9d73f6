"""What stands beside a statement: its matches, each with the reasons an editor judges it by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from factcheck.models import Case, Desk, MatchDecision, Review
from factcheck.web.appearances import Appearance, first_appearances, speaker_in_words
from factcheck.web.wordings import pieces_of_match
from factcheck.web.words import slot_outcome
from quotes.matching.wording import Piece
from quotes.models import Claim, FactCheck, Match, Quote, Statement
from quotes.models.match import Decision, Relation

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Slot:
    """One point of comparison. here: in the statement at hand, there: in the other. verdict: same, different or missing."""

    name: str
    here: str
    there: str
    verdict: str

    @property
    def outcome(self) -> str:
        return slot_outcome(self.name, self.verdict)

    @property
    def conflicts(self) -> bool:
        """Another speaker is no conflict: two people may assert the same."""
        return self.verdict == "different" and self.name != "speaker"


@dataclass(frozen=True, slots=True)
class Beside:
    """A match as seen from one of its sides. verdict: the standing review of the other side on the same desk."""

    match: Match
    other: Statement
    appearance: Appearance | None
    speaker: str
    slots: list[Slot]
    case: Case | None
    fact_check: FactCheck | None
    decided: MatchDecision | None
    same_story: bool = False

    @property
    def verdict(self) -> Review | None:
        return self.case.review if self.case else None

    @property
    def shared_words(self) -> list[str]:
        return list(self.match.reasons.get("shared_words", []))

    @property
    def relations(self) -> list[tuple[str, str]]:
        """What the two are to each other: (kind, in words), the weightiest first."""
        found = [("checked", _("already checked"))] if self.fact_check else []
        if self.match.relation:
            found.append((self.match.relation, str(self.match.get_relation_display())))
        if self.same_story:
            found.append(("story", _("same story")))
        if self.match.same_speaker:
            found.append(("speaker", self.same_speaker_when()))
        return found

    def same_speaker_when(self) -> str:
        here, there = self.match.other_side(self.other).said_on, self.other.said_on
        if here is None or there is None or here == there:
            return _("same speaker")
        return _("same speaker earlier") if there < here else _("same speaker later")

    @property
    def wording(self) -> str:
        """What became of the words; "" where the relation says as much."""
        said = {Relation.REPEATS, Relation.CONTRADICTS, Relation.DIFFERENT}
        return "" if self.match.relation in said else str(self.match.get_wording_display())

    @property
    def pieces(self) -> Sequence[Piece]:
        return pieces_of_match(self.match)

    @property
    def rejected(self) -> bool:
        return self.match.decision == Decision.REJECTED


def beside(statement: Statement, desk: Desk) -> list[Beside]:
    """The matches of statement, best first, rejected ones last. Eight queries."""
    pairs = Match.objects.of(statement).select_related("query__speaker", "candidate__speaker")
    matches = sorted(pairs.best_first()[:SHOWN], key=lambda match: match.decision == Decision.REJECTED)
    return with_reasons(matches, statement, desk)


def with_reasons(matches: Sequence[Match], statement: Statement, desk: Desk) -> list[Beside]:
    others = {match.pk: match.other_side(statement) for match in matches}
    ids = {other.pk for other in others.values()}
    places = first_appearances(ids)
    cases = {
        case.statement_id: case
        for case in desk.cases.filter(statement__in=ids).select_related("review__reviewer")
    }
    checks = {
        check.statement_id: check for check in FactCheck.objects.filter(statement__in=ids).order_by("-pk")
    }
    decided = last_decisions(matches)
    stories = stories_of({statement.pk, *ids})
    return [
        Beside(
            match=match,
            other=other,
            appearance=places.get(other.pk),
            speaker=speaker_of(other, places.get(other.pk), checks.get(other.pk)),
            slots=slots_from(match, statement),
            case=cases.get(other.pk),
            fact_check=checks.get(other.pk),
            decided=decided.get(match.pk),
            same_story=bool(stories[other.pk]) and stories[other.pk] <= stories[statement.pk],
        )
        for match in matches
        for other in [others[match.pk]]
    ]


def stories_of(statements: Collection[int]) -> dict[int, set[int | None]]:
    """The stories in which each statement stands. Two queries."""
    found: dict[int, set[int | None]] = defaultdict(set)
    for rows in (Quote.objects, Claim.objects):
        for pk, story in rows.filter(statement__in=statements, stale=False).values_list(
            "statement", "article__story"
        ):
            found[pk].add(story)
    return found


def last_decisions(matches: Sequence[Match]) -> dict[int, MatchDecision]:
    rows = MatchDecision.objects.filter(match__in=[match.pk for match in matches]).select_related(
        "decided_by"
    )
    return {row.match_id: row for row in rows.order_by("match_id", "-pk").distinct("match_id")}


def speaker_of(other: Statement, appearance: Appearance | None, check: FactCheck | None) -> str:
    if check and check.item_reviewed_author and not other.speaker:
        return check.item_reviewed_author
    return speaker_in_words(other, appearance)


def slots_from(match: Match, statement: Statement) -> list[Slot]:
    """The comparison with statement's side first, whichever side the search began at."""
    here, there = ("a", "b") if match.query_id == statement.pk else ("b", "a")
    return [
        Slot(slot["slot"], in_words(slot.get(here)), in_words(slot.get(there)), slot["verdict"])
        for slot in match.slots
    ]


def in_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
