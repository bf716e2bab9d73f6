"""Publication dates as newsrooms write them, kept as exact as they are."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from quotes.ingest.draft import PartialDate

# Dutch and Belgian papers date by this clock, whatever zone the timestamp is in.
ZONE = ZoneInfo("Europe/Brussels")
# The first newspaper is of 1605; a date past this is a filler such as 9999-12-31.
YEARS = range(1605, 2200)

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "maart mrt maa march mar",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR = re.compile(r"[0-9]{4}")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([t ].+)?|[0-9]{8}(t.+)?")
_STAMP = re.compile(r"([0-9]{8})([0-9]{4})([0-9]{2})?")
_TIME = r"(?:,? (?:om |at )?([0-9]{1,2})[:.h]([0-9]{2})(?:[:.][0-9]{2})?(?: ?(?:uur|u|hrs?))?(?: ?(z|[a-z]{2,5}|[+-][0-9]{2}:?[0-9]{2}))?)?"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){_TIME}")
_NAMED = re.compile(
    rf"(?:[a-z]+\.?,? )?(?:([0-9]{{1,2}})(?:st|nd|rd|th|e)?\.? )?(?:of )?([a-z]+)\.?,? ([0-9]{{4}}){_TIME}"
)
_MONTH_FIRST = re.compile(
    rf"(?:[a-z]+\.?,? )?([a-z]+)\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}}){_TIME}"
)
_MAIL = re.compile(r"(?:[a-z]{3}, )?[0-9]{1,2} [a-z]{3} [0-9]{2,4} [0-9]{2}:.+")
_ZONES = {
    name: datetime.timezone(datetime.timedelta(hours=hours))
    for hours, names in {0: "z utc gmt wet", 1: "cet met mez bst", 2: "cest mest mesz"}.items()
    for name in names.split()
}


def partial_date(text: str) -> PartialDate:
    """Return the date in text: 2022-12-31 with or without a time and zone, 2022-12, 2022, 31-12-2022,
    31/12/2022, 31 december 2022, december 2022, December 31, 2022, 20221231T120000Z, or the date of an RSS feed.
    Between figures the day comes before the month.

    A time with a zone is set on the clock of Brussels first. Raises ValueError for anything else,
    with a sentence that quotes text and shows what would do.
    """
    found = _found(text)
    # The year first: at the ends of the calendar a change of zone overflows.
    if isinstance(found, datetime.datetime) and found.year in YEARS:
        local = found.astimezone(ZONE) if found.tzinfo else found
        found = PartialDate(local.date(), "day")
    if not isinstance(found, PartialDate) or found.date.year not in YEARS:
        raise ValueError(f"{_shown(text)} is not a date. Use 2022-12-31, 2022-12 or 2022.")
    return found


def moment(text: str) -> datetime.datetime:
    """Return the moment in text, on the clock of Brussels where it names no zone; a bare day is its midnight.

    Raises ValueError, with a sentence that quotes text, for anything less exact.
    """
    found = _found(text)
    if isinstance(found, PartialDate) and found.precision == "day":
        found = datetime.datetime.combine(found.date, datetime.time())
    if not isinstance(found, datetime.datetime) or found.year not in YEARS:
        raise ValueError(f"{_shown(text)} is not a moment. Use 2022-12-31T12:00+01:00 or 2022-12-31.")
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


@lru_cache(maxsize=1024)  # a file has few days, and many rows of each
def _found(text: str) -> PartialDate | datetime.datetime | None:
    try:
        return _read(" ".join(text.split()).lower())
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _read(text: str) -> PartialDate | datetime.datetime | None:
    if _YEAR.fullmatch(text):
        return PartialDate(datetime.date(int(text), 1, 1), "year")
    if match := _YEAR_MONTH.fullmatch(text):
        return PartialDate(datetime.date(int(match[1]), int(match[2]), 1), "month")
    if match := _ISO.fullmatch(text):
        found = datetime.datetime.fromisoformat(re.sub(r" ?(utc|gmt)$", "z", text).upper())
        return found if match[1] or match[2] else PartialDate(found.date(), "day")
    if match := _STAMP.fullmatch(text):
        return datetime.datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or '00'}")
    if match := _DAY_FIRST.fullmatch(text):
        date = datetime.date(int(match[4]), int(match[3]), int(match[1]))
        return _at(date, match[5], match[6], match[7])
    return _with_name(text)


def _with_name(text: str) -> PartialDate | datetime.datetime | None:
    """A date that names its month."""
    if (match := _NAMED.fullmatch(text)) and match[2] in _MONTHS:
        date = datetime.date(int(match[3]), _MONTHS[match[2]], int(match[1] or 1))
        return _at(date, *match.groups()[3:]) if match[1] else PartialDate(date, "month")
    if (match := _MONTH_FIRST.fullmatch(text)) and match[1] in _MONTHS:
        return _at(datetime.date(int(match[3]), _MONTHS[match[1]], int(match[2])), *match.groups()[3:])
    if _MAIL.fullmatch(text):
        return parsedate_to_datetime(text)
    return None


def _at(
    date: datetime.date, hour: str | None, minute: str | None, zone: str | None
) -> PartialDate | datetime.datetime:
    """The day, or the moment where a time is given. A zone that is not known is left out."""
    if hour is None or minute is None:
        return PartialDate(date, "day")
    time = datetime.time(int(hour), int(minute), tzinfo=_zone(zone or ""))
    return datetime.datetime.combine(date, time)


def _zone(name: str) -> datetime.timezone | None:
    if name[:1] not in ("+", "-"):
        return _ZONES.get(name)
    offset = datetime.timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
    return datetime.timezone(-offset if name[0] == "-" else offset)
