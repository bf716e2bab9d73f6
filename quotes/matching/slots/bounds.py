"""The words before or behind an amount that make a bound or a rough figure of it: `ruim`, `at most`, `or more`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from quotes.matching.slots.phrases import Phrases, for_language, read_toml
from quotes.matching.slots.quantities import Quantity, grain
from quotes.matching.slots.tokens import Token

_BEFORE_WORDS = 5
_MOVING = {"go", "goes", "going", "went", "gone", "rise", "rises", "rising", "rose", "risen", "climb", "climbs", "climbed", "pushes", "pushed", "moves", "moved", "adds", "added", "brings", "brought", "jumps", "jumped", "crept", "put", "puts", "came", "comes", "shot"}  # fmt: skip
_WITHIN = {"binnen", "within"}
_FINEST = 0.02
_AMONG = {"onder", "under"}
# low and high as parts of the stated number.
_BOUNDS = {
    "more": (1.00001, 1.75), "well_more": (1.0, 1.25), "far_more": (1.2, 10.0), "less": (0.4, 0.99999), "nearly": (0.8, 0.9999),
    "least": (1.0, 2.0), "most": (0.4, 1.0), "about": (0.88, 1.12), "barely": (0.85, 1.05),
}  # fmt: skip


@cache
def _bounds(where: str, language: str) -> Phrases[str]:
    data = read_toml("quantities.toml")[where]
    return Phrases(
        [(phrase, bound) for bound, phrases in data.items() for phrase in for_language(phrases, language)]
    )


def bounded(tokens: Sequence[Token], quantity: Quantity, language: str) -> Quantity:
    """Widen the amount by the word before or behind it: `ruim`, `at most`, `or more`."""
    first, end = quantity.places[0], quantity.places[-1] + 1
    hits = [
        hit
        for start in range(max(0, first - _BEFORE_WORDS), first)
        for hit in _bounds("before", language).at(tokens, start)
        if hit.places[-1] == first - 1 and ".." not in tokens[hit.places[0]].text
    ]
    hits += list(_bounds("after", language).at(tokens, end)) if end < len(tokens) else []
    best = max(hits, key=lambda hit: len(hit.places), default=None)
    if best is None or best.value == "just":
        return quantity
    word = tokens[best.places[0]].word
    if word in _AMONG and quantity.kind == "number" and not quantity.unit:
        return quantity  # onder de drie kandidaten: among them
    if word in _WITHIN and not quantity.unit:
        return quantity
    if word == "over" and quantity.dimension in ("time", "length"):
        return _perhaps_over(quantity, best.places)
    before = best.places[0] - 1
    if word == "up" and before >= 0 and _moves(tokens, before):
        return quantity  # the duty goes up to 124 dollars
    low, high = _BOUNDS[best.value] if best.value != "about" else _about(quantity)
    places = tuple(sorted({*quantity.places, *best.places}))
    return quantity.bounded(best.value, low, high, places)


def _about(quantity: Quantity) -> tuple[float, float]:
    """`some 49 percent` is no 52, `some 50 percent` may be: a figure is rough by what its digits leave out."""
    low, high = _BOUNDS["about"]
    figure = quantity.low
    if quantity.rough or not figure or quantity.low != quantity.high:
        return low, high
    width = min(high - 1, max(grain(figure) / abs(figure), _FINEST))
    return 1 - width, 1 + width


def bound_within(tokens: Sequence[Token], places: Sequence[int], language: str) -> str:
    """The bound that a phrase begins with: that of `more than half`."""
    hits = [hit for hit in _bounds("before", language).at(tokens, places[0]) if set(hit.places) < set(places)]
    return max(hits, key=lambda hit: len(hit.places)).value if hits else ""


def _perhaps_over(quantity: Quantity, places: tuple[int, ...]) -> Quantity:
    """An average over seven days is one of seven; a wait of over a year is longer than one."""
    return replace(
        quantity,
        high=quantity.high * _BOUNDS["more"][1],
        rough=True,
        bound="over",
        places=(*places, *quantity.places),
    )


def _moves(tokens: Sequence[Token], place: int) -> bool:
    return any(tokens[at].word in _MOVING for at in (place, max(0, place - 2)))
