"""Read dates and hours in a statement: `12 maart 2024`, `dinsdag`, `last year`, `eind 2021`, `om half vier`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from quotes.matching.slots.clock import find_hours
from quotes.matching.slots.date_joins import merged
from quotes.matching.slots.days import ANY_YEAR, find_days
from quotes.matching.slots.feasts import part_window
from quotes.matching.slots.nth_days import find_nth_days
from quotes.matching.slots.phrases import Found, read_toml
from quotes.matching.slots.reaches import lexicon, with_context
from quotes.matching.slots.spelled import read_value
from quotes.matching.slots.tokens import Token
from quotes.matching.slots.when import When, month_window, year_window

_AGO = {"geleden", "ago", "terug", "earlier"}


def find_dates(tokens: Sequence[Token], language: str, said_on: date | None) -> list[When]:
    """Return dates and hours in order. said_on: the day that relative ones are counted from."""
    found = find_hours(tokens, language)
    used = {place for when in found for place in when.places}
    for reader in (
        _ago,
        _leaning,
        find_nth_days,
        _parts_of_years,
        find_days,
        _ahead,
        _shifted,
        _decades,
        _years,
    ):
        for when in reader(tokens, language, said_on, used):
            if used.isdisjoint(when.places):
                used.update(when.places)
                found.append(when)
    return merged(
        sorted((with_context(tokens, when, language) for when in found), key=lambda when: when.places)
    )


def _ago(tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]) -> Iterable[When]:
    """`twee jaar geleden`, `three weeks ago`."""
    for place, token in enumerate(tokens):
        if token.word not in _AGO or place < 2 or tokens[place - 1].word not in _periods():
            continue
        start = next(
            (
                at
                for at in range(place - 2, max(-1, place - 5), -1)
                if _ends_at(tokens, at, place - 1, language)
            ),
            None,
        )
        if start is None or (token.word == "earlier"):
            continue
        value = read_value(tokens, start, language)
        if value and value.low < 5000:
            period = _periods()[tokens[place - 1].word]
            when = _moved(period, -round(value.low), said_on, tuple(range(start, place + 1)))
            yield when if value.low == int(value.low) else replace(when, windows=(), key=None, weak=True)


def _ahead(tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]) -> Iterable[When]:
    """`over drie weken`, `three weeks from now`."""
    for place, token in enumerate(tokens):
        period = _periods().get(token.word)
        if period is None or not place:
            continue
        from_now = [each.word for each in tokens[place + 1 : place + 3]] in (
            ["from", "now"],
            ["from", "today"],
        )
        for start in range(max(0, place - 3), place):
            over = language == "nl" and start > 0 and tokens[start - 1].word == "over"
            value = read_value(tokens, start, language) if over or from_now else None
            if value and value.places[-1] == place - 1 and value.low < 500:
                places = range(start - over, place + 1 + 2 * from_now)
                yield _moved(period, round(value.low), said_on, tuple(places))
                break


def _ends_at(tokens: Sequence[Token], start: int, end: int, language: str) -> bool:
    value = read_value(tokens, start, language)
    return bool(value and value.places[-1] == end - 1)


@cache
def _periods() -> dict[str, str]:
    return {name: key for key, names in read_toml("calendar.toml")["periods"].items() for name in names}


def _leaning(tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]) -> Iterable[When]:
    for hit in lexicon("leaning").find(tokens, used):
        yield When(hit.places, weak=True)


@cache
def _shifts() -> dict[str, int]:
    return {name: int(key) for key, names in read_toml("calendar.toml")["shifts"].items() for name in names}


def _shifted(tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]) -> Iterable[When]:
    """`vorige week`, `next summer`, `this year`; `the last ten years` is no date."""
    for place in range(len(tokens) - 1):
        shift = _shifts().get(tokens[place].word)
        if shift is None or tokens[place + 1].opens_clause:
            continue
        word = tokens[place + 1].word
        places = (place, place + 1)
        if word in _periods():
            yield _moved(_periods()[word], shift, said_on, places)
        elif word == "weekend":
            yield _weekend(shift, said_on, places)
        elif part := next(iter(lexicon("parts").at(tokens, place + 1)), None):
            years = range(-1, 2) if shift == 0 else (shift - 1, shift) if shift < 0 else (0, 1)
            windows = tuple(part_window(part.value, said_on.year + each) for each in years) if said_on else ()
            yield When((place, *part.places), windows, key=(part.value, shift))


def _moved(period: str, shift: int, said_on: date | None, places: tuple[int, ...]) -> When:
    """The day, week, month or year that lies `shift` away. A month ago is around that day, a year ago that year."""
    key = (period, shift)
    if said_on is None:
        return When(places, key=key)
    today = said_on.toordinal()
    if period == "day":
        return When(places, ((today + shift, today + shift),), key=key)
    if period in ("week", "fortnight"):
        monday = today - said_on.weekday() + 7 * shift * (2 if period == "fortnight" else 1)
        return When(places, ((monday, monday + 6), (today + 7 * shift, today + 7 * shift)), key=key)
    if period == "month":
        return When(places, (month_window(said_on.year, said_on.month + shift),), key=key)
    years = {"year": 1, "decade": 10, "century": 100}[period]
    start = said_on.year // years * years + shift * years
    return When(places, (year_window(start, years),), key=key)


def _weekend(shift: int, said_on: date | None, places: tuple[int, ...]) -> When:
    """The one before, the one that is or comes, or either of the next two: people differ on which is `next`."""
    if said_on is None:
        return When(places, key=("weekend", shift))
    coming = said_on.toordinal() - said_on.weekday() + 5
    under_way = said_on.weekday() >= 5
    weeks = {-1: (-1,), 0: (0,), 1: (1,) if under_way else (0, 1)}.get(shift, (shift,))
    windows = tuple((coming + 7 * week, coming + 7 * week + 1) for week in weeks)
    return When(places, windows, key=("weekend", shift))


def _parts_of_years(
    tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]
) -> Iterable[When]:
    """`de zomer van 2018`, `het eerste kwartaal`, `Kerstmis`; halves only with their year."""
    for hit in lexicon("parts").find(tokens, used):
        at = hit.places[-1] + 1
        at += at < len(tokens) and tokens[at].word in ("van", "of")
        year, behind = _year_behind(tokens, at, said_on)
        first = tokens[hit.places[0]]
        if year:
            yield When((*hit.places, *behind), (part_window(hit.value, year),))
        elif _is_part_alone(tokens, hit, first) and not _is_shifted(tokens, hit.places[0]):
            years = range(said_on.year - 1, said_on.year + 2) if said_on else ANY_YEAR
            yield When(hit.places, tuple(part_window(hit.value, each) for each in years), key=(hit.value, 0))


def _year_behind(
    tokens: Sequence[Token], at: int, said_on: date | None
) -> tuple[int | None, tuple[int, ...]]:
    """The year that begins at this place and its places: `2018`, `volgend jaar`."""
    words = [token.word for token in tokens[at : at + 2]]
    if said_on and len(words) == 2 and words[0] in _shifts() and words[1] in ("jaar", "year"):
        return said_on.year + _shifts()[words[0]], (at, at + 1)
    return year_at(tokens, at), (at,)


def _is_shifted(tokens: Sequence[Token], place: int) -> bool:
    """`last summer` is read with its `last`."""
    return place > 0 and tokens[place - 1].word in _shifts()


def _is_part_alone(tokens: Sequence[Token], hit: Found[str], first: Token) -> bool:
    """`in the spring`, `in het najaar`: not `springs`, `a fall`, `de tweede helft`."""
    if (
        first.word in ("eerste", "tweede", "first", "second")
        and "kwartaal" not in tokens[hit.places[-1]].word
    ):
        return tokens[hit.places[-1]].word in ("quarter", "kerstdag")
    before = {token.word for token in tokens[max(0, hit.places[0] - 2) : hit.places[0]]}
    if first.word in ("spring", "fall", "winter", "summer") and len(hit.places) == 1:
        return not before.isdisjoint(
            {"in", "since", "last", "next", "during", "until", "of", "by", "before", "after"}
        )
    return True


def _decades(tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]) -> Iterable[When]:
    """`de jaren negentig`, `jaren 90`, `the 1990s`, `de 19e eeuw`."""
    for hit in lexicon("decades").find(tokens, used):
        windows = (year_window(1900 + int(hit.value), 10), year_window(2000 + int(hit.value), 10))
        yield When(hit.places, windows)
    for place in range(1, len(tokens)):
        before, token = tokens[place - 1], tokens[place]
        if before.word == "jaren" and len(token.text) == 2 and token.text.isdecimal():
            yield When((place - 1, place), (year_window(1900 + int(token.text), 10),))
        if token.word == "s" and token.gap in ("", "'") and len(before.text) == 4 and before.text.isdecimal():
            years = (10, 100) if before.text.endswith("00") else (10,)
            yield When((place - 1, place), tuple(year_window(int(before.text), each) for each in years))
        if token.word in ("eeuw", "century"):
            yield from _century(tokens, place, language)


def _century(tokens: Sequence[Token], place: int, language: str) -> Iterable[When]:
    """The ordinal that ends right before place, in one token or two: `negentiende`, `19 e`."""
    for start in (place - 2, place - 1):
        value = read_value(tokens, start, language) if start >= 0 else None
        if value and value.ordinal and value.places[-1] == place - 1 and 1 <= value.low <= 21:
            yield When((*value.places, place), (year_window(int(value.low) * 100 - 99, 100),))
            return


_YEAR_WORDS = {
    "in", "sinds", "since", "van", "from", "of", "until", "tot", "before", "voor", "na", "after", "eind", "begin", "medio", "late",
    "early", "mid", "by", "uit", "jaar", "year", "seizoen", "season", "vanaf", "during", "halverwege", "tegen", "tussen", "between",
    "year's", "end", "start", "rond", "around", "dan", "than", "jaren", "naar", "to", "en", "and", "zomer", "najaar", "voorjaar", "ww", "through", "lente", "herfst",
}  # fmt: skip


def year_at(tokens: Sequence[Token], place: int) -> int | None:
    """A year in four figures at this place."""
    if place >= len(tokens) or len(tokens[place].text) != 4 or not tokens[place].text.isdecimal():
        return None
    year = int(tokens[place].text)
    return year if 1000 <= year <= 2199 else None


def _years(tokens: Sequence[Token], language: str, said_on: date | None, used: set[int]) -> Iterable[When]:
    """`in 2019`. A round number before a word that it may count is none: `in 1500 huizen`."""
    for place, token in enumerate(tokens):
        year = year_at(tokens, place)
        if not year or place in used or (token.gap == "" and place):
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        spanning = after is not None and after.gap in ("-", "–") and year_at(tokens, place + 1) is not None
        alone = after is None or after.opens_clause or after.is_capital or spanning
        introduced = place > 0 and (tokens[place - 1].word in _YEAR_WORDS or token.gap.endswith("("))
        counts = (
            not alone
            and after is not None
            and (after.word.endswith(("en", "s")) or after.text in "%€")
            and year % 50 == 0
        )
        if (
            (introduced or (alone and 1900 <= year <= 2100))
            and not counts
            and tokens[place - 1].text not in ("€", "$", "£")
        ):
            yield When((place,), (year_window(year),), {"year": year})
