"""What a page, feed or agency states beside its text. Nobody can correct it there, so what cannot be kept is left out and said."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.ingest.dates import partial_date
from quotes.ingest.record import MAX_LENGTHS, is_web_address

_CALLED = {"url": "address", "published_on": "date", "external_id": "id"}


def kept(cells: Mapping[str, str], *, date_too: bool = False) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return cells without what would refuse the article though its text is good, and a sentence for each.

    date_too: also a date that is none; for pages, which state many.
    """
    found, said = dict(cells), []
    for field in MAX_LENGTHS:
        value = " ".join(found.get(field, "").split())
        if len(value) > MAX_LENGTHS[field]:
            said.append(_left_out(field, value, f"it has more than {MAX_LENGTHS[field]} characters"))
            found[field] = ""
        elif field == "url" and value and not is_web_address(value):
            said.append(_left_out(field, value, "it is no web address"))
            found[field] = ""
    date = found.get("published_on", "")
    if date_too and date.strip() and not _is_date(date):
        said.append(_left_out("published_on", date, "it is no date"))
        found["published_on"] = ""
    return found, tuple(said)


def _left_out(field: str, value: str, why: str) -> str:
    return f"The stated {_CALLED.get(field, field)} {value[:40]!r} was left out: {why}."


def _is_date(value: str) -> bool:
    try:
        partial_date(value)
    except ValueError:
        return False
    return True
