"""What extraction hands out: plain, frozen, no spaCy object inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.language.spans import Span

Style = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "place", "document", "unnamed"]


@dataclass(frozen=True, slots=True)
class ExtractedQuote:
    """One attributed stretch of speech.

    segments: the content in text order, without outer marks, a leading "dat", or the final stop outside the marks;
        two or more when a cue interrupts it.
    speaker: the words that name the speaker here ("ze", "de minister"); None when none do.
    resolved_speaker: who that is, by full name where the article gives one; None below the confidence threshold.
    confidence: 0..1, of the speaker. reason: how the speaker was found, in words an editor reads.
    parent: index, in the same list, of the quote that this one stands in.
    rule: which rule found it, for who tunes them.
    """

    style: Style
    segments: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: Span | None
    resolved_speaker: str | None
    speaker_kind: SpeakerKind | None
    confidence: float
    reason: str
    parent: int | None = None
    rule: str = ""
