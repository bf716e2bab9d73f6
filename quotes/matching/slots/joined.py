"""Amounts that stand together: `2 uur en 30 minuten` is one, `een week of twee` about two weeks, `van 8 naar 6 procent` two of one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.matching.slots.quantities import Quantity
from quotes.matching.slots.tokens import Token

_SHARED_SCALES = {"miljoen": 1e6, "miljard": 1e9, "million": 1e6, "billion": 1e9}
_POINTS = {"points", "point", "punten", "punt"}
_ABOUT = (0.88, 1.12)
_SHARING = {"naar", "to", "tot", "of", "or", "en", "and", "in plaats van", "instead of", "rather than", "tegen", "tegenover", "against", "en niet", "not"}  # fmt: skip


def joined(tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """Put amounts together that are one, and give those a unit that share the one of the next. found: in order, as is the answer."""
    return _in_points(tokens, _with_shared_units(tokens, _summed(tokens, found)))


def _in_points(tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """`54 percent, eight points up`: beside a percentage, points are those of percentages. `80 percent, against 60 for others`."""
    if not any(each.kind == "percentage" and each.unit == "%" for each in found):
        return found
    return [_as_points(tokens, each) for each in found]


def _as_points(tokens: Sequence[Token], each: Quantity) -> Quantity:
    end = each.places[-1] + 1
    if each.kind != "number" or each.unit or each.dimension or end >= len(tokens):
        return each
    if tokens[end].word not in _POINTS or tokens[end].opens_clause:
        return each
    return replace(each, kind="percentage", unit="pp", places=(*each.places, end))


def _summed(tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """`2 uur en 30 minuten`, `1 meter 80` as one amount."""
    done: list[Quantity] = []
    for each in found:
        last = done[-1] if done else None
        if last and _continues(tokens, last, each):
            worth = each.worth if each.unit else last.worth / 100
            low = last.low + each.low * worth / last.worth
            places = tuple(range(last.places[0], each.places[-1] + 1))
            done[-1] = replace(last, low=low, high=low, places=places, weak=False)
        else:
            done.append(each)
    return done


def _with_shared_units(tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """`van 8 naar 6 procent`, `4 of 5 kilo`: the first number is counted in the unit of the second."""
    done = list(found)
    for at in range(len(found) - 1, 0, -1):
        first, second = done[at - 1], done[at]
        between = range(first.places[-1] + 1, second.places[0])
        if _is_so_many(tokens, first, second):
            done[at - 1 : at + 1] = [_so_many(first, second)]
            continue
        shares_unit = " ".join(tokens[place].word for place in between) in _SHARING
        if shares_unit and first.kind == "number" and not first.unit and not first.dimension and second.unit:
            scale = _scale_of(tokens, second) if first.high < 1000 <= second.low else 1.0
            done[at - 1] = replace(
                first, low=first.low * scale, high=first.high * scale,
                kind=second.kind, unit=second.unit, dimension=second.dimension, worth=second.worth,
            )  # fmt: skip
    return done


def _is_so_many(tokens: Sequence[Token], one: Quantity, number: Quantity) -> bool:
    """`een liter of duizend`, `een week of twee`: about so many of them."""
    between = [tokens[place].word for place in range(one.places[-1] + 1, number.places[0])]
    return one.weak and one.low == 1 and between == ["of"] and number.low >= 2 and not number.unit


def _so_many(one: Quantity, number: Quantity) -> Quantity:
    places = tuple(range(one.places[0], number.places[-1] + 1))
    counted = replace(one, low=number.low, high=number.high)
    return counted.bounded("about", *_ABOUT, places)


def _scale_of(tokens: Sequence[Token], quantity: Quantity) -> float:
    """The million that `62` has in common with `50 miljoen`."""
    words = {tokens[place].word for place in quantity.places}
    return next((scale for word, scale in _SHARED_SCALES.items() if word in words), 1.0)


def _continues(tokens: Sequence[Token], last: Quantity, each: Quantity) -> bool:
    gap = each.places[0] - last.places[-1]
    if last.kind == "money" and each.kind == "number" and not each.unit and gap == 1 and not last.rough:
        # drie euro vijftig
        return (
            each.low < 100
            and not tokens[last.places[-1]].is_figure
            and not tokens[each.places[0]].opens_clause
        )
    if last.kind == each.kind == "money" and last.unit == each.unit and gap <= 2:
        # een euro en 75 cent
        is_joined = gap == 1 or tokens[last.places[-1] + 1].word in ("en", "and")
        return is_joined and each.low < 1 <= last.low and not tokens[each.places[0]].opens_clause
    if last.dimension not in ("time", "length", "mass") or gap > 2 or last.rough or each.rough:
        return False
    if gap == 2 and tokens[last.places[-1] + 1].word not in ("en", "and"):
        return False
    if any(tokens[place].opens_clause for place in range(last.places[-1] + 1, each.places[0] + 1)):
        return False
    if last.unit == "metre" and gap == 1 and not each.unit:
        return each.kind == "number" and 10 <= each.low < 100
    return each.dimension == last.dimension and each.worth < last.worth
