"""Who speaks, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extraction.reasons import Why
from quotes.extraction.result import SpeakerKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """name is None when nobody is sure enough to be printed; the reason says so."""

    name: str | None
    kind: SpeakerKind | None
    confidence: float
    reason: str


UNKNOWN = Speaker(None, None, 0.0, Why.NO_SPEAKER)
