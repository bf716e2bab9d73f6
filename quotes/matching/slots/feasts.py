"""Days that a part of the year falls on: fixed ones, and those that move with Easter or the weekday."""

from __future__ import annotations

from datetime import date
from functools import cache

from quotes.matching.slots.when import EVER, Window, month_window

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def part_window(part: str, year: int) -> Window:
    """First and last day of a part of calendar.toml in this year, as ordinals.

    `03-01 06-21` are month and day, past month 12 of the next year; `easter-2 easter+1` days from Easter Sunday;
    `09-tue-3` the third Tuesday of September.
    """
    first, last = part.split()
    return _edge(first, year), _edge(last, year)


def _edge(text: str, year: int) -> int:
    if text.startswith("easter"):
        return easter(year) + int(text.removeprefix("easter"))
    month, day = text.split("-", 1)
    first = month_window(year, int(month))[0]
    if not day.isdecimal():
        weekday = _WEEKDAYS.index(day[:3])
        return first + (weekday - date.fromordinal(first).weekday()) % 7 + 7 * (int(day[-1]) - 1)
    return first + int(day) - 1


@cache
def easter(year: int) -> int:
    """Easter Sunday of a year as ordinal, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991)."""
    if not 1 <= year < 9999:
        return EVER[0] + 1
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1).toordinal()
