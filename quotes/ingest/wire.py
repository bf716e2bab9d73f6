"""What an agency says about a story, from the cells of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quotes.ingest.columns import WIRE
from quotes.ingest.dates import moment
from quotes.ingest.draft import Status, Wire

_FIELDS = frozenset(WIRE)
_MAX = 300
_URGENCY = re.compile(r"(?:urgency|priority|prioriteit)?\W*([1-9])\b.*", re.IGNORECASE)
# Qcodes and formal names carry a prefix: stat:usable, IptcStatus/Canceled.
_PREFIX = re.compile(r"^.*[:/]")
_CALLED: Mapping[Status, str] = {
    "usable": "usable published ok",
    "embargoed": "embargoed embargo",
    "withheld": "withheld withhold hold",
    "killed": "killed kill canceled cancelled cancel withdrawn retracted deleted ingetrokken geannuleerd",
}
_STATUSES: Mapping[str, Status] = {
    name: status for status, names in _CALLED.items() for name in names.split()
}
_TRUE = ("true", "yes", "ja", "1")
_FALSE = ("false", "no", "nee", "0", "geen", "none")


def wire_of(values: Mapping[str, str]) -> tuple[Wire | None, tuple[str, ...]]:
    """Return the wire fields in values, None when there are none, and what of them could not be read.

    Raises ValueError for an embargo that is no moment: who cannot read it must not pass over it.
    """
    if _FIELDS.isdisjoint(values):
        return None, ()
    said = {field: " ".join(values.get(field, "").split())[:_MAX] for field in WIRE}
    if not any(said.values()):
        return None, ()
    unread: list[str] = []
    status = _status(said["status"], unread)
    until, embargoed = None, said["embargo"].lower()
    if embargoed and embargoed not in (*_TRUE, *_FALSE):
        until = moment(said["embargo"])
    if (until or embargoed in _TRUE) and status in ("", "usable"):
        status = "embargoed"
    return Wire(
        provider=said["provider"],
        revision=said["revision"],
        previous_revision=said["previous_revision"],
        status=status,
        urgency=_urgency(said["urgency"], unread),
        embargo_until=until,
        place=said["place"],
        date_line=said["date_line"],
        note=said["note"],
    ), tuple(unread)


def _status(value: str, unread: list[str]) -> Status:
    if not value:
        return ""
    status = _STATUSES.get(_PREFIX.sub("", value).strip().lower(), "")
    if not status:
        unread.append(f"The status {value[:40]!r} is not known and was not read.")
    return status


def _urgency(value: str, unread: list[str]) -> int:
    if not value or value == "0":
        return 0
    if match := _URGENCY.fullmatch(value):
        return int(match[1])
    unread.append(f"The urgency {value[:40]!r} is not 1 to 9 and was not read.")
    return 0
