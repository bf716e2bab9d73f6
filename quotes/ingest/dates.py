"""Publication dates as newsrooms write them, kept as exact as they are."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
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
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([t ].+)?|[0-9]{8}")
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?:,? [0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)?"
)
_NAMED = re.compile(r"(?:[a-z]+,? )?(?:([0-9]{1,2})\.? )?([a-z]+)\.? ([0-9]{4})")
_MAIL = re.compile(r"(?:[a-z]{3}, )?[0-9]{1,2} [a-z]{3} [0-9]{2,4} [0-9]{2}:.+")


def partial_date(text: str) -> PartialDate:
    """Return the date in text: 2022-12-31 with or without a time and zone, 2022-12, 2022, 31-12-2022,
    31/12/2022, 31 december 2022, december 2022, or the date of an RSS feed. The day comes before the month.

    A time with a zone is set on the clock of Brussels first. Raises ValueError for anything else,
    with a sentence that quotes text and shows what would do.
    """
    wanted = " ".join(text.split()).lower()
    try:
        found = _read(wanted)
    except (ValueError, OverflowError, TypeError, IndexError):
        found = None
    if found is None or found.date.year not in YEARS:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise ValueError(f"{shown!r} is not a date. Use 2022-12-31, 2022-12 or 2022.")
    return found


def _read(text: str) -> PartialDate | None:
    if _YEAR.fullmatch(text):
        return PartialDate(datetime.date(int(text), 1, 1), "year")
    if match := _YEAR_MONTH.fullmatch(text):
        return PartialDate(datetime.date(int(match[1]), int(match[2]), 1), "month")
    if _ISO.fullmatch(text):
        return _day(datetime.datetime.fromisoformat(re.sub(r" ?(utc|gmt)$", "z", text).upper()))
    if match := _DAY_FIRST.fullmatch(text):
        return PartialDate(datetime.date(int(match[4]), int(match[3]), int(match[1])), "day")
    if (match := _NAMED.fullmatch(text)) and match[2] in _MONTHS:
        date = datetime.date(int(match[3]), _MONTHS[match[2]], int(match[1] or 1))
        return PartialDate(date, "day" if match[1] else "month")
    if _MAIL.fullmatch(text):
        return _day(parsedate_to_datetime(text))
    return None


def _day(moment: datetime.datetime) -> PartialDate:
    local = moment.astimezone(ZONE) if moment.tzinfo else moment
    return PartialDate(local.date(), "day")
