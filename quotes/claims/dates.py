"""Words like `gisteren` and `vorig jaar` as dates, counted from the day of the article: only where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from quotes.claims.calendars import Calendar, calendar
from quotes.claims.result import Resolution
from quotes.language.spans import Span

Precision = Literal["year", "month", "day"]
FINENESS = {"year": 0, "month": 1, "day": 2}
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s,]*$")
_WORD_AFTER = re.compile(r"^['’]?\s?([^\W\d_]+)")
EARLY = 7  # days into a month or year in which someone quoted may have spoken in the one before


@dataclass(frozen=True, slots=True)
class Printed:
    """When an article was published, as exact as is known. spoken: the words are a speaker's own, who may have said them days before.

    past: they are about something that has happened, so a weekday is one that has been.
    """

    day: date
    precision: Precision
    past: bool
    spoken: bool


def resolve_dates(text: str, start: int, language: str, printed: Printed) -> Iterator[Resolution]:
    """Yield what stands for each word of time in a claim. start: where text begins in its article.

    In a newspaper `gisteren` is the day before the paper's; in what a speaker says that is not certain, and is left alone.
    """
    words = calendar(language)
    for found in words.time.finditer(text):
        before, after = _neighbours(text, found.start(), found.end())
        if before in words.not_behind or after in words.not_before:
            continue
        written = _written(found.group(), before, words, printed)
        if written:
            written = written[0].upper() + written[1:] if found.group()[0].isupper() else written
            first = start + found.start()
            span = Span(first, first + len(found.group()), found.group())
            yield Resolution(span, written, "date")


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = _WORD_BEFORE.search(text[:start]), _WORD_AFTER.match(text[end:])
    return before[1].lower() if before else "", after[1].lower() if after else ""


def _written(word: str, before: str, words: Calendar, printed: Printed) -> str:
    """Nothing where it is not certain."""
    lower = word.lower()
    bare = "_bare" if before in words.prepositions or before in map(str.lower, words.months) else ""
    if lower in words.years:
        year = printed.day.year + words.years[lower]
        return words.written["year" + bare].format(year=year) if _knows_year(printed) else ""
    if lower in words.months_away:
        return _month(words, bare, printed, words.months_away[lower]) if _knows_month(printed) else ""
    if printed.precision != "day" or printed.spoken:
        return ""
    if lower in words.days:
        away = words.days[lower]
        if before in words.idiom_behind or (away == 0 and not printed.past):
            return ""  # `Vandaag telt de stad 80.000 inwoners` may be these days
        return _day(words, "day" + bare, printed.day + timedelta(days=away), word)
    return _weekday(word, before, words, printed)


def _knows_year(printed: Printed) -> bool:
    if not printed.spoken:
        return True
    early = printed.day.month == 1 and (printed.precision != "day" or printed.day.day <= EARLY)
    return printed.precision != "year" and not early


def _knows_month(printed: Printed) -> bool:
    if printed.precision == "year":
        return False
    return not printed.spoken or (printed.precision == "day" and printed.day.day > EARLY)


def _month(words: Calendar, bare: str, printed: Printed, away: int) -> str:
    number = printed.day.year * 12 + printed.day.month - 1 + away
    year, month = divmod(number, 12)
    return words.written["month" + bare].format(month=words.months[month], year=year)


def _day(words: Calendar, template: str, day: date, word: str) -> str:
    return words.written[template].format(
        day=day.day, month=words.months[day.month - 1], year=day.year, word=word
    )


def _weekday(word: str, before: str, words: Calendar, printed: Printed) -> str:
    """Of something past: the last such day, today included; behind `afgelopen`, today excluded."""
    if not printed.past:
        return ""
    back = (printed.day.weekday() - words.weekdays[word.lower()]) % 7
    if before in words.last and back == 0:
        back = 7
    return _day(words, "weekday", printed.day - timedelta(days=back), word)
