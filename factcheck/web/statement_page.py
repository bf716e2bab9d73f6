"""One statement, and all the ways and places in which it was printed, the first one marked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from factcheck.web.appearances import Appearance, anchor_of, in_articles, place_of
from factcheck.web.wordings import readable
from quotes.actions.match_statement import side_of
from quotes.matching.slots import Slot
from quotes.matching.wording import Piece, Wording, compare_wording
from quotes.models import Claim, Match, Quote, Statement
from quotes.models.match import Band, Decision, Relation, WordingKind

VERSIONS = 30
PLACES = 60  # appearances shown in all


@dataclass(frozen=True, slots=True)
class Version:
    """One wording and where it stands. wording: what became of the first one; None for that one itself."""

    statement: Statement
    places: list[Appearance]
    wording: Wording | None

    @property
    def is_first(self) -> bool:
        return self.wording is None

    @property
    def kind(self) -> str:
        return str(WordingKind(self.wording.kind).label) if self.wording else ""

    @property
    def pieces(self) -> Sequence[Piece]:
        return readable(self.wording) if self.wording else ()

    @property
    def changed(self) -> Sequence[Slot]:
        return self.wording.changed if self.wording else ()


def versions(statement: Statement) -> list[Version]:
    """The wordings of what statement says, the earliest first, each compared with that one. Four queries."""
    everyone = [statement, *same_utterance(statement)]
    places = places_of([each.pk for each in everyone])
    everyone.sort(key=lambda each: first_seen(each, places.get(each.pk, [])))
    first = side_of(everyone[0])
    return [
        Version(each, places.get(each.pk, []), compare_wording(first, side_of(each)) if number else None)
        for number, each in enumerate(everyone)
    ]


def same_utterance(statement: Statement) -> list[Statement]:
    """Statements that an editor confirmed to be the same, are linked by themselves, or have the same speaker repeat it."""
    same_speaker = Q(
        query__speaker=F("candidate__speaker"), relation__in=(Relation.REPEATS, Relation.REWORDS)
    )
    linked = (
        Q(decision=Decision.CONFIRMED) | Q(band=Band.STRONG) | same_speaker | Q(relation=Relation.REPEATS)
    )
    pairs = Match.objects.of(statement).shown().filter(linked, query__kind=F("candidate__kind"))
    best = pairs.select_related("query__speaker", "candidate__speaker").best_first()[:VERSIONS]
    return [match.other_side(statement) for match in best]


def first_seen(statement: Statement, places: Sequence[Appearance]) -> tuple[str, int]:
    dates = [place.place.article.published_on for place in places if place.place.article.published_on]
    return str(min(dates, default=statement.said_on) or "9999"), statement.pk


def places_of(statements: Iterable[int]) -> dict[int, list[Appearance]]:
    """Where each statement stands in current articles, the earliest first; PLACES in all. Two queries."""
    rows: list[Quote | Claim] = []
    kinds: tuple[QuerySet[Quote] | QuerySet[Claim], ...] = (
        Quote.objects.all(),
        Claim.objects.select_related("quote"),
    )
    for kind in kinds:
        here = kind.filter(statement__in=statements, stale=False, article__superseded_by=None)
        rows += in_articles(here).order_by(F("article__published_on").asc(nulls_last=True), "article", "pk")[
            :PLACES
        ]
    found: dict[int, list[Appearance]] = {}
    for row in sorted(rows, key=lambda row: (row.article.published_on or datetime.date.max, row.article_id))[
        :PLACES
    ]:
        found.setdefault(row.statement_id, []).append(Appearance(row, anchor_of(row), place_of(row)))
    return found
