"""What an amount is counted per: `40 liter per dag`, `per maand kost het twintig euro`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.quantities import Quantity
from quotes.matching.slots.tokens import Token


@cache
def _rates() -> Phrases[str]:
    return Phrases(
        [
            (phrase, unit)
            for unit, phrases in read_toml("quantities.toml")["rates"].items()
            for phrase in phrases
        ]
    )


def with_rate(tokens: Sequence[Token], quantity: Quantity, used: set[int]) -> Quantity:
    """`40 liter afvalwater per dag`: a rate within three words behind the amount, or a word before it.

    used: tokens of dates: `3 percent more than a year earlier` has no rate.
    """
    end = quantity.places[-1] + 1
    for place in range(end, min(end + 4, len(tokens))):
        if tokens[place].opens_clause:
            break
        hit = max(_rates().at(tokens, place), key=lambda each: len(each.places), default=None)
        if hit and used.isdisjoint(hit.places):
            return replace(quantity, rate=hit.value, places=tuple(sorted({*quantity.places, *hit.places})))
    first = quantity.places[0]
    for place in range(first - 1, max(-1, first - 5), -1):
        ahead = next((hit for hit in _rates().at(tokens, place) if len(hit.places) == 1), None)
        if ahead:
            return replace(quantity, rate=ahead.value)
        if tokens[place].opens_clause:
            return quantity
    return _with_leading_rate(tokens, quantity)


def _with_leading_rate(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """`Per maand kost de belasting een gezin twintig euro`: the rate that the clause begins with."""
    place = quantity.places[0]
    while place and not tokens[place].opens_clause:
        place -= 1
    leading = next(iter(_rates().at(tokens, place)), None) if tokens[place].word == "per" else None
    return replace(quantity, rate=leading.value) if leading else quantity
