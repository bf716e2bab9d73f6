"""What a reader of files hands out: drafts of articles, and problems with their place in the file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as its source: 2022-02 is month, with day 1 as filler."""

    date: datetime.date
    precision: Precision

    def __str__(self) -> str:
        return self.date.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an upload something stands. line and column count from 1; 0 is unknown."""

    file: str
    line: int = 0
    column: str = ""

    def __str__(self) -> str:
        line = f" line {self.line}" if self.line else ""
        return f"{self.file}{line}{f', {self.column}' if self.column else ''}"


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as its file gives it. text is the decoded source, beginning with the headline paragraph, if any."""

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


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or file that could not be read: where, and why in one sentence that says what to do."""

    place: Place
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"
