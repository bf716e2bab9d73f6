"""The slots number, unit, percentage and money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.matching.slots.complements import without_complements
from quotes.matching.slots.counted import counts_otherwise
from quotes.matching.slots.derived import derived, is_bare_sum
from quotes.matching.slots.parts import part_otherwise
from quotes.matching.slots.quantities import Quantity, is_comparable, may_agree
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.sides import Slot, SlotVerdict
from quotes.matching.slots.steps import changes_otherwise, stepped
from quotes.matching.slots.totals import each_against_all, totals
from quotes.matching.slots.unit_slot import unit_slot

_KINDS = ("number", "percentage", "money")
_SUM = 100_000  # a bare number from which it may be a sum of money


def number_slots(a: Reading, b: Reading) -> Iterator[Slot]:
    """A slot per kind of amount that a side has, and one for units where they part or both are printed."""
    mine, theirs = _aligned(a.amounts, b.amounts)
    left_mine = _unmatched(mine, [*theirs, *_worked_out(b, theirs, mine)])
    left_theirs = _unmatched(theirs, [*mine, *_worked_out(a, mine, theirs)])
    left_mine, left_theirs = without_complements(a, b, left_mine, left_theirs, _wholes(mine, theirs))
    unit = unit_slot(a, b, mine, theirs, left_mine, left_theirs)
    parts = part_otherwise(mine, theirs, left_mine, left_theirs)
    if parts:
        yield Slot("percentage", a.printed(parts[0].places), b.printed(parts[1].places), "different")
    for kind in _KINDS:
        if parts and kind == "percentage":
            continue
        here, there = ([q for q in side if q.kind == kind] for side in (mine, theirs))
        if not here and not there:
            continue
        verdict: SlotVerdict = "same" if here and there else "missing"
        if (
            here
            and there
            and (
                _conflict(left_mine, left_theirs, kind)
                or changes_otherwise((a.tokens, mine), (b.tokens, theirs), kind)
                or each_against_all(a, b, kind)
                or (kind == "number" and counts_otherwise(a, b))
            )
        ):
            verdict = "different"
        if (
            verdict != "different"
            and here
            and there
            and len([q for q in left_mine if q.kind == kind]) == len(here)
        ):
            verdict = "missing"
        if verdict != "different" and all(q.weak for q in (*here, *there)) and kind == "percentage":
            continue  # all traffic, alle verkeer
        yield Slot(kind, a.listed(here), b.listed(there), verdict)
    if unit:
        yield unit


def _worked_out(side: Reading, amounts: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    return [
        *derived(side.tokens, amounts, others),
        *stepped(side.tokens, amounts, others),
        *totals(side, amounts, others),
    ]


def _wholes(a: Sequence[Quantity], b: Sequence[Quantity]) -> set[float]:
    """The counts that both sides state."""
    mine, theirs = (
        {q.low for q in side if q.kind == "number" and not q.dimension and q.low == q.high} for side in (a, b)
    )
    return mine & theirs


def _aligned(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Read a Dutch `ton` as 100,000 euros beside money, `pounds` as a weight beside a weight, `five of the eight` as 5 and 8."""
    a, b = _counted_out(a, b), _counted_out(b, a)
    return [_beside(q, b) for q in a], [_beside(q, a) for q in b]


def _counted_out(amounts: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """A share in two numbers as these numbers, where the other side has no share but one of them."""
    if any(other.kind == "percentage" and not other.weak for other in others):
        return list(amounts)
    told = {
        other.low for other in others if other.kind == "number" and not other.dimension and not other.weak
    }
    return [number for each in amounts for number in _numbers_of(each, told)]


def _numbers_of(amount: Quantity, told: set[float]) -> list[Quantity]:
    if not any(amount.ratio) or told.isdisjoint(amount.ratio):
        return [amount]
    return [Quantity("number", each, each, amount.places) for each in amount.ratio]


def _beside(quantity: Quantity, others: Sequence[Quantity]) -> Quantity:
    money = any(other.kind == "money" for other in others)
    if quantity.kind == "number" and not quantity.unit and not quantity.dimension and quantity.low >= _SUM:
        sums = [other for other in others if other.kind == "money"]
        if len(sums) == len(others) == 1:  # 5,3 miljoen beside 3,5 miljoen euro
            return replace(quantity, kind="money", unit=sums[0].unit)
    mass = any(other.dimension == "mass" for other in others)
    if quantity.unit == "tonne" and money and not mass:
        low, high = quantity.low * 1e5, quantity.high * 1e5
        return Quantity("money", low, high, quantity.places, unit="EUR", rough=quantity.rough)
    if quantity.unit == "GBP" and mass and not money:
        return replace(quantity, kind="number", unit="pound", dimension="mass", worth=0.4536)
    return quantity


def _unmatched(amounts: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    return [
        q for q in amounts if not any(may_agree(q, other) for other in others) and not is_bare_sum(q, others)
    ]


def _conflict(a: Sequence[Quantity], b: Sequence[Quantity], kind: str) -> bool:
    """Whether both sides have an amount of this kind that the other does not know."""
    return any(_opposes(one, other) for one in a for other in b if one.kind == other.kind == kind)


def _opposes(a: Quantity, b: Quantity) -> bool:
    if a.kind == "number" and a.dimension != b.dimension:
        return False
    if a.weak and b.weak:
        return False
    if a.weak or b.weak:
        return a.rough and b.rough if a.kind == "percentage" else _measures(a, b)
    return is_comparable(a, b) or a.kind != "number"


def _measures(a: Quantity, b: Quantity) -> bool:
    """Whether one thing may be meant by `a pint` and by two litres."""
    return a.unit == b.unit or bool(a.dimension and a.unit and b.unit)


def complements(a: Reading, b: Reading) -> bool:
    """Whether two shares make a whole: a third has none, two thirds have one; less than half did, more than half did not."""
    mine, theirs = ([q for q in side.amounts if q.kind == "percentage"] for side in (a, b))
    if not len(mine) == len(theirs) == 1:
        return False
    one, other = mine[0], theirs[0]
    exact = one.low == one.high
    if exact != (other.low == other.high):
        return False
    slack = 0.6 if exact else 0.0
    return one.low <= 100 + slack - other.low and one.high >= 100 - slack - other.high
