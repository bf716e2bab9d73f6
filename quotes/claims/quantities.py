"""Numbers as reasons for a check: what is counted, and what only looks like a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.claims.words import signals
from quotes.language.numbers import NumberMention, find_numbers

REACH = 60  # characters beside a number that say what it is
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@lru_cache(maxsize=256)
def numbers_in(sentence: str, language: str) -> tuple[NumberMention, ...]:
    """The numbers of a sentence, in order. Remembered: a sentence is asked for its score, its clauses and its lists."""
    return tuple(find_numbers(sentence, language))


def number_factors(sentence: str, language: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield a factor per number, with its place in the sentence: quantity, percentage, money or number."""
    for number in numbers_in(sentence, language):
        name = _name(number, sentence, language)
        if name:
            yield name, (number.span.start, number.span.end)


def is_quantity(number: NumberMention, sentence: str, language: str) -> bool:
    """Is it more than a date, an hour, an age or a label?"""
    return _name(number, sentence, language) is not None


def _name(number: NumberMention, sentence: str, language: str) -> str | None:
    """What a number adds: `300 militairen`; dates, hours, ages (`(58)`), labels (`perron 5`, `A58`) are no quantities."""
    if number.kind != "number":
        return number.kind
    behind = number.span.start + len(_figure(number))
    rest = sentence[behind : behind + REACH]
    lists = _number_lists(language)
    if lists.hour.match(rest) or _YEAR.fullmatch(number.span.text):
        return None
    if number.unit and lists.time.fullmatch(number.unit):
        return None
    before = sentence[max(0, number.span.start - REACH) : number.span.start]
    if lists.label.search(before) or lists.age.match(rest) or _is_in_brackets(before, rest):
        return None
    if not number.unit or not number.unit.islower() or number.unit in lists.no_units:
        return "number"
    return (
        "quantity" if number.value >= 2 and (number.span.text[0].isdigit() or number.value > 12) else "number"
    )


@dataclass(frozen=True, slots=True)
class _NumberLists:
    """label: ends right before a number that only tells things apart. age: begins right behind one that is an age.

    hour: begins right behind an hour. time: what is counted tells when, a month or an hour.
    """

    label: re.Pattern[str]
    age: re.Pattern[str]
    hour: re.Pattern[str]
    time: re.Pattern[str]
    no_units: frozenset[str]


@cache
def _number_lists(language: str) -> _NumberLists:
    """`perron |5`, `A|58`, `32|-jarige`, `5| in`: read from the same file as the signals."""
    lists = signals(language)["numbers"]
    label = re.compile(rf"(?:[^\W\d_]|(?<!\w)(?:{'|'.join(lists['labels'])}) )$", re.I)
    age, hour, time = _one_of(lists["age"]), _one_of(lists["hours"]), _one_of(lists["times"], re.I)
    return _NumberLists(label, age, hour, time, frozenset(lists["no_units"]))


def _one_of(patterns: list[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Matches nothing when there are none."""
    return re.compile("|".join(patterns) or "(?!)", flags)


def _figure(number: NumberMention) -> str:
    """`58` of `58 in`."""
    return number.span.text.split()[0]


def _is_in_brackets(before: str, after: str) -> bool:
    """`Anke Mulderij (58)`: an age behind a name."""
    return before.endswith("(") and after.startswith(")")
