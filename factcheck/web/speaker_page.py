"""What one speaker said over time, and where it may contradict itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.text import Truncator

from factcheck.web.appearances import Appearance, first_appearances
from factcheck.web.beside import Slot, slots_from
from factcheck.web.timeline import Dated, Timeline, draw
from factcheck.web.wordings import pieces_of_match
from quotes.matching.wording import Piece
from quotes.models import Match, Speaker, Statement
from quotes.models.match import Relation

STATEMENTS = 200
CONTRADICTIONS = 30
UNREAD = ("search_text", "search_vector", "embedding")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the place where it first stood."""

    statement: Statement
    appearance: Appearance | None
    contradicts: bool


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one speaker that cannot both hold, as far as their words and numbers tell."""

    match: Match

    @property
    def earlier(self) -> Statement:
        return self.match.candidate

    @property
    def later(self) -> Statement:
        return self.match.query

    @property
    def slots(self) -> list[Slot]:
        """The points that differ, the earlier statement first."""
        return [slot for slot in slots_from(self.match, self.earlier) if slot.conflicts]

    @property
    def pieces(self) -> Sequence[Piece]:
        return pieces_of_match(self.match)


@dataclass(frozen=True, slots=True)
class Page:
    said: list[Said]
    more: bool
    contradictions: list[Contradiction]
    timeline: Timeline | None


def read_speaker(speaker: Speaker) -> Page:
    """The latest STATEMENTS, and CONTRADICTIONS among all, the likest pairs first. Five queries."""
    rows = Statement.objects.filter(speaker=speaker).defer(*UNREAD)
    latest = list(rows.order_by(F("said_on").desc(nulls_last=True), "-pk")[: STATEMENTS + 1])
    found = contradictions_of(speaker)
    marked = {pk for each in found for pk in (each.earlier.pk, each.later.pk)}
    places = first_appearances([each.pk for each in latest])
    said = [Said(each, places.get(each.pk), each.pk in marked) for each in latest[:STATEMENTS]]
    return Page(said, len(latest) > STATEMENTS, found, timeline_of(said, found))


def contradictions_of(speaker: Speaker) -> list[Contradiction]:
    """Pairs whose number, unit, amount or denial differs, which no editor rejected. One query.

    A claim in a quote of the same words makes one pair with it.
    """
    both = Q(query__speaker=speaker, candidate__speaker=speaker, relation=Relation.CONTRADICTS)
    pairs = Match.objects.shown().filter(both).select_related("query__speaker", "candidate__speaker")
    unread = [f"{side}__{column}" for side in ("query", "candidate") for column in UNREAD]
    found: dict[tuple[str, str], Contradiction] = {}
    for match in pairs.defer(*unread).best_first()[:CONTRADICTIONS]:
        found.setdefault((match.candidate.text, match.query.text), Contradiction(match))
    return list(found.values())


def timeline_of(said: Sequence[Said], found: Sequence[Contradiction]) -> Timeline | None:
    dated = [
        Dated(s.pk, s.said_on, s.kind, Truncator(s.text).chars(120))
        for s in (each.statement for each in said)
        if s.said_on is not None
    ]
    return draw(dated, [(each.earlier.pk, each.later.pk) for each in found])
