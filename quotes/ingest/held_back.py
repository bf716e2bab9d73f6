"""What an agency does not let out, or not yet, is no article for a desk: it is held back, and the reason said."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from quotes.ingest.draft import ArticleDraft, Place, Problem, Wire


@dataclass(frozen=True, slots=True)
class HeldBack:
    """An article that stays out of the import, and why. killed: what is stored of it is to be taken back as well."""

    draft: ArticleDraft
    reason: str
    killed: bool = False

    @property
    def place(self) -> Place:
        return self.draft.place


Record = ArticleDraft | Problem | HeldBack


def unless_held_back(record: ArticleDraft | Problem, now: datetime.datetime) -> Record:
    """Return record, or that it is held back: its agency killed it, withholds it, or has an embargo on it at that moment.

    now: with a zone.
    """
    if not isinstance(record, ArticleDraft) or record.wire is None:
        return record
    reason = _reason(record.wire, now)
    return HeldBack(record, reason, killed=record.wire.status == "killed") if reason else record


def _reason(wire: Wire, now: datetime.datetime) -> str:
    agency = wire.provider or "The agency"
    if wire.status == "killed":
        return f"{agency} killed this item. It was left out."
    if wire.status == "withheld":
        return f"{agency} withholds this item. It was left out; import it when it is released."
    if wire.status != "embargoed" or (wire.embargo_until and wire.embargo_until <= now):
        return ""
    if not wire.embargo_until:
        return f"{agency} has an embargo on this item. It was left out; import it afterwards."
    until = wire.embargo_until.isoformat(" ", "minutes")
    return f"{agency} has an embargo on this item until {until}. It was left out; import it afterwards."
