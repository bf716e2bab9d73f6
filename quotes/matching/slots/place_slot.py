"""The slot place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.matching.slots import gazetteer
from quotes.matching.slots.contrasts import Member
from quotes.matching.slots.counterparts import any_counterparts
from quotes.matching.slots.names import Name
from quotes.matching.slots.places import Place
from quotes.matching.slots.reading import Reading, is_near
from quotes.matching.slots.sides import Slot, SlotVerdict

Names = tuple[Sequence[Name], Sequence[Name]]
Contrasts = Sequence[tuple[list[Member], list[Member]]]


def place_slot(a: Reading, b: Reading, left: Names, contrasts: Contrasts) -> Iterator[Slot]:
    """Places that neither lies in, nor may lie in, one of the other side differ. left: names that only one side has."""
    known = _left_places(a.places, b.places), _left_places(b.places, a.places)
    located = _located(left[0]), _located(left[1])
    apart = bool(contrasts) or all(known) or any_counterparts(a, _strong(located[0]), b, _strong(located[1]))
    apart = apart or _town_beside(a, known[0], b, located[1]) or _town_beside(b, known[1], a, located[0])
    here: list[Place | Name | Member] = [
        *a.places,
        *located[0],
        *(each for pair in contrasts for each in pair[0]),
    ]
    there: list[Place | Name | Member] = [
        *b.places,
        *located[1],
        *(each for pair in contrasts for each in pair[1]),
    ]
    if not here and not there:
        return
    agree = any(gazetteer.may_agree(one.key, other.key) for one in a.places for other in b.places)
    verdict: SlotVerdict = "different" if apart else "same" if agree else "missing"
    yield Slot("place", a.listed(here), b.listed(there), verdict)


def _located(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if name.located]


def _strong(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if not name.weak]


def _left_places(mine: Sequence[Place], theirs: Sequence[Place]) -> list[Place]:
    """Places of one side that none of the other may lie in, or hold. What both have tells nothing of the rest."""
    shared = {place.key for place in mine} & {place.key for place in theirs}
    own, others = (
        _innermost([place.key for place in side if place.key not in shared]) for side in (mine, theirs)
    )
    others = others or shared
    return [
        place
        for place in mine
        if place.key in own and not any(gazetteer.may_agree(place.key, other) for other in others)
    ]


def _innermost(keys: Sequence[str]) -> set[str]:
    """Places without those that another of them lies in: of `Lochem in Gelderland` the town."""
    return {key for key in keys if not any(_holds(key, other) for other in keys)}


def _holds(outer: str, key: str) -> bool:
    return outer != key and (outer in gazetteer.around(key) or gazetteer.may_hold(outer, key))


def _town_beside(side: Reading, known: Sequence[Place], other: Reading, unknown: Sequence[Name]) -> bool:
    """A known town on one side, in the same words an unknown name on the other; a region may hold it, and `de Domstad` be the town."""
    towns = [place for place in known if not gazetteer.is_region(place.key)]
    names = [name for name in unknown if other.tokens[name.places[0]].is_capital]
    return bool(towns and names) and is_near(side, other)
