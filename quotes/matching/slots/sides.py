"""What goes into a comparison of two statements, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

SlotVerdict = Literal["same", "different", "missing"]


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of a pair.

    language: "nl" or "en". speaker: by full name, empty for the narrator or when unknown. said_on: the day that `gisteren` and
    `last year` are counted from; None leaves them unresolved.
    """

    text: str
    language: str
    speaker: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One condition of truth on both sides, as printed; "" where a side has none. missing: not stated by both, no conflict."""

    slot: str
    a: str
    b: str
    verdict: SlotVerdict
