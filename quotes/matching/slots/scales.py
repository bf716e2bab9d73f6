"""The words that multiply a number: `2,5 miljoen`, `45k`, `two hundred thousand`, `drie dozijn`."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.tokens import Token

_MEASURED = {"high", "tall", "long", "wide", "deep", "hoog", "lang", "breed", "diep", "tower", "sprint", "from", "away", "below", "above"}  # fmt: skip


def magnitude(value: float) -> float:
    """What a next part must stay below: 2000 takes up to 999, 200 to 99, 20 to 9."""
    if value < 20 or value != int(value):
        return 0.0
    size = 10.0
    while value % (size * 10) == 0 and size < 1e12:
        size *= 10
    return size if value % 10 == 0 else 0.0


def scaled(
    tokens: Sequence[Token], value: float, places: list[int], language: str, below: float = 1e18
) -> tuple[float, list[int]]:
    """Multiply by the scale words that follow: `2,5` miljoen, `45` k, `two` hundred thousand."""
    scales = read_toml("quantities.toml")["scale"][language]
    places = list(places)
    while (at := places[-1] + 1) < len(tokens) and not tokens[at].opens_clause:
        token = tokens[at]
        scale = scales.get(token.word)
        if token.word == "dozen" and value < 100:
            scale = 12.0
        if scale is None or (scale < 1e2 and value > 99) or not _is_scale_here(tokens, at):
            break
        if language == "nl" and len(places) > 1 and scale <= value < 1e3:
            break
        if token.word == "honderd" and not 2 <= value <= 99:
            break
        if scale < 1e4 and is_year(tokens[places[-1]]):
            break
        if value * scale >= below and below < 1e18:
            return below, places
        value, places = value * scale, [*places, at]
    return value, places


def is_year(token: Token) -> bool:
    """Whether a figure may be a year: the 1988 of `the 1988 hundred metres`."""
    return len(token.text) == 4 and token.text[:2] in ("19", "20")


def _is_scale_here(tokens: Sequence[Token], place: int) -> bool:
    """`m` and `b` are million and billion right behind a figure, but `30m high` is metres."""
    token = tokens[place]
    if len(token.text) > 1 and token.word not in ("bn", "mn", "tn"):
        return True
    if not tokens[place - 1].is_figure:
        return False
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if token.word == "m":
        money = place >= 2 and tokens[place - 2].text in ("€", "$", "£")
        return money or (token.gap == "" and after not in _MEASURED and bool(after))
    return token.gap == "" or token.word != "b"
