"""Numbers as reasons for a check: what is counted, and what only looks like a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.claims.words import signals
from quotes.language.numbers import NumberMention, find_numbers

REMEMBERED = 5_000  # units
LABEL = 20  # characters before it: longer than any word in `labels`
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Quantity(NamedTuple):
    """A number that can be checked, and the factor that it is: quantity, percentage, money or number."""

    factor: str
    number: NumberMention


def find_quantities(text: str, language: str, numerals: Iterable[tuple[int, int]]) -> list[Quantity]:
    """Return the numbers of a text that are more than a date, an hour, an age or a label, in order.

    numerals: the words in which a number may stand, start..end, in order.
    """
    named = (
        (_name(number, text, language), number) for number in find_numbers(text, language, within=numerals)
    )
    return [Quantity(name, number) for name, number in named if name]


def _name(number: NumberMention, text: str, language: str) -> str | None:
    """What a number adds: `300 militairen`; dates, hours, ages (`(58)`), labels (`perron 5`, `A58`) are no quantities."""
    if number.kind != "number":
        return number.kind
    behind = number.start + len(_figure(number))
    lists = _number_lists(language)
    if lists.behind.match(text, behind) or _YEAR.fullmatch(number.text):
        return None
    if number.unit and _is_time(number.unit, language):
        return None
    start = number.start
    before = text[max(0, start - LABEL) : start]
    if before[-1:].isalpha() or (before.lower().endswith(lists.labels) and lists.label.search(before)):
        return None
    if text[max(0, start - 1) : start] == "(" and text.startswith(")", behind):
        return None  # `Anke Mulderij (58)`
    if text.startswith(",", behind) and text.endswith(", ", 0, start) and before.rstrip(", ")[-1:].isalpha():
        return None  # `Anke Mulderij, 58,`
    if not number.unit or not number.unit.islower() or number.unit in lists.no_units:
        return "number"
    return "quantity" if number.value >= 2 and (number.text[0].isdigit() or number.value > 12) else "number"


@cache
def shares(language: str) -> re.Pattern[str]:
    """Shares without a figure in them, which would count twice."""
    phrases = [phrase for phrase in signals(language)["phrases"]["share"] if r"\d" not in phrase]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class _NumberLists:
    """labels: words right before a number that only tells things apart, and label: such a whole word. behind: begins right behind an hour or an age.

    time: what is counted tells when, a month or an hour.
    """

    labels: tuple[str, ...]
    label: re.Pattern[str]
    behind: re.Pattern[str]
    time: re.Pattern[str]
    no_units: frozenset[str]


@cache
def _number_lists(language: str) -> _NumberLists:
    """`perron |5`, `A|58`, `32|-jarige`, `5| in`: read from the same file as the signals."""
    lists = signals(language)["numbers"]
    labels = tuple(f"{label} " for label in lists["labels"])
    label = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})\Z", re.I)
    behind, time = _one_of(lists["age"] + lists["hours"]), _one_of(lists["times"], re.I)
    return _NumberLists(labels, label, behind, time, frozenset(lists["no_units"]))


@lru_cache(maxsize=REMEMBERED)
def _is_time(unit: str, language: str) -> bool:
    return _number_lists(language).time.fullmatch(unit) is not None


def _one_of(patterns: list[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Matches nothing when there are none."""
    return re.compile("|".join(patterns) or "(?!)", flags)


def _figure(number: NumberMention) -> str:
    """`58` of `58 in`."""
    return number.text.split()[0]
