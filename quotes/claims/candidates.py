"""Which stretches of a text may be claims: its sentences, and what stands in a quote as that quote's own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.language.page import Page
from quotes.language.sentences import split_quoted

QuotedRegion = tuple[int, int, int]
_Marked = tuple[int, int, int, int]  # start, end, and the same with the marks
_MOSTLY = 0.4
_EDGES = " \t\r\n\"'‘’‚“”„«»‹›,;:"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters start..end. quote: index of the quote it stands in; None for the narrator's."""

    start: int
    end: int
    quote: int | None
    heading: bool
    between_marks: bool
    lead: bool


def find_candidates(page: Page, regions: Sequence[QuotedRegion]) -> Iterator[Candidate]:
    """Yield the candidates in text order. regions: (start, end, quote index) of what is attributed to a speaker."""
    ordered = sorted(regions)
    starts = [region[0] for region in ordered]
    marked = sorted(
        (stretch.start, stretch.end, stretch.outer_start, stretch.outer_end)
        for stretch in page.stretches
        if stretch.depth == 0
    )
    lead = _lead(page)
    for sentence in page.sentences:
        heading = page.paragraphs[sentence.paragraph].heading
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        covered = sum(min(end, sentence.end) - start for start, end, _ in inside)
        if covered < _MOSTLY * (sentence.end - sentence.start):
            yield _candidate(page.working, sentence.start, sentence.end, None, heading, marked, lead)
        for start, end, quote in inside:
            for part in split_quoted(page.working, start, end, sentence.paragraph):
                yield _candidate(page.working, part.start, part.end, quote, heading, marked, lead)


def _lead(page: Page) -> int:
    """Where the body starts: the first sentence under the headlines."""
    return next((s.start for s in page.sentences if not page.paragraphs[s.paragraph].heading), -1)


def _candidate(
    text: str,
    start: int,
    end: int,
    quote: int | None,
    heading: bool,
    marked: Sequence[_Marked],
    lead: int,
) -> Candidate:
    is_lead = start == lead
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    place = bisect_right(marked, (start, end, end, end)) - 1
    near = marked[max(0, place) : place + 2]
    between_marks = any(a <= start and end <= b for a, b, _, _ in near)
    if not between_marks:
        start, end = _with_both_marks(start, end, marked)
    return Candidate(start, end, quote, heading, between_marks, is_lead)


def _with_both_marks(start: int, end: int, marked: Sequence[_Marked]) -> tuple[int, int]:
    """`De stad 'slaapt'` keeps the mark at its end, since it holds the other one."""
    first = bisect_left(marked, (start, 0, 0, 0))
    if first < len(marked) and marked[first][0] == start:
        start = marked[first][2]
    last = bisect_right(marked, (end, end, end, end)) - 1
    if last >= 0 and marked[last][1] == end and marked[last][2] >= start:
        end = marked[last][3]
    return start, end
