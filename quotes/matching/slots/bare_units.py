"""Units that stand without an amount: how often (`elke maand`, `quarterly`), and in what currency (`betaalt in euro's`)."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.matching.slots.phrases import Found
from quotes.matching.slots.rates import frequencies
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.sides import Slot, SlotVerdict
from quotes.matching.slots.units import currencies


def bare_unit_slot(a: Reading, b: Reading) -> Slot | None:
    """Same or different where each side has one such unit and neither has an amount that is counted in one; else None."""
    for find, counts in ((_how_often, "rate"), (_currencies, "money")):
        if _is_counted(a, counts) or _is_counted(b, counts):
            continue
        mine, theirs = (_one(find(side)) for side in (a, b))
        if mine and theirs:
            verdict: SlotVerdict = "same" if mine.value == theirs.value else "different"
            return Slot("unit", a.printed(mine.places), b.printed(theirs.places), verdict)
    return None


def _is_counted(side: Reading, what: str) -> bool:
    return any(each.rate if what == "rate" else each.kind == "money" for each in side.amounts)


def _one(hits: Iterator[Found[str]]) -> Found[str] | None:
    """The unit that is named, once or more often; None where several are."""
    found = list(hits)
    return found[0] if len({hit.value for hit in found}) == 1 else None


def _how_often(side: Reading) -> Iterator[Found[str]]:
    taken = {place for when in side.dates for place in when.places}
    yield from (hit for hit in frequencies(side.tokens) if taken.isdisjoint(hit.places))


def _currencies(side: Reading) -> Iterator[Found[str]]:
    yield from currencies(side.tokens)
