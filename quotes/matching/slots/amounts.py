"""Read the amounts in a statement: `ruim 3.000`, `anderhalf miljoen euro`, `one in three`, `tussen 4 en 5 procent`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.matching.slots.bounds import bounded
from quotes.matching.slots.joined import joined
from quotes.matching.slots.quantities import Quantity
from quotes.matching.slots.rates import with_rate
from quotes.matching.slots.shares import find_shares, lookalikes
from quotes.matching.slots.spelled import Value, plain_value, read_value
from quotes.matching.slots.tokens import Token
from quotes.matching.slots.units import begins_unit, unit_at, units

_RANGE = {"nl": ("tot", "à", "a", "en"), "en": ("to", "and")}
_ADJECTIVES = ("e", "al", "ive", "ing", "ous", "full", "whole", "extra", "straight")
_PLURAL_TIMES = {"dagen", "weken", "maanden", "jaren", "uren", "days", "weeks", "months", "years", "hours"}
_PARTS = {
    "a half": 0.5, "een half": 0.5, "a quarter": 0.25, "een kwart": 0.25, "three quarters": 0.75, "driekwart": 0.75,
}  # fmt: skip
_SIGNS = ("€", "$", "£", "¥")
_BETWEEN = {"tussen", "between"}


def find_amounts(tokens: Sequence[Token], language: str, taken: Iterable[int] = ()) -> list[Quantity]:
    """Return the amounts in order. taken: tokens that are something else, the days and years of dates."""
    used = set(taken) | lookalikes(tokens, language)
    found = find_shares(tokens, language, used)
    for quantity in found:
        used.update(quantity.places)
    place = 0
    while place < len(tokens):
        value = read_value(tokens, place, language) if place not in used else None
        if value is None or not used.isdisjoint(value.places):
            place += 1
            continue
        finished = _finish(tokens, value, language, used)
        if finished and used.isdisjoint(finished.places):
            used.update(finished.places)
            found.append(finished)
        place = value.places[-1] + 1
    return joined(tokens, sorted(found, key=lambda each: each.places))


def _finish(tokens: Sequence[Token], value: Value, language: str, used: set[int]) -> Quantity | None:
    """Give a value its range, unit, rate and bound. None for an article that only looks like a number."""
    low, high, places = value.low, value.high, list(value.places)
    end = places[-1] + 1
    quantity = _with_unit(
        tokens, Quantity("number", low, high, tuple(places), rough=low != high), end, language
    )
    behind = places[-1] + len(quantity.places) - len(places) + 1
    until = None if _is_step(tokens, quantity) else _range_end(tokens, value, behind, language)
    if until:
        places += [place for place in until.places if place not in places]
        low = _scaled_alike(tokens, value, until, language)
        other = Quantity("number", low, until.high, tuple(places), rough=True)
        quantity = _with_unit(tokens, other, places[-1] + 1, language)
    if value.ordinal and not quantity.dimension:
        quantity = replace(quantity, dimension="ordinal")
    if value.article:
        if any(tokens[place].text in _SIGNS for place in quantity.places):
            return None  # a US$3bn deal
        if quantity.kind == "number" and quantity.dimension not in ("time", "length", "mass", "volume"):
            return None
        quantity = replace(quantity, weak=value.low != 0.5 or quantity.unit == "hour")
    return bounded(tokens, with_rate(tokens, _and_a_part(tokens, quantity), language, used), language)


def _is_step(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """`rose by six percentage points to 61 percent`: what it rose by begins no range."""
    before = {tokens[place].word for place in range(max(0, quantity.places[0] - 2), quantity.places[0])}
    return bool(quantity.unit) and not before.isdisjoint(("by", "met"))


def _range_end(tokens: Sequence[Token], value: Value, place: int, language: str) -> Value | None:
    """The second number of `4.000 tot 5.000`, `between 4 and 5`, `10-12`."""
    if place >= len(tokens) or value.low != value.high:
        return None
    before = [tokens[i].word for i in range(max(0, value.places[0] - 2), value.places[0])]
    between = not _BETWEEN.isdisjoint(before)
    word, gap = tokens[place].word, tokens[place].gap
    start = place
    if word in _RANGE[language] and not gap.strip():
        if word in ("en", "and") and not between:
            return None
        if "from" in before and word == "to":  # a change, no range
            return None
        start = place + 1
    elif not (tokens[place].is_figure and gap in ("-", "–") and tokens[value.places[-1]].is_figure):
        return None
    other = read_value(tokens, start, language)
    if other is None or other.ordinal or other.article:
        return None
    scaled = other.high
    if scaled <= value.low or (start == place and scaled > 20 * max(1.0, value.low)):
        return None
    signed = value.places[0] > 0 and tokens[value.places[0] - 1].text in _SIGNS
    if start == place and not signed and not _has_unit(tokens, other.places[-1] + 1, language):
        return None  # a score: 1-3
    return replace(other, places=(*range(place, other.places[0]), *other.places))


def _scaled_alike(tokens: Sequence[Token], value: Value, until: Value, language: str) -> float:
    """The 3 million of `between 3 and 4 million`."""
    bare = next((bare for place in until.places if (bare := plain_value(tokens[place], language))), 0.0)
    scale = until.high / bare if bare else 1.0
    return value.low * scale if scale >= 100 and value.low < bare else value.low


def _has_unit(tokens: Sequence[Token], place: int, language: str) -> bool:
    return place < len(tokens) and not tokens[place].opens_clause and not tokens[place].is_capital


def _with_unit(tokens: Sequence[Token], quantity: Quantity, place: int, language: str) -> Quantity:
    """The unit behind a number, or the sign of money before it."""
    first = quantity.places[0]
    if (first and tokens[first - 1].text in _SIGNS) or (
        first and tokens[first - 1].text in ("EUR", "USD", "GBP")
    ):
        _, unit, _, _ = next(hit.value for hit in units().at(tokens, first - 1))
        country = first >= 2 and tokens[first - 2].word == "us" and tokens[first - 1].text == "$"
        ahead = (first - 2, first - 1) if country else (first - 1,)
        return replace(quantity, kind="money", unit=unit, places=(*ahead, *quantity.places))
    if place >= len(tokens) or (tokens[place].opens_clause and tokens[place].gap.strip(" ,") != "-"):
        return quantity
    if tokens[place].word in ("van", "of") and tokens[place].gap == " " and quantity.low >= 1e3:
        return quantity
    if place + 1 < len(tokens) and tokens[place].is_capital and begins_unit(tokens, place + 1):
        place += 1  # 12 miljoen Britse pond, 310 Engelse mijl
    elif _is_adjective(tokens, place) and _is_time(tokens, place + 1):
        place += 1  # negen tropische dagen, five consecutive days
    best = unit_at(tokens, place, language)
    if best is None:
        return quantity
    kind, unit, dimension, worth = best.value
    places = (*quantity.places, *best.places)
    if kind == "money":
        low, high = quantity.low * worth, quantity.high * worth
        return replace(quantity, kind="money", unit=unit, low=low, high=high, places=places)
    if kind == "percentage":
        return replace(quantity, kind="percentage", unit=unit, places=places)
    if unit == "fahrenheit":
        low, high = ((each - 32) / 1.8 for each in (quantity.low, quantity.high))
        quantity = replace(quantity, low=low, high=high)
    return replace(quantity, unit=unit, dimension=dimension, worth=worth, places=places)


def _is_adjective(tokens: Sequence[Token], place: int) -> bool:
    """By its ending, before a plural unit of time that nothing follows such as `ago`."""
    if place + 1 >= len(tokens) or tokens[place + 1].opens_clause or tokens[place].is_figure:
        return False
    behind = tokens[place + 2].word if place + 2 < len(tokens) else ""
    return tokens[place].word.endswith(_ADJECTIVES) and behind not in (
        "ago",
        "geleden",
        "later",
        "earlier",
        "eerder",
    )


def _is_time(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].word in _PLURAL_TIMES


def _and_a_part(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """`a year and a half`, `twee uur en een kwart`, `a year and three quarters`."""
    end = quantity.places[-1] + 1
    words = [token.word for token in tokens[end : end + 3]]
    if not quantity.dimension or len(words) < 2 or words[0] not in ("and", "en"):
        return quantity
    size = next((n for n in (2, 1) if " ".join(words[1 : 1 + n]) in _PARTS), 0)
    if not size:
        return quantity
    part = _PARTS[" ".join(words[1 : 1 + size])]
    places = (*quantity.places, *range(end, end + 1 + size))
    return replace(quantity, low=quantity.low + part, high=quantity.high + part, places=places, weak=False)
