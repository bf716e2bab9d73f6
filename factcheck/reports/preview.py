"""How a queue would look under other weights, before anyone sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.actions.ranking import claims_for_worth, worth_on_desk
from factcheck.models import Case, Desk

LOOKED_AT = 1_000  # open cases, the most check-worthy of today
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Moved:
    """A case at the top of the new order. places count from 1; worth: today's and the new one, 0..1."""

    case: Case
    place: int
    place_before: int
    worth: float
    worth_before: float

    @property
    def up(self) -> int:
        """How many places it rises; below zero it falls."""
        return self.place_before - self.place

    @property
    def down(self) -> int:
        return -self.up


@dataclass(frozen=True, slots=True)
class Preview:
    """top: the first SHOWN cases of the new order. left: those that would no longer be among them. n: cases compared."""

    top: list[Moved]
    left: list[Moved]
    n: int


def preview_weights(desk: Desk, shifts: Mapping[str, float]) -> Preview:
    """Compare the review order of the desk's open cases of today with that under shifts. Three queries; nothing is written."""
    cases = list(
        desk.cases.open()
        .with_has_matches()
        .select_related("statement__speaker")
        .defer("statement__search_text", "statement__search_vector", "statement__embedding")
        .order_by("-check_worthiness", "pk")[:LOOKED_AT]
    )
    worth = worth_on_desk(claims_for_worth({case.statement_id for case in cases}), shifts)
    after = {case.pk: worth.get(case.statement_id, 0.0) for case in cases}
    before = {case.pk: case.check_worthiness for case in cases}
    old, new = ranked(cases, before), ranked(cases, after)
    moved = [
        Moved(case, new[case.pk], old[case.pk], after[case.pk], before[case.pk])
        for case in sorted(cases, key=lambda case: new[case.pk])
    ]
    return Preview(
        moved[:SHOWN],
        [each for each in moved[SHOWN:] if each.place_before <= SHOWN],
        len(cases),
    )


def ranked(cases: list[Case], worth: Mapping[int, float]) -> dict[int, int]:
    """The place of each case in review order: what is watched and what has matches first, then the most check-worthy."""
    order = sorted(cases, key=lambda case: (-case.watch_rank, not case.has_matches, -worth[case.pk], case.pk))  # type: ignore[attr-defined]
    return {case.pk: place for place, case in enumerate(order, 1)}
