"""An article's text cut into pieces, so that overlapping quotes and claims can be marked in flat HTML. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

PARAGRAPH_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to mark. segments: (start, end) in code points, end exclusive; more than one where a cue interrupts it.

    anchor: names it in the page's addresses. kind: quote or claim. style: how it looks. label: what is printed before it.
    """

    anchor: str
    kind: str
    style: str
    label: str
    segments: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        return sum(end - start for start, end in self.segments)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks from its first to its last character.

    marks: the widest first, a quote before the claim that fills it. opens: those of marks that begin here, which carry their label and anchor here.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def inmost(self) -> Mark | None:
        """The mark that a click on this piece means."""
        return self.marks[-1] if self.marks else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    is_headline: bool = False


def paragraphs(text: str, marks: Iterable[Mark], *, headline_end: int = 0) -> list[Paragraph]:
    """Cut text at blank lines and at every edge of a mark.

    Segments are clipped to the text; an empty one is dropped. The blank lines themselves are left out.
    """
    marks = [clipped for mark in marks if (clipped := clip(mark, len(text)))]
    return [
        Paragraph(tuple(pieces(text, start, end, marks)), is_headline=start < headline_end)
        for start, end in stretches(text, headline_end)
    ]


def clip(mark: Mark, length: int) -> Mark | None:
    kept = tuple(
        (max(0, start), min(end, length)) for start, end in mark.segments if max(0, start) < min(end, length)
    )
    return Mark(mark.anchor, mark.kind, mark.style, mark.label, kept) if kept else None


def stretches(text: str, headline_end: int) -> Iterator[tuple[int, int]]:
    """Where each paragraph starts and ends; the headline is one of its own."""
    breaks = [(found.start(), found.end()) for found in PARAGRAPH_BREAK.finditer(text)]
    if 0 < headline_end < len(text):
        breaks = sorted({*breaks, (headline_end, headline_end)})
    edges = [0, *(edge for pair in breaks for edge in pair), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if text[start:end].strip():
            yield start, end


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces of text[start:end], in order; together they are that text, letter for letter."""
    here = [mark for mark in marks if any(first < end and last > start for first, last in mark.segments)]
    here.sort(key=lambda mark: (-mark.length, mark.kind == "claim", mark.segments[0][0], mark.anchor))
    edges = {edge for mark in here for segment in mark.segments for edge in segment if start < edge < end}
    cuts = [start, *sorted(edges), end]
    for first, last in pairwise(cuts):
        over = tuple(mark for mark in here if any(a <= first and last <= b for a, b in mark.segments))
        opens = tuple(mark for mark in over if mark.segments[0][0] == first)
        yield Piece(text[first:last], over, opens)
