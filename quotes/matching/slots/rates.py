"""What an amount is counted per: `40 liter per dag`, `310 euros per household`, `every hour, 900 litres`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from quotes.matching.slots.phrases import Found, Phrases, read_toml
from quotes.matching.slots.quantities import Per, Quantity
from quotes.matching.slots.spelled import read_value
from quotes.matching.slots.tokens import Token

_REACH, _NEAR = 6, 4  # words behind an amount, and before it
_EACH = ("per", "elk", "elke", "ieder", "iedere", "each", "every")
_ARTICLES = ("a", "an")

Rate = str | Per


@cache
def _rates() -> Phrases[Rate]:
    """A unit of time, or a thing, by its wording: `per dag`, `every household`."""
    data = read_toml("quantities.toml")
    entries: list[tuple[str, Rate]] = []
    for unit, phrases in data["rates"].items():
        entries += [(phrase, unit) for phrase in phrases]
    for unit, (dimension, worth, names) in data["per"].items():
        thing = Per(unit, dimension, worth)
        entries += [(f"{'|'.join((*_EACH, *_ARTICLES))} {name}", thing) for name in names]
    return Phrases(entries)


def begins_rate(tokens: Sequence[Token], place: int) -> bool:
    """Whether `elk` or `every` at this place is that of `elk uur`, `every household`."""
    return tokens[place].word in _EACH and any(True for _ in _rates().at(tokens, place))


def frequencies(tokens: Sequence[Token]) -> list[Found[str]]:
    """How often: `elke maand`, `wekelijks`, `every quarter`; not `a year`, which may be a length of time."""
    hits = _rates().find(tokens)
    return [
        Found(hit.value, hit.places)
        for hit in hits
        if isinstance(hit.value, str) and (len(hit.places) == 1 or tokens[hit.places[0]].word in _EACH)
    ]


def with_rate(tokens: Sequence[Token], quantity: Quantity, language: str, used: set[int]) -> Quantity:
    """The time and the thing that an amount is counted per: within five words behind it, else before it in its clause.

    used: tokens of dates: `3 percent more than a year earlier` has no rate.
    """
    for hit in (*_behind(tokens, quantity, language, used), *_ahead(tokens, quantity, used)):
        if isinstance(hit.value, Per):
            quantity = quantity if quantity.per else replace(quantity, per=hit.value)
        elif not quantity.rate:
            quantity = replace(quantity, rate=hit.value)
        else:
            continue
        if hit.places[0] > quantity.places[-1]:
            quantity = replace(quantity, places=(*quantity.places, *hit.places))
    return quantity


def _behind(
    tokens: Sequence[Token], quantity: Quantity, language: str, used: set[int]
) -> Iterable[Found[Rate]]:
    place = end = quantity.places[-1] + 1
    while place < min(end + _REACH, len(tokens)) and not tokens[place].opens_clause:
        hit = max(_rates().at(tokens, place), key=lambda each: len(each.places), default=None)
        if hit and used.isdisjoint(hit.places) and _stands_behind(tokens, hit, end):
            yield hit
            place = end = hit.places[-1] + 1
            continue
        value = read_value(tokens, place, language)
        if value and not value.article:
            return  # in 2050 tien miljoen doden per jaar
        place += 1


def _stands_behind(tokens: Sequence[Token], hit: Found[Rate], end: int) -> bool:
    """`$95 a tonne`, but not `5 euros for a child`."""
    return (
        not isinstance(hit.value, Per) or tokens[hit.places[0]].word not in _ARTICLES or hit.places[0] == end
    )


def _ahead(tokens: Sequence[Token], quantity: Quantity, used: set[int]) -> Iterable[Found[Rate]]:
    """`per maand kost het twintig euro`, `elk uur veertig liter`, `Every hour, 900 litres`, `dagelijks zo'n 20 klanten`."""
    first = quantity.places[0]
    begins = _clause_start(tokens, first)
    for place in range(first - 1, begins - 1, -1):
        near = first - place <= _NEAR
        for hit in _rates().at(tokens, place):
            if not used.isdisjoint(hit.places) or hit.places[-1] >= first:
                continue
            if tokens[place].word in _EACH or (near and len(hit.places) == 1):
                yield hit


def _clause_start(tokens: Sequence[Token], place: int) -> int:
    """Where the clause begins; a rate that stands alone before it belongs to it."""
    while place and not tokens[place].opens_clause:
        place -= 1
    for hit in (hit for start in range(max(0, place - 3), place) for hit in _rates().at(tokens, start)):
        if hit.places[-1] == place - 1 and tokens[hit.places[0]].first:
            return hit.places[0]
    return place
