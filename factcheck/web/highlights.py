"""An article's text cut into pieces, so that overlapping quotes and claims can be marked in flat HTML. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

PARAGRAPH_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to mark. segments: (start, end) in code points, end exclusive; more than one where a cue interrupts it.

    anchor: names it in the page's addresses. kind: quote or claim. style: how it looks. label: what is printed before it.
    page: the address of the page whose list holds its card; empty for the page at hand.
    """

    anchor: str
    kind: str
    style: str
    label: str
    segments: tuple[tuple[int, int], ...]
    page: str = ""

    @property
    def card(self) -> str:
        """The address of its card."""
        return f"{self.page}#{self.anchor}"

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


@dataclass(slots=True)
class Sweep:
    """Goes through a text once, from edge to edge, and knows the marks over where it stands.

    marks: the widest first. edges: (position, whether a segment opens there, its mark's number), in order.
    over: the numbers of the marks here, in order; twice where two segments of a mark overlap.
    """

    marks: Sequence[Mark]
    edges: Sequence[tuple[int, bool, int]]
    passed: int = 0
    over: list[int] = field(default_factory=list)

    def move_to(self, position: int) -> None:
        while self.next_edge <= position:
            _, opens, number = self.edges[self.passed]
            if opens:
                insort(self.over, number)
            else:
                del self.over[bisect_left(self.over, number)]
            self.passed += 1

    @property
    def next_edge(self) -> float:
        return self.edges[self.passed][0] if self.passed < len(self.edges) else float("inf")

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """The pieces of text[start:end], in order; together they are that text, letter for letter."""
        first = start
        while first < end:
            self.move_to(first)
            last = int(min(self.next_edge, end))
            over = tuple(self.marks[number] for number in dict.fromkeys(self.over))
            opens = tuple(mark for mark in over if mark.segments[0][0] == first)
            yield Piece(text[first:last], over, opens)
            first = last


def paragraphs(text: str, marks: Iterable[Mark], *, headline_end: int = 0) -> list[Paragraph]:
    """Cut text at blank lines and at every edge of a mark.

    Segments are clipped to the text; an empty one is dropped. The blank lines themselves are left out.
    Cost: the edges sorted once, and as much as comes out.
    """
    sweep = sweep_of([clipped for mark in marks if (clipped := clip(mark, len(text)))])
    return [
        Paragraph(tuple(sweep.pieces(text, start, end)), is_headline=start < headline_end)
        for start, end in stretches(text, headline_end)
    ]


def sweep_of(marks: Iterable[Mark]) -> Sweep:
    widest_first = sorted(
        marks, key=lambda mark: (-mark.length, mark.kind == "claim", mark.segments[0][0], mark.anchor)
    )
    edges = [
        (position, opens, number)
        for number, mark in enumerate(widest_first)
        for segment in mark.segments
        for position, opens in zip(segment, (True, False), strict=True)
    ]
    return Sweep(widest_first, sorted(edges))


def clip(mark: Mark, length: int) -> Mark | None:
    kept = tuple(
        (max(0, start), min(end, length)) for start, end in mark.segments if max(0, start) < min(end, length)
    )
    return replace(mark, segments=kept) if kept else None


def stretches(text: str, headline_end: int) -> Iterator[tuple[int, int]]:
    """Where each paragraph starts and ends; the headline is one of its own."""
    breaks = [(found.start(), found.end()) for found in PARAGRAPH_BREAK.finditer(text)]
    if 0 < headline_end < len(text):
        breaks = sorted({*breaks, (headline_end, headline_end)})
    edges = [0, *(edge for pair in breaks for edge in pair), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if text[start:end].strip():
            yield start, end
