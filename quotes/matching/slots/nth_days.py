"""Read days that are counted within a month or from another day: `the first Wednesday of May`, `de laatste dag van juni`, `two days before Easter`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from quotes.matching.slots.days import ANY_YEAR, months, weekday_of
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.spelled import read_value
from quotes.matching.slots.tokens import Token
from quotes.matching.slots.when import When, Window, month_window, year_window

_OF = {"of", "in", "van"}
_UNITS = {"day": "day", "dag": "day", "weekend": "weekend", "weekeinde": "weekend", "week": "week"}
_FROM_THERE = {"before": -1, "voor": -1, "after": 1, "na": 1}
_FARTHEST, _LONGEST_FEAST = 400, 5  # days


def find_nth_days(
    tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]
) -> Iterable[When]:
    """Yield the days, weekends and weeks that an ordinal counts within a month, or a day within a year."""
    for place in range(len(tokens) - 3):
        order = _orders().get(tokens[place].word)
        unit = _unit(tokens[place + 1])
        if order is None or unit is None or tokens[place + 2].word not in _OF:
            continue
        at = place + 3
        month = months().get(tokens[at].word)
        year = _year(tokens, at + 1 if month else at)
        if month:
            places = (place, place + 1, *range(at, at + 1 + bool(year)))
            years = [year] if year else _years_near(said_on)
            yield When(places, tuple(_nth(order, unit, month_window(each, month)) for each in years))
        elif year and unit == "day":
            yield When((place, place + 1, at), (_nth(order, unit, year_window(year)),))


@cache
def _orders() -> dict[str, int]:
    return {name: int(key) for key, names in read_toml("calendar.toml")["orders"].items() for name in names}


def _unit(token: Token) -> str | int | None:
    """day, weekend, week, or a weekday."""
    return _UNITS.get(token.word, weekday_of(token.word))


def _year(tokens: Sequence[Token], place: int) -> int | None:
    text = tokens[place].text if place < len(tokens) else ""
    return int(text) if len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2199 else None


def _years_near(said_on: date | None) -> Iterable[int]:
    return range(said_on.year - 1, said_on.year + 2) if said_on else ANY_YEAR


def _nth(order: int, unit: str | int, stretch: Window) -> Window:
    """order: from 1, or from the end with -1. A weekend begins on a Saturday; a week may begin on any day."""
    if unit == "day":
        day = stretch[0] + order - 1 if order > 0 else stretch[1] + order + 1
        return day, day
    if unit == "week":
        first = stretch[0] + 7 * (order - 1) if order > 0 else stretch[1] + 7 * order + 1
        return max(first - 2, stretch[0]), min(first + 8, stretch[1])
    weekday = 5 if isinstance(unit, str) else unit
    if order > 0:
        day = stretch[0] + (weekday - _weekday(stretch[0])) % 7 + 7 * (order - 1)
    else:
        day = stretch[1] - (_weekday(stretch[1]) - weekday) % 7 + 7 * (order + 1)
    return day, day + (unit == "weekend")


def _weekday(ordinal: int) -> int:
    return (ordinal - 1) % 7


def counted_from(tokens: Sequence[Token], when: When, language: str) -> When | None:
    """The day or week that lies so many days or weeks before or after a day: `two days before Easter`, `the day after`; None without.

    Around a longer stretch it is counted from its first or behind its last day.
    """
    at = when.places[0] - 1
    if at > 0 and tokens[at].word in ("the", "de", "het"):
        at -= 1
    if at < 1 or tokens[at].word not in _FROM_THERE or not when.windows:
        return _eve(tokens, when)
    period = _periods().get(tokens[at - 1].word)
    if period is None or tokens[at - 1].opens_clause:
        return None
    start, count = _count_before(tokens, at - 1, language)
    days = count * period
    if not 0 < days <= _FARTHEST:
        return None
    sign = _FROM_THERE[tokens[at].word]
    named = period > 1 and tokens[start - 1].word in ("de", "the") and count == 1
    windows = tuple(_moved(each, sign * days, period, named) for each in when.windows)
    return replace(when, windows=windows, parts={}, key=None, places=(*range(start, at + 1), *when.places))


def _moved(stretch: Window, days: int, period: int, named: bool) -> Window:
    """Of a feast of some days each may be meant. named: `the week after`, all of it."""
    edges = stretch if stretch[1] - stretch[0] < _LONGEST_FEAST else (stretch[days > 0],) * 2
    slack = 3 if period > 1 else 0
    first, last = edges[0] + days - slack, edges[1] + days + slack
    if named:
        return (edges[0] + 1, last) if days > 0 else (first, edges[1] - 1)
    return first, last


def _eve(tokens: Sequence[Token], when: When) -> When | None:
    """`on the eve of the feast`, `aan de vooravond van Pasen`; Christmas Eve is a day of its own."""
    start = next(
        (at for at in range(max(0, when.places[0] - 3), when.places[0] - 1) if _is_eve_of(tokens, at)), None
    )
    if start is None or not when.windows:
        return None
    windows = tuple((low - 1, low - 1) for low, _ in when.windows)
    places = (*range(start, when.places[0]), *when.places)
    return replace(when, windows=windows, parts={}, key=None, places=places)


def _is_eve_of(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].word in ("eve", "vooravond") and tokens[place + 1].word in ("of", "van")


def _count_before(tokens: Sequence[Token], end: int, language: str) -> tuple[int, int]:
    """Where the count of a period begins, and the count: 1 for `the day`, `a week`; 0 for none."""
    for start in range(max(0, end - 3), end):
        value = read_value(tokens, start, language)
        if value and value.places[-1] == end - 1 and value.low == value.high == int(value.low):
            return start, int(value.low)
    before = tokens[end - 1].word if end else ""
    if before in ("the", "de"):
        return end, 1
    if before in ("een", "a", "one"):
        return end - 1, 1
    return end, int(tokens[end].word in ("dag", "daags", "day"))


@cache
def _periods() -> dict[str, int]:
    """Lengths in days."""
    names = read_toml("calendar.toml")["periods"]
    return {
        name: days for key, days in (("day", 1), ("week", 7), ("fortnight", 14)) for name in names[key]
    } | {
        "daags": 1,
        "fortnight": 14,
    }
