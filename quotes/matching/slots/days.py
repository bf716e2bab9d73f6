"""Read days and months: `12 maart 2024`, `July 3`, `2024-03-12`, `1/10`, `gisteren`, `dinsdagavond`, `in maart`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.tokens import Token
from quotes.matching.slots.when import When, Window, day_window, month_window

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ENDINGS = {"st", "nd", "rd", "th", "e", "ste", "de"}
_MONTH_INTRODUCED = {
    "in", "since", "last", "next", "by", "early", "late", "of", "until", "before", "after", "from", "during", "mid", "this", "sinds",
    "vanaf", "eind", "begin", "half", "medio", "tot", "voor", "na", "van", "afgelopen", "komende", "vorige", "deze", "and", "en", "to", "through", "between", "tussen", "maand", "einde", "volgende",
}  # fmt: skip
_DOUBTFUL = {"may", "march", "mar", "jan", "dec", "sep", "jun", "aug"}
ANY_YEAR = range(1990, 2041)  # of a date without its year, said on a day that is not known
_PAST = {"vorige", "afgelopen", "last", "voorbije"}
_FUTURE = {"volgende", "komende", "next", "aanstaande", "coming"}


def find_days(tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]) -> Iterable[When]:
    """Yield days and months; where the year is not told, one window for each that is near said_on."""
    yield from _written_in_figures(tokens, language, said_on)
    yield from _with_month(tokens, said_on)
    for hit in _relative().find(tokens, used):
        if (
            tokens[hit.places[0]].word == "morgen"
            and hit.places[0]
            and tokens[hit.places[0] - 1].word in ("de", "elke")
        ):
            continue
        key = ("day", int(hit.value))
        day = said_on.toordinal() + key[1] if said_on else 0
        yield When(hit.places, ((day, day),) if said_on else (), key=key)
    for hit in _nights().find(tokens, used):
        today = said_on.toordinal() if said_on else 0
        yield When(
            hit.places,
            tuple((day, day) for day in (today - 1, today, today + 1)) if said_on else (),
            key=("night", 0),
        )
    yield from _weekdays(tokens, said_on)


@cache
def _nights() -> Phrases[str]:
    return Phrases([(name, "night") for name in read_toml("calendar.toml")["nights"]["night"]])


@cache
def _relative() -> Phrases[str]:
    return Phrases(
        [(name, key) for key, names in read_toml("calendar.toml")["days"].items() for name in names]
    )


@cache
def months() -> dict[str, int]:
    tables = read_toml("calendar.toml")["months"].values()
    return {name: number for number, names in enumerate(tables, 1) for name in names}


@cache
def _weekday_names() -> list[tuple[str, int]]:
    tables = read_toml("calendar.toml")["weekdays"].values()
    return [(name, number) for number, names in enumerate(tables) for name in names]


def weekday_of(word: str) -> int | None:
    """The weekday that a word begins with, 0 for Monday: dinsdagavond, Fridays; None for any other word."""
    return next((number for name, number in _weekday_names() if word.startswith(name)), None)


def _written_in_figures(tokens: Sequence[Token], language: str, said_on: date | None) -> Iterable[When]:
    """`2024-03-12`, `12-3-2024`, `12.3.2024`, `1/10`; English `1/10` may be in January or in October."""
    for place, token in enumerate(tokens):
        dotted = _DOTTED.fullmatch(token.text)
        if dotted:
            day, month, year = map(int, dotted.groups())
            yield from _day((place,), year, month, day)
        if place + 1 >= len(tokens) or not _are_figures(tokens[place : place + 2]):
            continue
        parts = [
            int(each.text)
            for each in tokens[place : place + 3]
            if each.text.isdecimal() and len(each.text) <= 4
        ]
        if len(parts) == 3 and _are_joined(tokens[place + 1 : place + 3]):
            if parts[0] > 31:
                yield from _day((place, place + 1, place + 2), *parts)
            elif parts[2] > 1000:
                yield from _day((place, place + 1, place + 2), parts[2], parts[1], parts[0])
                if language == "en":
                    yield from _day((place, place + 1, place + 2), parts[2], parts[0], parts[1])
        elif tokens[place + 1].gap == "/" and _on_a_day(tokens, place):
            yield from _near((place, place + 1), parts[1], parts[0], said_on)


def _are_figures(tokens: Sequence[Token]) -> bool:
    return all(each.text.isdecimal() and len(each.text) <= 4 for each in tokens) and _are_joined(tokens[1:])


def _are_joined(tokens: Sequence[Token]) -> bool:
    return all(each.gap in ("-", "/") for each in tokens)


def _on_a_day(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].word in ("op", "on", "per", "vanaf", "tot", "sinds", "dag")


def _with_month(tokens: Sequence[Token], said_on: date | None) -> Iterable[When]:
    """A month with what stands around it: day before or behind, year behind."""
    for place, token in enumerate(tokens):
        month = months().get(token.word)
        if month is None or (token.word in _DOUBTFUL and not token.is_capital):
            continue
        places, day = [place], None
        before = _day_number(tokens, place - 1, place)
        after = _day_number(tokens, place + 1, place + 2) if place + 1 < len(tokens) else None
        if before:
            day, places = before[0], [*before[1], place]
        elif after and not tokens[place + 1].opens_clause:
            day, places = after[0], [place, *after[1]]
        year, at = _year_behind(tokens, places[-1] + 1)
        places += [at] if year else []
        if day:
            made = (
                _day(tuple(places), year, month, day) if year else _near(tuple(places), month, day, said_on)
            )
            yield from made
        elif year:
            yield When(tuple(places), (month_window(year, month),), {"year": year, "month": month})
        elif token.is_capital or (place and tokens[place - 1].word in _MONTH_INTRODUCED):
            if token.word in _DOUBTFUL and (token.first or tokens[place - 1].is_capital):
                continue
            yield from _month_near(tokens, place, month, said_on)


def _day_number(tokens: Sequence[Token], place: int, behind: int) -> tuple[int, list[int]] | None:
    """A day of the month that ends at place, or begins there when behind: `3`, `3rd`, `the 3rd of`."""
    if behind > place + 0 and place >= 0 and tokens[place].word in ("of",):
        place -= 1
    places = [place]
    if place >= 1 and tokens[place].word in _ENDINGS and tokens[place].gap == "":
        place -= 1
        places = [place, *places]
    if not 0 <= place < len(tokens) or not tokens[place].text.isdecimal() or len(tokens[place].text) > 2:
        return None
    if place + 1 < len(tokens) and tokens[place + 1].word in _ENDINGS and tokens[place + 1].gap == "":
        places = [place, place + 1]
    number = int(tokens[place].text)
    return (number, places) if 1 <= number <= 31 else None


def _year_behind(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """The year and its place; 0 for none."""
    if place < len(tokens) and tokens[place].gap.strip() in ("", ",", "'", "’"):
        text = tokens[place].text
        if text.isdecimal() and len(text) == 4 and 1000 <= int(text) <= 2199:
            return int(text), place
    return 0, place


def _day(places: tuple[int, ...], year: int, month: int, day: int) -> Iterable[When]:
    made = day_window(year, month, day)
    if made:
        weekday = date.fromordinal(made[0]).weekday()
        yield When(places, (made,), {"year": year, "month": month, "day": day, "weekday": weekday})


def _near(places: tuple[int, ...], month: int, day: int, said_on: date | None) -> Iterable[When]:
    """A day without its year: that of the years around said_on."""
    years = range(said_on.year - 1, said_on.year + 2) if said_on else ANY_YEAR
    windows = tuple(made for year in years if (made := day_window(year, month, day)))
    if windows:
        yield When(places, windows, {"month": month, "day": day})


def _month_near(tokens: Sequence[Token], place: int, month: int, said_on: date | None) -> Iterable[When]:
    shifted = place > 0 and tokens[place - 1].word in _PAST | _FUTURE | {"this", "deze"}
    places = (place - 1, place) if shifted else (place,)
    if said_on is None:
        yield When(places, tuple(month_window(year, month) for year in ANY_YEAR), {"month": month})
        return
    years = [said_on.year - 1, said_on.year, said_on.year + 1]
    if shifted and tokens[place - 1].word in _PAST:
        years = [said_on.year if month <= said_on.month else said_on.year - 1]
    elif shifted and tokens[place - 1].word in _FUTURE:
        years = [said_on.year if month >= said_on.month else said_on.year + 1]
    yield When(places, tuple(month_window(year, month) for year in years), {"month": month})


def _weekdays(tokens: Sequence[Token], said_on: date | None) -> Iterable[When]:
    """`dinsdag`, `zaterdagnacht`, `last Monday`; the one before and the one after said_on unless a word tells which."""
    for place, token in enumerate(tokens):
        number = weekday_of(token.word)
        if number is None:
            continue
        before = tokens[place - 1].word if place else ""
        plural = token.word.endswith("s") and not token.text.endswith(("'s", "’s"))
        if plural or before in ("elke", "iedere", "every", "each"):
            yield When((place,), parts={"every": number})
            continue
        shifted = before in _PAST | _FUTURE
        places = (place - 1, place) if shifted else (place,)
        when = When(places, _weekday_windows(number, before, said_on), {"weekday": number})
        yield replace(when, key=("weekday", number))


def _weekday_windows(number: int, before: str, said_on: date | None) -> tuple[Window, ...]:
    if said_on is None:
        return ()
    today = said_on.toordinal()
    back = today - (said_on.weekday() - number) % 7
    last, ahead = back if back < today else back - 7, back + 7
    if before in _PAST:
        return ((last, last),)
    if before in ("this", "deze"):
        return tuple((day, day) for day in {today - said_on.weekday() + number, back + 7 * (back < today)})
    if before in _FUTURE:
        return ((ahead, ahead), (ahead + 7, ahead + 7)) if before == "next" else ((ahead, ahead),)
    return tuple((day, day) for day in dict.fromkeys((back, last, ahead)))
