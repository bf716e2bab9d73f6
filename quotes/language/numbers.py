"""Numbers in running text: `100.000`, `anderhalf miljoen`, `3%`, `€ 2,5 miljard`, `honderdduizend`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from quotes.language.spans import Span
from quotes.language.words import words_of

NumberKind = Literal["number", "percentage", "money"]

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
LONGEST = 60  # characters of a number in one word


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language writes numbers, from words/LANGUAGE.toml. spelled: every number in letters that is no compound."""

    decimal: str
    spelled: dict[str, float]
    compounds: dict[str, float]
    scales: dict[str, float]
    currencies: dict[str, str]
    percent: frozenset[str]
    not_alone: frozenset[str]


@cache
def _words(language: str) -> _Words:
    lists = words_of(language)["numbers"]
    return _Words(
        lists["decimal"],
        _spelled(lists),
        lists["compounds"],
        lists["scales"],
        _SIGNS | lists["currencies"],
        frozenset(lists["percent"].split()) | {"%"},
        frozenset(lists["not_alone"].split()),
    )


def _spelled(lists: dict[str, Any]) -> dict[str, float]:
    """`vijf`, `vijftig`, `vijfenvijftig`; `twenty`, `twenty-one`."""
    units, tens = lists["units"].split(), lists["tens"].split()
    table = {word: float(number) for number, word in enumerate(units, 1)}
    table |= {word: number * 10.0 for number, word in enumerate(tens, 2)} | lists["others"]
    for value, unit in enumerate(units[:9], 1):
        shape = lists["joined_units"].get(unit, lists["joined"])
        table |= {
            shape.format(unit=unit, ten=ten): number * 10.0 + value for number, ten in enumerate(tens, 2)
        }
    return table


_FIGURE = r"\d+(?:[.,]\d+)*(?!\w)|\d+(?:[.,]\d+)*(?=[a-zA-Z%])"
_MENTION = re.compile(rf"(?P<sign>[€$£] ?)?(?P<figure>{_FIGURE})|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)")
_AFTER = re.compile(r"[   ]?(?P<word>%|[^\W\d_]+|[€$£])")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as printed, with what it counts. unit: "%", a currency code, or the noun that follows; None at a stop."""

    span: Span
    value: float
    kind: NumberKind
    unit: str | None


def find_numbers(text: str, language: str) -> list[NumberMention]:
    """Return the numbers in text, in order. `een` and `one` count only before a scale: `een miljoen`."""
    return list(_mentions(text, language))


def _mentions(text: str, language: str) -> Iterator[NumberMention]:
    position = 0
    while found := _MENTION.search(text, position):
        position = found.end()
        value = (
            _figure(found["figure"], language) if found["figure"] else spelled_value(found["word"], language)
        )
        if value is None:
            continue
        scale, end = _scale(text, found.end(), language)
        if scale == 1.0 and found["word"] and found["word"].lower() in _words(language).not_alone:
            continue
        unit, kind, end = _unit(text, end, (found["sign"] or "").strip(), language)
        position = max(position, end)
        yield NumberMention(Span.of(text, found.start(), end), value * scale, kind, unit)


def _figure(digits: str, language: str) -> float | None:
    """`1.234,5` in Dutch, `1,234.5` in English; groups of three after one mark are thousands in both."""
    decimal = _words(language).decimal
    grouping = "." if decimal == "," else ","
    parts = re.split(r"[.,]", digits)
    marks = set(re.findall(r"[.,]", digits))
    if len(digits) > 40:
        return None
    if marks == {grouping} and not all(len(part) == 3 for part in parts[1:]):
        return float(".".join(parts)) if len(parts) == 2 else None
    try:
        return float(digits.replace(grouping, "").replace(decimal, "."))
    except ValueError:
        return None


def spelled_value(word: str, language: str) -> float | None:
    """The value of a number in letters: `tweehonderdduizend` is 200000; None for other words."""
    lower = word.casefold()
    found = _words(language).spelled.get(lower)
    return found if found is not None or len(lower) >= LONGEST else _compound(lower, language)


def _compound(lower: str, language: str) -> float | None:
    """`drieduizend`, `honderdvijftig`, `tweehonderdduizend`."""
    for scale_word, scale in _words(language).compounds.items():
        before, found, after = lower.partition(scale_word)
        if not found:
            continue
        head = 1.0 if not before else spelled_value(before, language)
        tail = 0.0 if not after else spelled_value(after, language)
        if head is not None and tail is not None and head < 1000:
            return head * scale + tail
    return None


def _scale(text: str, end: int, language: str) -> tuple[float, int]:
    found = _AFTER.match(text, end)
    scale = _words(language).scales.get(found["word"].casefold()) if found else None
    return (scale, found.end()) if found and scale else (1.0, end)


def _unit(text: str, end: int, sign: str, language: str) -> tuple[str | None, NumberKind, int]:
    if sign:
        return _SIGNS[sign], "money", end
    found = _AFTER.match(text, end)
    if not found:
        return None, "number", end
    word = found["word"].casefold()
    words = _words(language)
    if word in words.percent:
        return "%", "percentage", found.end()
    if word in words.currencies:
        return words.currencies[word], "money", found.end()
    return found["word"], "number", end
