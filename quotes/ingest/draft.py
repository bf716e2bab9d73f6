"""What a reader of files hands out: drafts of articles, and problems with their place in the file."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Literal

Precision = Literal["day", "month", "year"]
Status = Literal["", "usable", "embargoed", "withheld", "killed"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as its source: 2022-02 is month, with day 1 as filler."""

    date: datetime.date
    precision: Precision

    def __str__(self) -> str:
        return self.date.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in a file reading can begin: after byte bytes, on line line, counting from 1."""

    byte: int
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an upload something stands. line and column count from 1; 0 is unknown.

    after: where the next record begins, in formats that can be read on from there.
    """

    file: str
    line: int = 0
    column: str = ""
    after: Mark | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        line = f" line {self.line}" if self.line else ""
        return f"{self.file}{line}{f', {self.column}' if self.column else ''}"


@dataclass(frozen=True, slots=True)
class Wire:
    """What an agency says about this version of a story, beside the story itself. Empty is: not said.

    revision, previous_revision: as the agency numbers them. urgency: 1 (flash) to 9, as IPTC counts; 0 is not said.
    status: killed is "do not use, and take back". embargo_until: with its zone; an embargo without an end has none.
    date_line: the printed "PLACE (AGENCY) -" or the like; place: the place alone. note: word to editors, not to readers.
    """

    provider: str = ""
    revision: str = ""
    previous_revision: str = ""
    status: Status = ""
    urgency: int = 0
    embargo_until: datetime.datetime | None = None
    place: str = ""
    date_line: str = ""
    note: str = ""

    def __str__(self) -> str:
        """In a line, for who is about to import it: "Noorderpers, revision 2, embargoed until 2022-12-25 13:00+01:00"."""
        until = f" until {self.embargo_until.isoformat(' ', 'minutes')}" if self.embargo_until else ""
        revision = f"revision {self.revision}" if self.revision else ""
        urgency = f"urgency {self.urgency}" if self.urgency else ""
        status = f"{self.status}{until}" if self.status or not until else f"embargo{until}"
        return ", ".join(filter(None, (self.provider, revision, status, urgency)))


@dataclass(slots=True)  # not frozen: that would cost five times as much, and a file has thousands
class ArticleDraft:
    """An article as its file gives it. text is the decoded source, beginning with the headline paragraph, if any.

    repairs: what was changed or left out to read it, a sentence each. wire: None where no agency said anything.
    """

    place: Place
    text: str
    headline_end: int = 0
    external_id: str = ""
    outlet: str = ""
    language: str = ""
    url: str = ""
    byline: str = ""
    section: str = ""
    published_on: PartialDate | None = None
    repairs: tuple[str, ...] = field(default=())
    wire: Wire | None = None
    _hash: str = field(default="", init=False, compare=False, repr=False)

    @property
    def text_hash(self) -> str:
        """By which the same text is known again, as text_hash gives it; computed once."""
        if not self._hash:
            self._hash = text_hash(self.text)
        return self._hash


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex; some 5 us for 4,000 characters."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or file that could not be read: where, and why in one sentence that says what to do."""

    place: Place
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"
