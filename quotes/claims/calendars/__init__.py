"""Words of time, one file a language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words in lower case, with how far they lie from the day, month or year of the article; written: templates of dates.

    time: finds any of these words in a text, the longest first.
    """

    days: dict[str, int]
    months_away: dict[str, int]
    years: dict[str, int]
    weekdays: dict[str, int]
    last: frozenset[str]
    months: tuple[str, ...]
    prepositions: frozenset[str]
    not_behind: frozenset[str]
    not_before: frozenset[str]
    idiom_behind: frozenset[str]
    written: dict[str, str]
    time: re.Pattern[str]


@cache
def calendar(language: str) -> Calendar:
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    weekdays = {
        name + part: number
        for number, name in enumerate(data["weekdays"])
        for part in ("", *data["day_parts"])
    }
    words = [*data["days"], *data["years"], *data["month_words"], *weekdays]
    longest_first = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return Calendar(
        days=data["days"],
        months_away=data["month_words"],
        years=data["years"],
        weekdays=weekdays,
        last=frozenset(data["last"]["words"]),
        months=tuple(data["months"]),
        prepositions=frozenset(data["prepositions"]),
        not_behind=frozenset(data["not_behind"]),
        not_before=frozenset(data["not_before"]),
        idiom_behind=frozenset(data["idiom_behind"]),
        written=data["written"],
        time=re.compile(rf"(?<![\w'’-])(?:{longest_first})(?![\w-])", re.I),
    )
