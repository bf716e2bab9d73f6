"""What an agency does not let out, or not yet, is no article for a desk: it becomes a problem that says so."""

from __future__ import annotations

import datetime

from quotes.ingest.draft import ArticleDraft, Problem, Wire


def unless_held_back(record: ArticleDraft | Problem, now: datetime.datetime) -> ArticleDraft | Problem:
    """Return record, or a Problem where its agency killed it, withholds it, or has an embargo on it at that moment.

    now: with a zone.
    """
    wire = record.wire if isinstance(record, ArticleDraft) else None
    reason = _reason(wire, now) if wire else ""
    return Problem(record.place, reason) if reason else record


def _reason(wire: Wire, now: datetime.datetime) -> str:
    agency = wire.provider or "The agency"
    if wire.status == "killed":
        return f"{agency} killed this item. It was left out; if an earlier version is stored, remove that."
    if wire.status == "withheld":
        return f"{agency} withholds this item. It was left out; import it when it is released."
    if wire.status != "embargoed" or (wire.embargo_until and wire.embargo_until <= now):
        return ""
    until = f" until {wire.embargo_until.isoformat(' ', 'minutes')}" if wire.embargo_until else ""
    return f"{agency} has an embargo on this item{until}. It was left out; import it afterwards."
