"""Two dates beside each other that are one: `woensdag 15 maart`, `volgende week dinsdag`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quotes.matching.slots.when import When, day_of


def merged(found: Iterable[When]) -> list[When]:
    """`woensdag 15 maart` is one date, as `volgende week dinsdag` is: the years and weeks in which the two do not fit fall away."""
    done: list[When] = []
    for when in found:
        last = done[-1] if done else None
        beside = last is not None and when.places[0] - last.places[-1] <= 2
        one = (_day_of_week(last, when) or _weekday_of(last, when)) if last and beside else None
        if last and one:
            done[-1] = replace(
                one, places=(*last.places, *when.places), relation=when.relation or last.relation
            )
        else:
            done.append(when)
    return done


def _weekday_of(last: When, when: When) -> When | None:
    """`woensdag 15 maart`."""
    if last.parts.keys() != {"weekday"} or "day" not in when.parts:
        return None
    weekday = last.parts["weekday"]
    fitting = tuple(each for each in when.windows if day_of(each[0]).weekday() == weekday)
    return replace(when, windows=fitting or when.windows)


def _day_of_week(last: When, when: When) -> When | None:
    """`volgende week dinsdag`, `Tuesday next week`."""
    week, day = (last, when) if last.key and last.key[0] == "week" else (when, last)
    if not (week.key and week.key[0] == "week" and week.windows and day.parts.keys() == {"weekday"}):
        return None
    at = week.windows[0][0] + day.parts["weekday"]
    return replace(day, windows=((at, at),), key=None)
