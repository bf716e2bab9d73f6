"""The bare value of a number, in figures or letters: `2.500.000`, `anderhalf miljoen`, `two hundred and fifty thousand`, `3e`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.matching.slots.number_words import SIGNS, ordinal_of, value_of
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.scales import is_year, magnitude, scaled
from quotes.matching.slots.tokens import Token
from quotes.matching.slots.units import units

_LONGEST_FIGURE = 30
_ORDINAL_ENDINGS = {"e", "de", "ste", "st", "nd", "rd", "th"}
_LABELS = {"nummer", "number", "artikel", "article", "perron", "platform", "kamer", "room", "gate", "route", "lijn", "line", "hoofdstuk", "chapter", "no", "nr"}  # fmt: skip
_PARTS = [(["three", "quarters"], 0.75), (["a", "quarter"], 0.25), (["driekwart"], 0.75), (["een", "kwart"], 0.25), (["kwart"], 0.25), (["quarter"], 0.25), (["a", "third"], 1 / 3), (["one", "quarter"], 0.25), (["two", "thirds"], 2 / 3)]  # fmt: skip
_RANKS = {"third"}
_BEFORE_YEARS = {
    "in",
    "sinds",
    "since",
    "tegen",
    "by",
    "tot",
    "until",
    "van",
    "of",
    "from",
    "vanaf",
    "eind",
    "begin",
    "late",
    "early",
}
_ARTICLES = {"een", "a", "an"}
# An article or `one` before these is no amount: one of them, een van de.
_NO_AMOUNT_AFTER = {"of", "van", "another", "day", "who", "that", "die", "dat", "and", "keer", "ander", "or", "is", "was", "can", "such"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """article: `een`, a number only before a unit. ordinal: a rank."""

    low: float
    high: float
    places: tuple[int, ...]
    ordinal: bool = False
    article: bool = False


def read_value(tokens: Sequence[Token], place: int, language: str) -> Value | None:
    """The number that begins at this token; None where none begins."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.is_figure:
        return _figure_value(tokens, place, language)
    if token.text in SIGNS:
        return Value(SIGNS[token.text], SIGNS[token.text], (place,))
    return part_of_scale(tokens, place, language) or _worded(tokens, place, language)


def part_of_scale(tokens: Sequence[Token], place: int, language: str) -> Value | None:
    """`a quarter of a million`, `driekwart miljard`."""
    for words, part in _PARTS:
        at = place + len(words)
        if [token.word for token in tokens[place:at]] != words:
            continue
        of = at < len(tokens) and tokens[at].word in ("of", "van")
        at += of
        article = at < len(tokens) and tokens[at].word in ("a", "an", "een")
        at += article
        if at >= len(tokens) or tokens[at].opens_clause:
            continue
        scale = read_toml("quantities.toml")["scale"][language].get(tokens[at].word, 0)
        if scale >= 1e3:
            return Value(part * scale, part * scale, tuple(range(place, at + 1)))
        if of == article and words[-1] not in _RANKS and _is_measure(tokens, at):
            return Value(part, part, tuple(range(place, at)))
    return None


def _is_measure(tokens: Sequence[Token], place: int) -> bool:
    """Whether a unit of time, of length and so on begins here: three quarters of `an hour`, driekwart `liter`."""
    names = (hit.value for hit in units().at(tokens, place) if len(tokens[place].text) > 1)
    return any(kind == "number" and unit not in ("pound", "second") for kind, unit, _, _ in names)


def is_time_and_part(tokens: Sequence[Token], place: int) -> bool:
    """Whether a part belongs to the unit before it: the `three quarters` of `a year and three quarters`."""
    if place < 2 or tokens[place - 1].word not in ("and", "en") or tokens[place].opens_clause:
        return False
    return _is_measure(tokens, place - 2) or value_of(tokens[place - 2].word, "en") is not None


def plain_value(token: Token, language: str) -> float | None:
    """The number in one token, without what multiplies it."""
    return figure_value(token.text, language) if token.is_figure else value_of(token.word, language)


def figure_value(figure: str, language: str) -> float | None:
    """`1.234,5` in Dutch, `1,234.5` in English; groups of three behind one mark are thousands in both."""
    if len(figure) > _LONGEST_FIGURE:
        return None
    plain = re.sub(r"[   ]", "", figure)
    decimal, grouping = (",", ".") if language == "nl" else (".", ",")
    marks = set(re.findall(r"[.,]", plain))
    parts = re.split(r"[.,]", plain)
    if marks == {grouping} and not all(len(part) == 3 for part in parts[1:]):
        return float(".".join(parts)) if len(parts) == 2 else None
    if marks == {decimal} and len(parts) > 2:
        return float("".join(parts)) if all(len(part) == 3 for part in parts[1:]) else None
    try:
        return float(plain.replace(grouping, "").replace(decimal, "."))
    except ValueError:
        return None


def _figure_value(tokens: Sequence[Token], place: int, language: str) -> Value | None:
    token = tokens[place]
    if place and token.gap in ("", "-") and tokens[place - 1].text[-1].isalpha():
        return None  # A37, CO2, m2, F-16
    value = figure_value(token.text, language)
    if is_year(token) and _stands_alone(tokens, place):
        return None
    if value is None or (_before(tokens, place, _LABELS) and not token.opens_clause):
        return None
    places = [place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after and after.gap == "" and after.text in SIGNS:
        value, places = value + SIGNS[after.text], [place, place + 1]
    elif after and after.gap in ("", "-") and after.word in _ORDINAL_ENDINGS and after.text.islower():
        return Value(value, value, (place, place + 1), ordinal=True)
    if _before(tokens, place, {"minus", "min"}):
        value, places = -value, [place - 1, *places]
    if (
        place >= 1
        and token.gap in ("-", "−", " -", " −")
        and not tokens[place - 1].is_figure
        and token.gap[0] == " "
    ):
        value = -value
    value, places = scaled(tokens, value, places, language)
    return Value(value, value, tuple(places))


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    """The year of `EK 1988`, `in 2050 tien miljoen`: behind a name or such a word, and counting nothing."""
    before = tokens[place - 1] if place and not tokens[place].opens_clause else None
    after = tokens[place + 1] if place + 1 < len(tokens) and not tokens[place + 1].opens_clause else None
    if before is None or not (before.is_capital or before.word in _BEFORE_YEARS):
        return False
    return after is None or not after.text[0].isalpha() or value_of(after.word, "nl") is not None


def _worded(tokens: Sequence[Token], place: int, language: str) -> Value | None:
    token = tokens[place]
    ordinal = ordinal_of(token.word, language)
    if ordinal and _is_in_name(tokens, place):
        return None
    if ordinal and not (
        language == "en" and token.word == "second" and not _before(tokens, place, {"the", "a", "its"})
    ):
        return Value(ordinal, ordinal, (place,), ordinal=True)
    if token.word in _ARTICLES or token.word == "one":
        return _after_article(tokens, place, language)
    value = value_of(token.word, language)
    if value is None:
        return None
    if value == 0.5:
        return _half(tokens, place, language)
    return _grown(tokens, value, [place], language)


def _is_in_name(tokens: Sequence[Token], place: int) -> bool:
    """The `Vijfde` of `Vijfde Republiek`."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return bool(
        after
        and tokens[place].is_capital
        and not tokens[place].first
        and after.is_capital
        and after.gap == " "
    )


def _after_article(tokens: Sequence[Token], place: int, language: str) -> Value | None:
    """`een miljoen`, `a hundred and fifty`, `één man`, `one woman`; else only a number before a unit."""
    if place + 1 >= len(tokens) or tokens[place + 1].opens_clause:
        return None
    after = tokens[place + 1]
    if (
        after.word in read_toml("quantities.toml")["scale"][language] and len(after.word) > 3
    ) or after.word == "honderd":
        return _grown(tokens, 1.0, [place], language)
    if [each.word for each in tokens[place + 1 : place + 4]] in (["and", "a", "half"], ["en", "een", "half"]):
        return _grown(tokens, 1.0, [place], language)
    if after.word in _NO_AMOUNT_AFTER:
        return None
    if after.word in ("half", "halve") and tokens[place].word != "one":
        return _half(tokens, place + 1, language)
    stressed = "é" in tokens[place].text.lower() or tokens[place].word == "one"
    before = tokens[place - 1].word if place else ""
    if stressed and before not in ("no", "this", "that", "the", "any", "every", "some", "nog", "de", "die"):
        return _grown(tokens, 1.0, [place], language)
    return Value(1.0, 1.0, (place,), article=True)


def _half(tokens: Sequence[Token], place: int, language: str) -> Value | None:
    """`half a million`, `een half miljoen`, `een half uur`; a half of a whole is a share, read elsewhere."""
    start = place - 1 if place and tokens[place - 1].word in _ARTICLES else place
    at = place + 1
    if at < len(tokens) and tokens[at].word in ("a", "an"):
        at += 1
    if at >= len(tokens) or tokens[at].opens_clause:
        return None
    value, places = scaled(tokens, 0.5, list(range(start, at)), language)
    return Value(value, value, tuple(places), article=value == 0.5)


def _grown(tokens: Sequence[Token], value: float, places: list[int], language: str) -> Value:
    """Add what follows: `honderd twintig`, `two hundred and fifty thousand`, `twee en een half`, `twee komma vijf`."""
    value, places = _with_decimals(tokens, value, places, language)
    total, places = scaled(tokens, value, places, language)
    smallest = magnitude(total)
    while (at := places[-1] + 1) < len(tokens) and not tokens[at].opens_clause:
        joined = tokens[at].word in ("and", "en") and at + 1 < len(tokens)
        start = at + 1 if joined else at
        if (
            joined
            and tokens[start].word in ("a", "een")
            and start + 1 < len(tokens)
            and tokens[start + 1].word == "half"
        ):
            total, places = scaled(tokens, total + 0.5, [*places, at, start, start + 1], language)
            break
        if joined and (part := _quarters(tokens, start)):
            total, places = scaled(tokens, total + 0.25 * part[0], [*places, at, *part[1]], language)
            break
        more = value_of(tokens[start].word, language)
        if more is None or more < 1 or more >= smallest or (joined and total < 100):
            break
        inner, reach = scaled(tokens, more, [start], language, below=smallest)
        if inner >= smallest:
            # two hundred (and) fifty thousand: the scale counts for both.
            total, reach = scaled(tokens, total + more, [start], language)
        else:
            total += inner
        smallest = magnitude(total)
        places = [*places, *([at] if joined else []), *reach]
    total, places = scaled(tokens, total, places, language)
    return Value(total, total, tuple(places))


def _quarters(tokens: Sequence[Token], place: int) -> tuple[int, range] | None:
    """`a quarter`, `three quarters`, `een kwart`, `driekwart`: how many, and where."""
    for words, part in _PARTS:
        if part in (0.25, 0.75) and [token.word for token in tokens[place : place + len(words)]] == words:
            return round(4 * part), range(place, place + len(words))
    return None


def _with_decimals(
    tokens: Sequence[Token], value: float, places: list[int], language: str
) -> tuple[float, list[int]]:
    at = places[-1] + 1
    if at + 1 < len(tokens) and tokens[at].word == ("komma" if language == "nl" else "point"):
        decimals = plain_value(tokens[at + 1], language)
        if decimals is not None and 0 < decimals < 100 and decimals.is_integer():
            return value + decimals / (10 if decimals < 10 else 100), [*places, at, at + 1]
    return value, places


def _before(tokens: Sequence[Token], place: int, words: set[str]) -> bool:
    return place > 0 and tokens[place - 1].word in words
