"""The units that numbers are counted in, by their names in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from quotes.matching.slots.phrases import Found, Phrases, read_toml
from quotes.matching.slots.tokens import Token

# (kind, unit, dimension, worth)
Unit = tuple[str, str, str, float]

_INTO = {"in", "into", "naar"}


@cache
def units() -> Phrases[Unit]:
    data = read_toml("quantities.toml")
    entries: list[tuple[str, Unit]] = []
    for unit, (dimension, worth, names) in data["units"].items():
        entries += [(name, ("number", unit, dimension, worth)) for name in names]
    for unit, names in data["percent"].items():
        entries += [(name, ("percentage", unit, "", 1.0)) for name in names]
    for unit, names in data["money"].items():
        currency, _, parts = unit.partition("/")
        entries += [(name, ("money", currency, "", 1 / float(parts or 1))) for name in names]
    return Phrases(entries)


def unit_at(tokens: Sequence[Token], place: int, language: str) -> Found[Unit] | None:
    """The longest name of a unit that begins at this place."""
    hits = [hit for hit in units().at(tokens, place) if _is_unit_here(tokens, hit.places, language)]
    return max(hits, key=lambda hit: len(hit.places), default=None)


def begins_unit(tokens: Sequence[Token], place: int) -> bool:
    """Whether a unit of more than two letters begins here."""
    return len(tokens[place].text) > 2 and any(True for _ in units().at(tokens, place))


def currencies(tokens: Sequence[Token]) -> Iterator[Found[str]]:
    """The currency in which something is paid or counted, in the order of the text: `in dollars`, `naar euro's`."""
    for hit in units().find(tokens):
        kind, currency, _, _ = hit.value
        first = hit.places[0]
        if kind == "money" and first and tokens[first - 1].word in _INTO:
            yield Found(currency, hit.places)


def _is_unit_here(tokens: Sequence[Token], places: tuple[int, ...], language: str) -> bool:
    """`5 m` and `20 c`, but not the article `l'` or a letter further on; `min` and `sec` only as abbreviations."""
    token = tokens[places[0]]
    if len(places) == 1 and len(token.text) == 1 and token.text.isalpha():
        return token.text.islower() or token.text == "C"
    return not (token.word == "second" and language == "en" and token.text == "second")
