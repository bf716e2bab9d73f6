"""What follows from the amounts of one side: the difference of 62 and 50 million, half of 8 million, twice four years.

A reader works these out, so the other side may state them. They prove a likeness, never a difference. But for `from 24 to 18`, nothing is
worked out from an amount that the other side states as well: beside 2-1, the 3 of 3-1 is no sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from quotes.matching.slots.quantities import Quantity, may_agree
from quotes.matching.slots.tokens import Token

_CHANGES = {"naar", "to"}
_TIMES = {"keer", "maal", "times", "van", "of", "x"}
_MOST = 8  # amounts of one side that are put together
_BARE_SUM = 1e5


def derived(
    tokens: Sequence[Token], amounts: Sequence[Quantity], others: Sequence[Quantity]
) -> list[Quantity]:
    """Return what follows from the amounts of one side, in tokens. others: those of the other side."""
    told = [
        each
        for each in amounts
        if each.dimension != "ordinal"
        and not each.weak
        and not any(may_agree(each, other) for other in others)
    ]
    found = [each for one, other in combinations(told[:_MOST], 2) for each in _of_two(one, other)]
    for one, other in pairwise(amounts):
        if _is_times(tokens, one, other):
            found.append(_product(one, other))
        elif _is_change(tokens, one, other):
            found += _of_two(one, other)
    return found


def is_bare_sum(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether it is the figure of a sum of money without its currency: `vijftig miljoen` beside 50 million euros."""
    return any(
        {one.kind, each.kind} == {"number", "money"}
        and min(one.high, each.high) >= _BARE_SUM
        and not one.dimension
        and not each.dimension
        and one.low <= each.high
        and each.low <= one.high
        for each in others
    )


def _of_two(one: Quantity, other: Quantity) -> Iterator[Quantity]:
    if one.kind == other.kind and one.unit == other.unit and one.dimension == other.dimension:
        yield from _sum_and_difference(one, other)
        yield from _change(one, other)
    for share, whole in ((one, other), (other, one)):
        if share.kind == "percentage" and share.unit != "pp" and whole.kind != "percentage":
            yield from _parts(share, whole)


def _sum_and_difference(one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """`van 8 naar 6 procent`: a fall of 2 points. `47 to 45`: a majority of two."""
    places = (*one.places, *other.places)
    step, total = abs(other.low - one.low), one.low + other.low
    unit = "pp" if one.kind == "percentage" else one.unit
    yield replace(one, low=step, high=step, unit=unit, places=places, rough=False, bound="")
    if one.kind != "percentage":
        yield replace(one, low=total, high=total, places=places, rough=False, bound="")


def _change(one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """`van 8 naar 6 procent`: a fall of 25 percent. 240 and 480: half, doubled."""
    places = (*one.places, *other.places)
    for base, end in ((one.low, other.low), (other.low, one.low)):
        if base > 0:
            change, share = 100 * abs(end - base) / base, 100 * end / base
            yield Quantity("percentage", change, change, places, unit="change", rough=True)
            if one.kind != "percentage":
                yield Quantity("percentage", share, share, places, unit="%", rough=True)


def _parts(share: Quantity, whole: Quantity) -> Iterator[Quantity]:
    """Half of 8 million, what 8 million is half of, and what is half as much again or half less."""
    low, high = share.low / 100, share.high / 100
    factors = [(low, high), (1 + low, 1 + high)]
    if low:
        factors.append((1 / high, 1 / low))
    if high < 1:
        factors.append((1 - high, 1 - low))
    for least, most in factors:
        yield replace(
            whole, low=whole.low * least * 0.995, high=whole.high * most * 1.005, rough=True, bound=""
        )


def _is_times(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    """`drie keer zeven jaar`, `twee termijnen van vier jaar`, `six instalments of 50 euros`."""
    between = range(one.places[-1] + 1, other.places[0])
    return (
        one.kind == "number"
        and not one.dimension
        and 1 <= len(between) <= 3
        and tokens[between[-1]].word in _TIMES
        and not any(tokens[place].opens_clause for place in between)
    )


def _is_change(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    between = range(one.places[-1] + 1, other.places[0])
    return len(between) == 1 and tokens[between[0]].word in _CHANGES


def _product(times: Quantity, each: Quantity) -> Quantity:
    low, high = times.low * each.low, times.high * each.high
    return replace(each, low=low, high=high, places=(*times.places, *each.places), weak=False)
