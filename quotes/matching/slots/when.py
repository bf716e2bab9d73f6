"""A date as the days it may be, or as the parts of a date that are known, and whether two can be the same."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import product
from typing import Literal

Relation = Literal["", "since", "before", "after", "until", "through", "by", "earliest"]
Window = tuple[int, int]  # first and last day, as ordinals
EVER = (0, 10**9)
PART_NAMES = ("year", "month", "day", "weekday", "every")
_HALF_YEAR = 183  # days
_UP_TO = ("before", "by", "until", "through")
_ONWARDS = ("since", "after", "earliest")


@dataclass(frozen=True, slots=True)
class When:
    """A date or an hour of the day.

    windows: what it may be; several where a year is not told, none where it cannot be known. parts: year, month, day, weekday
    (0 is Monday), every (a weekday that recurs). key: `yesterday` as ("day", -1), for statements without a date. minutes: an hour of the day, since midnight;
    several for `3 o'clock`. ends: something stops on it, so that it compares with an `until`. part: which third of it, as `within` was asked.
    """

    places: tuple[int, ...]
    windows: tuple[Window, ...] = ()
    parts: dict[str, int] = field(default_factory=dict)
    key: tuple[str, int] | None = None
    relation: Relation = ""
    minutes: tuple[int, ...] = ()
    weak: bool = False
    ends: bool = False
    part: tuple[float, float] | None = None

    def within(self, part: tuple[float, float]) -> When:
        """The part of it that `begin`, `medio` or `eind` leaves."""
        windows = tuple(
            (low + math.ceil((high - low + 1) * part[0]), low + math.ceil((high - low + 1) * part[1]) - 1)
            for low, high in self.windows
        )
        return replace(self, windows=windows, parts={} if windows else self.parts, part=part)


def window(first: date, last: date) -> Window:
    return first.toordinal(), last.toordinal()


def day_of(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def month_window(year: int, month: int) -> Window:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year < 9999:
        return EVER
    first = date(year, month, 1)
    return window(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def year_window(year: int, years: int = 1) -> Window:
    if not 1 <= year <= 9998 - years:
        return EVER
    return window(date(year, 1, 1), date(year + years - 1, 12, 31))


def day_window(year: int, month: int, day: int) -> Window | None:
    """None for the 31st of June."""
    try:
        made = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return window(made, made)


def may_be_same(a: When, b: When) -> bool | None:
    """Whether a and b can be the same; None where that cannot be told."""
    if a.minutes or b.minutes:
        return _meet_on_the_day(a, b) if a.minutes and b.minutes else None
    if a.windows and b.windows:
        return not _never_meet(a, b) and any(
            _meet(_reach(one, a, b), _reach(two, b, a))
            for one, two in product(a.windows, b.windows)
            if _are_near(one, two, a, b) or min(len(a.windows), len(b.windows)) == 1
        )
    if a.key and b.key:
        return _same_key(a.key, b.key) and (a.part == b.part or not (a.part and b.part))
    return _same_parts(_known(a), _known(b))


def _run_apart(a: When, b: When) -> bool:
    """Whether one is the start of a stretch and the other the end of one: `vanaf 1 mei` and `tot 1 mei`, `before` and `after midnight`."""
    return (a.relation in _UP_TO and b.relation in _ONWARDS) or (
        a.relation in _ONWARDS and b.relation in _UP_TO
    )


def touch(a: When, b: When) -> bool:
    """Whether a stretch that one ends is followed at once by one that the other starts: `tot en met zondag`, `vanaf maandag`."""
    ending, starting = (a, b) if a.relation in _UP_TO else (b, a)
    if ending.relation not in ("until", "through") or starting.relation not in ("since", "after"):
        return False
    if a.minutes and b.minutes:
        return not set(a.minutes).isdisjoint(b.minutes)
    return any(
        one[1] <= two[0] <= one[1] + 1 or one == two for one, two in product(ending.windows, starting.windows)
    )


def _never_meet(a: When, b: When) -> bool:
    """Of dates: `since` and `by` may both hold, as what is so since spring is so by the summer."""
    return {a.relation, b.relation} in (
        {"since", "until"},
        {"since", "through"},
        {"after", "by"},
        {"after", "until"},
        {"after", "through"},
    )


def _meet_on_the_day(a: When, b: When) -> bool:
    """`Before midnight` and `after midnight` never meet, nor do `until 6am` and `from 6am`."""
    return not _run_apart(a, b) and not set(a.minutes).isdisjoint(b.minutes)


def _are_near(one: Window, two: Window, a: When, b: When) -> bool:
    """Dates without their years are of one year, or next to each other: `until March` is before `in April`; no Easter is before another."""
    if _run_apart(a, b) and day_of(one[0]).year != day_of(two[0]).year:
        return False
    return abs(one[0] - two[0]) <= _HALF_YEAR or day_of(one[0]).year == day_of(two[0]).year


def _reach(stretch: Window, one: When, other: When) -> Window:
    """`before 1940` runs up to 1940, unless the other date is a `before` as well: then the years are compared."""
    if one.relation == other.relation:
        return stretch
    if one.relation in _UP_TO:
        if other.relation in _UP_TO or (other.ends and one.relation in ("until", "through")):
            # Before 1 May is by 30 April, and so may be `tot 1 mei`.
            early = one.relation == "before" or (
                one.relation == "until" and other.relation in ("through", "by")
            )
            return stretch[0] - early, stretch[1]
        return EVER[0], stretch[0] - 1 if one.relation == "before" else stretch[1]
    if one.relation == "earliest":
        return stretch[0], EVER[1]
    if one.relation == "after":
        return stretch[1] + 1, EVER[1]
    if one.relation == "since" and other.relation:
        return stretch[0], EVER[1]
    return stretch


def _meet(one: Window, two: Window) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _same_key(a: tuple[str, int], b: tuple[str, int]) -> bool | None:
    return a == b if a[0] == b[0] else None


def _known(when: When) -> dict[str, int]:
    """The parts that are certain, from a single window too."""
    if when.parts or len(when.windows) != 1:
        return when.parts
    first, last = (day_of(edge) for edge in when.windows[0])
    known = {"year": first.year} if first.year == last.year else {}
    if known and first.month == last.month:
        known["month"] = first.month
    if first == last:
        known |= {"day": first.day, "weekday": first.weekday()}
    return known


def grain(when: When) -> str:
    """How precise a date is: hour, day, month, year, or "" for seasons and the like."""
    if when.minutes:
        return "hour"
    known = _known(when)
    return next(
        (name for name in ("day", "month", "year") if name in known), "day" if "weekday" in known else ""
    )


def _same_parts(a: dict[str, int], b: dict[str, int]) -> bool | None:
    shared = [name for name in PART_NAMES if name in a and name in b]
    return all(a[name] == b[name] for name in shared) if shared else None
