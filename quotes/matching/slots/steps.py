"""Amounts that tell of a change: the `drie` of `elf, drie minder dan vorig jaar` and what it makes of the eleven; `by` so much, `to` so much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.quantities import Quantity, may_agree
from quotes.matching.slots.tokens import Token

_BY, _TO, _FROM = {"by", "met"}, {"to", "naar", "tot"}, {"from", "van"}
_THAN = {"than", "dan", "on", "above", "below", "boven", "onder"}
_ALSO = {"en", "and"}
_REACH = 3  # words behind a step in which `meer` or `fewer` stands
_EVEN = 50.0


def stepped(
    tokens: Sequence[Token], amounts: Sequence[Quantity], others: Sequence[Quantity]
) -> Iterator[Quantity]:
    """What a level was or becomes by a step, a factor or a share told beside it, unless the other side states both."""
    if len(amounts) < 2:
        return
    known = [any(may_agree(each, other) for other in others) for each in amounts]
    for at, step in enumerate(amounts):
        for to, level in enumerate(amounts):
            if at == to or level.weak or (known[at] and (known[to] or step.unit != "change")):
                continue
            yield from _reached(tokens, step, level)


def _reached(tokens: Sequence[Token], step: Quantity, level: Quantity) -> Iterator[Quantity]:
    if step.kind == "percentage" and step.unit == "change" and level.kind != "percentage":
        yield from _times(step, level)
    elif step.kind == "percentage" and step.unit == "%":
        if level.kind != "percentage" and not level.weak and not step.weak and 0 < step.low == step.high:
            part = step.low / 100
            yield from (_at(level, step, level.low * by) for by in (part, 1 - part))
    elif _counts_alike(step, level) and (step.unit == "pp" or is_step(tokens, step)):
        yield from _moved(tokens, step, level)


def _counts_alike(step: Quantity, level: Quantity) -> bool:
    if step.unit == "pp":
        return level.kind == "percentage" and level.unit == "%"
    return step.kind == level.kind and (step.unit, step.dimension) == (level.unit, level.dimension)


def _times(step: Quantity, level: Quantity) -> Iterator[Quantity]:
    """Twice as many as 40, and what 40 is twice as many as."""
    factors = {1 + step.low / 100, *([2.0] if step.low == _EVEN else ())}
    for factor in factors:
        yield _at(level, step, level.low * factor)
        yield _at(level, step, level.low / factor)


def _moved(tokens: Sequence[Token], step: Quantity, level: Quantity) -> Iterator[Quantity]:
    """`940, 60 meer dan de week ervoor`: it was 880. `60 meer dan de 940`: it is 1,000."""
    sign = _sign(tokens, step)
    if sign and step.places[-1] < level.places[0] and _leads_to(tokens, step, level):
        sign = -sign
    yield from (_at(level, step, level.low - way * step.low) for way in ((sign,) if sign else (1, -1)))


def _leads_to(tokens: Sequence[Token], step: Quantity, level: Quantity) -> bool:
    between = range(step.places[-1] + 1, level.places[0])
    words = {tokens[place].word for place in between}
    return len(between) <= 4 and not _THAN.isdisjoint(words) and _ALSO.isdisjoint(words)


def _at(level: Quantity, step: Quantity, value: float) -> Quantity:
    places = (*level.places, *step.places)
    return replace(level, low=value * 0.995, high=value * 1.005, places=places, rough=True, bound="")


def is_step(tokens: Sequence[Token], amount: Quantity) -> bool:
    """Whether it is told as a change: by it, or so much more or less."""
    return role(tokens, amount) == "by" or _sign(tokens, amount) != 0


@cache
def _words(way: str) -> frozenset[str]:
    return frozenset(read_toml("quantities.toml")["steps"][way])


def _sign(tokens: Sequence[Token], step: Quantity) -> int:
    up, down = _words("up"), _words("down")
    end = step.places[-1] + 1
    for place in range(end, min(end + _REACH, len(tokens))):
        if tokens[place].opens_clause:
            break
        if tokens[place].word in up:
            return 1
        if tokens[place].word in down:
            return -1
    return 0


def role(tokens: Sequence[Token], amount: Quantity) -> str:
    """`by`, `to`, `from`, or "" for an amount that no change is told with."""
    first = min(amount.places)
    before = tokens[first - 1].word if first and not tokens[first].opens_clause else ""
    if before in _BY:
        return "by" if amount.kind != "number" or amount.unit or _sign(tokens, amount) else ""
    if before in _TO:
        return "to"
    end = max(amount.places) + 1
    leads = any(tokens[place].word in _TO for place in range(end, min(end + 2, len(tokens))))
    return "from" if before in _FROM and leads else ""


def changes_otherwise(
    a: tuple[Sequence[Token], Sequence[Quantity]], b: tuple[Sequence[Token], Sequence[Quantity]], kind: str
) -> bool:
    """Whether one figure is what it rises by here and to there, or from here and to there."""
    for one in a[1]:
        agreeing = [other for other in b[1] if other.kind == one.kind == kind and _is_one(one, other)]
        if len(agreeing) == 1 and sum(_is_one(each, agreeing[0]) for each in a[1]) == 1:
            mine, theirs = role(a[0], one), role(b[0], agreeing[0])
            if mine and theirs and mine != theirs:
                return True
    return False


def _is_one(one: Quantity, other: Quantity) -> bool:
    return one.low == one.high and other.low == other.high and may_agree(one, other)
