"""Amounts told each and in all: three million for each of two is six together; 60 million in five years, 12 a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.quantities import DAYS, Quantity, may_agree
from quotes.matching.slots.reading import Reading

_DAY = 86400.0
_MOST = 1000  # of which there may be each


def totals(side: Reading, amounts: Sequence[Quantity], others: Sequence[Quantity]) -> Iterator[Quantity]:
    """What so much each comes to, by the counts of either side; nothing for what the other side states."""
    told = [
        q
        for q in amounts
        if q.kind != "percentage" and not q.weak and not any(may_agree(q, other) for other in others)
    ]
    if not told or len(amounts) + len(others) < 3:
        return
    each = is_each(side)
    for amount in told:
        for count in (*amounts, *others):
            times = _times(amount, count) if amount.rate else _count(count) if each else 0.0
            if times > 1 and count is not amount:
                yield replace(
                    amount, low=amount.low * times * 0.99, high=amount.high * times * 1.01, rate="", per=None, rough=True
                )  # fmt: skip


def _times(amount: Quantity, count: Quantity) -> float:
    """How often a year goes into four years."""
    if count.dimension != "time" or count.rate or count.low != count.high:
        return 0.0
    return count.low * count.worth / _DAY / DAYS[amount.rate]


def _count(count: Quantity) -> float:
    is_plain = count.kind == "number" and not count.unit and not count.dimension and count.low == count.high
    return count.low if is_plain and 2 <= count.low <= _MOST else 0.0


def is_each(side: Reading) -> bool:
    return any(True for place in range(len(side.tokens)) for _ in _each().at(side.tokens, place))


def tells_total(side: Reading) -> bool:
    return any(True for place in range(len(side.tokens)) for _ in _in_all().at(side.tokens, place))


def each_against_all(a: Reading, b: Reading, kind: str) -> bool:
    """Whether one figure is told for each, or per year, here and in all there."""
    if not any(
        _is_same(one, other, kind) or _is_same(other, one, kind) for one in a.amounts for other in b.amounts
    ):
        return False
    for one_side, other_side in ((a, b), (b, a)):
        if is_each(other_side) or not tells_total(other_side) or tells_total(one_side):
            continue
        for one in one_side.amounts:
            told_each = one.rate or (kind != "number" and is_each(one_side))
            if told_each and any(_is_same(one, other, kind) for other in other_side.amounts):
                return True
    return False


def _is_same(one: Quantity, other: Quantity, kind: str) -> bool:
    if not one.kind == other.kind == kind or one.weak or other.rate or other.per:
        return False
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def _each() -> Phrases[None]:
    return _lexicon("each")


def _in_all() -> Phrases[None]:
    return _lexicon("in_all")


@cache
def _lexicon(name: str) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in read_toml("quantities.toml")["totals"][name])
