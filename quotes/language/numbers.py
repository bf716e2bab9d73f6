"""Numbers in running text: `100.000`, `anderhalf miljoen`, `3%`, `€ 2,5 miljard`, `honderdduizend`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from quotes.language.words import words_of

NumberKind = Literal["number", "percentage", "money"]

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
LONGEST = 60  # characters of a number in one word
REMEMBERED = 20_000  # words


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
# Words first: most of a text is words.
_MENTION = re.compile(rf"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)|(?P<sign>[€$£] ?)?(?P<figure>{_FIGURE})")
_AFTER = re.compile(r"[   ]?(%|[^\W\d_]+|[€$£])")


class NumberMention(NamedTuple):
    """A number as printed at start..end, with what it counts. unit: "%", a currency code, or the noun that follows; None at a stop."""

    start: int
    end: int
    text: str
    value: float
    kind: NumberKind
    unit: str | None


def find_numbers(
    text: str, language: str, *, within: Iterable[tuple[int, int]] | None = None
) -> list[NumberMention]:
    """Return the numbers in text, in order. `een` and `one` count only before a scale: `een miljoen`.

    within: the words that may be numbers, start..end, in order, for who knows them; without, all words are looked at.
    """
    return list(_mentions(text, language, ((0, len(text)),) if within is None else within))


def may_be_number(word: str, language: str) -> bool:
    """Whether a number can begin in a word: `7`, `A58`, `zevende-rangs`, `vijf`."""
    return any(
        found["figure"] or spelled_value(found["word"], language) is not None
        for found in _MENTION.finditer(word)
    )


def _mentions(text: str, language: str, within: Iterable[tuple[int, int]]) -> Iterator[NumberMention]:
    words, at = _words(language), 0
    for first, last in within:
        at = max(at, _with_sign(text, first))
        while at < last:
            found = _MENTION.search(text, at)
            if found is None or found.start() >= last:
                break
            number = _read(text, found, words, language)
            at = number.end if number else found.end()
            if number:
                yield number


def _with_sign(text: str, start: int) -> int:
    """Where a number that begins at start begins with its currency: `€ 12`, `$12`."""
    for before in (start - 1, start - 2):
        if before >= 0 and text[before] in _SIGNS:
            return before
        if text[before : before + 1] != " ":
            break
    return start


def _read(text: str, found: re.Match[str], words: _Words, language: str) -> NumberMention | None:
    start, end = found.span()
    word, sign, figure = found.groups()
    value = spelled_value(word, language) if word else _figure(figure, words.decimal)
    if value is None:
        return None
    after = _AFTER.match(text, end)
    scale = words.scales.get(after[1].casefold()) if after else None
    if scale is None and word and word.lower() in words.not_alone:
        return None
    if after and scale:
        end = after.end()
        value, after = value * scale, _AFTER.match(text, end)
    unit, kind, end = _unit(after, end, sign, words)
    return NumberMention(start, end, text[start:end], value, kind, unit)


@lru_cache(maxsize=REMEMBERED)
def _figure(digits: str, decimal: str) -> float | None:
    """`1.234,5` in Dutch, `1,234.5` in English; groups of three after one mark are thousands in both."""
    if digits.isdecimal():
        return float(digits) if len(digits) <= 40 else None
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


@lru_cache(maxsize=REMEMBERED)
def spelled_value(word: str, language: str) -> float | None:
    """The value of a number in letters: `tweehonderdduizend` is 200000; None for other words. Remembered: most words are none."""
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


def _unit(
    after: re.Match[str] | None, end: int, sign: str | None, words: _Words
) -> tuple[str | None, NumberKind, int]:
    """after: the word behind a number that ends at end."""
    if sign:
        return _SIGNS[sign.strip()], "money", end
    if not after:
        return None, "number", end
    word = after[1].casefold()
    if word in words.percent:
        return "%", "percentage", after.end()
    if word in words.currencies:
        return words.currencies[word], "money", after.end()
    return after[1], "number", end
