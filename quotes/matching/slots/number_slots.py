"""The slots number, unit, percentage and money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.matching.slots.quantities import Quantity, is_comparable, may_agree, same_figure
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.sides import Slot, SlotVerdict

_KINDS = ("number", "percentage", "money")
_COUNTED_REACH = 6
_CHANGES = {"naar", "to"}


def number_slots(a: Reading, b: Reading) -> Iterator[Slot]:
    """A slot per kind of amount that a side has, and one for units where they part or both are printed."""
    mine, theirs = _aligned(a.amounts, b.amounts)
    left_mine, left_theirs = (
        _unmatched(mine, [*theirs, *_derived(b)]),
        _unmatched(theirs, [*mine, *_derived(a)]),
    )
    unit = _unit_slot(a, b, mine, theirs, left_mine, left_theirs)
    for kind in _KINDS:
        here, there = ([q for q in side if q.kind == kind] for side in (mine, theirs))
        if not here and not there:
            continue
        verdict: SlotVerdict = "same" if here and there else "missing"
        if (
            here
            and there
            and (_conflict(left_mine, left_theirs, kind) or (kind == "number" and _is_crossed(a, b)))
        ):
            verdict = "different"
        if (
            verdict != "different"
            and here
            and there
            and len([q for q in left_mine if q.kind == kind]) == len(here)
        ):
            verdict = "missing"
        yield Slot(kind, a.listed(here), b.listed(there), verdict)
    if unit:
        yield unit


def _aligned(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Read a Dutch `ton` as 100,000 euros beside money, and `pounds` as a weight beside a weight."""
    return [_beside(q, b) for q in a], [_beside(q, a) for q in b]


def _beside(quantity: Quantity, others: Sequence[Quantity]) -> Quantity:
    money = any(other.kind == "money" for other in others)
    mass = any(other.dimension == "mass" for other in others)
    if quantity.unit == "tonne" and money and not mass:
        low, high = quantity.low * 1e5, quantity.high * 1e5
        return Quantity("money", low, high, quantity.places, unit="EUR", rough=quantity.rough)
    if quantity.unit == "GBP" and mass and not money:
        return replace(quantity, kind="number", unit="pound", dimension="mass", worth=0.4536)
    return quantity


def _unmatched(amounts: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    return [q for q in amounts if not any(may_agree(q, other) for other in others)]


def _derived(side: Reading) -> list[Quantity]:
    """What follows from `van 8 naar 6 procent`: a fall of 2 points, of 25 percent."""
    derived = []
    for first, second in zip(side.amounts, side.amounts[1:], strict=False):
        between = range(first.places[-1] + 1, second.places[0])
        if (
            len(between) != 1
            or side.tokens[between[0]].word not in _CHANGES
            or not is_comparable(first, second)
        ):
            continue
        step = abs(second.low - first.low)
        places = (*first.places, *second.places)
        unit = "pp" if first.kind == "percentage" else first.unit
        derived.append(
            Quantity(first.kind, step, step, places, unit=unit, dimension=first.dimension, worth=first.worth)
        )
        if first.low > 0:
            share = 100 * step / first.low
            derived.append(Quantity("percentage", share, share, places, unit="change", rough=True))
    return derived


def _conflict(a: Sequence[Quantity], b: Sequence[Quantity], kind: str) -> bool:
    """Whether both sides have an amount of this kind that the other does not know."""
    return any(_opposes(one, other) for one in a for other in b if one.kind == other.kind == kind)


def _is_crossed(a: Reading, b: Reading) -> bool:
    """Whether the numbers stand with other things: three dead and eleven hurt, eleven dead and three hurt."""
    mine, theirs = _counted(a), _counted(b)
    parting = [thing for thing in mine.keys() & theirs.keys() if not may_agree(mine[thing], theirs[thing])]
    return len(parting) > 1


def _counted(side: Reading) -> dict[str, Quantity]:
    """What each plain number counts, by the member of a set or the word right behind it; things counted twice are left out."""
    counted: dict[str, list[Quantity]] = {}
    for amount in side.amounts:
        if amount.kind == "number" and not amount.dimension:
            for thing in _things_behind(side, amount.places[-1]):
                counted.setdefault(thing, []).append(amount)
    return {thing: amounts[0] for thing, amounts in counted.items() if len(amounts) == 1}


def _things_behind(side: Reading, place: int) -> Iterator[str]:
    end = next((at for at in range(place + 1, len(side.tokens)) if _stops(side, at)), len(side.tokens))
    reach = range(place + 1, min(place + _COUNTED_REACH, end))
    yield from {f"{m.kind} {m.name}" for m in side.members if m.places[0] in reach and m.kind == "casualty"}
    if place + 1 in reach and side.carries_matter(place + 1) and not side.tokens[place + 1].is_capital:
        yield f"{side.side.language} {side.stem(place + 1)}"


def _stops(side: Reading, place: int) -> bool:
    token = side.tokens[place]
    return (
        token.opens_clause
        or token.word in ("en", "and")
        or any(place in each.places for each in side.amounts)
    )


def _opposes(a: Quantity, b: Quantity) -> bool:
    if a.kind == "number" and a.dimension != b.dimension:
        return False
    if a.weak and b.weak:
        return False
    if a.weak or b.weak:
        return a.rough and b.rough if a.kind == "percentage" else a.unit == b.unit
    return is_comparable(a, b) or a.kind != "number"


def _unit_slot(
    a: Reading, b: Reading, mine: Sequence[Quantity], theirs: Sequence[Quantity],
    left_mine: Sequence[Quantity], left_theirs: Sequence[Quantity],
) -> Slot | None:  # fmt: skip
    """Different where one figure is counted in two units; same where both sides print a unit and agree."""
    for one in left_mine:
        for other in left_theirs:
            if (
                one.kind != "money"
                and _unit_of(one) != _unit_of(other)
                and one.unit
                and other.unit
                and same_figure(one, other)
            ):
                return Slot("unit", a.printed(one.places), b.printed(other.places), "different")
    agreed = [
        (one, other)
        for one in mine
        for other in theirs
        if one.unit and other.unit and one.kind == "number" and may_agree(one, other)
    ]
    if not agreed:
        return None
    here, there = zip(*agreed, strict=True)
    return Slot("unit", a.listed(here), b.listed(there), "same")


def _unit_of(quantity: Quantity) -> tuple[str, str]:
    return quantity.unit, quantity.rate


def complements(a: Reading, b: Reading) -> bool:
    """Whether two shares make a whole: a third has none, two thirds have one."""
    mine, theirs = ([q for q in side.amounts if q.kind == "percentage"] for side in (a, b))
    return (
        len(mine) == len(theirs) == 1
        and abs(mine[0].low + theirs[0].low - 100) < 0.6
        and mine[0].low == mine[0].high
    )
