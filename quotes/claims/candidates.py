"""Which stretches of a text may be claims: its sentences, and what stands in a quote as that quote's own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotes.claims.clauses import Clauses
from quotes.language.page import Page
from quotes.language.sentences import Sentence, split_quoted

QuotedRegion = tuple[int, int, int]
_Marked = tuple[int, int, int, int]  # start, end, and the same with the marks
_MOSTLY = 0.4
_MARKS = "\"'‘’‚“”„«»‹›"
_EDGES = f" \t\r\n{_MARKS},;:"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What of a text is said by others.

    regions: (start, end, quote index) of each segment. told: a character of each sentence that only says who said what stands elsewhere:
    `Dat zei de minister dinsdag.` cues: where the words stand that say who said it: `zei`, `heeft`, `gezegd`.
    denied: quotes whose speaker says that it is not so. What they claim is the whole sentence, `De club ontkent dat er gif is geloosd`; its
    end alone would be the opposite. unasserted: quotes that their speaker hopes, fears, asks or demands.
    """

    regions: Sequence[QuotedRegion]
    told: Sequence[int] = ()
    cues: Sequence[tuple[int, int]] = ()
    denied: Collection[int] = ()
    unasserted: Collection[int] = ()


class Candidate(NamedTuple):
    """Characters start..end. quote: index of the quote it stands in; None for the narrator's.

    sentence: its sentence, where that only adds who said it; None where it says more. The model knows sentences.
    """

    start: int
    end: int
    quote: int | None
    heading: bool
    between_marks: bool
    lead: bool
    sentence: tuple[int, int] | None = None


def find_candidates(
    page: Page, clauses: Clauses, attributed: Attribution, *, with_sentences: bool
) -> Iterator[Candidate]:
    """Yield the candidates in text order. with_sentences: those of quotes with their sentence, where that only adds who said it."""
    ordered = sorted(attributed.regions)
    starts = [region[0] for region in ordered]
    telling, cues = sorted(attributed.told), sorted(attributed.cues)
    marked = sorted(
        (stretch.start, stretch.end, stretch.outer_start, stretch.outer_end)
        for stretch in page.stretches
        if stretch.depth == 0
    )
    lead = _lead(page)
    for sentence in page.sentences:
        heading = page.paragraphs[sentence.paragraph].heading
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len(inside) > 1:
            inside = _joined(page.working, inside)
        if len(inside) == 1 and inside[0][2] in attributed.denied:
            yield _candidate(page.working, sentence.start, sentence.end, inside[0][2], heading, marked, lead)
            continue
        its = (
            cues[bisect_left(cues, (sentence.start,)) : bisect_left(cues, (sentence.end,))] if inside else []
        )
        if bisect_left(telling, sentence.start) == bisect_left(telling, sentence.end):
            for start, end in _narrated(page, clauses, sentence, inside, its):
                yield _candidate(page.working, start, end, None, heading, marked, lead)
        whole = with_sentences and _is_all_theirs(clauses, sentence, inside, its)
        for start, end, quote in inside:
            if quote in attributed.unasserted:
                continue
            for part in split_quoted(page.working, start, end, sentence.paragraph):
                found = _candidate(page.working, part.start, part.end, quote, heading, marked, lead)
                alone = whole and part.start == start and part.end == end
                if len(inside) > 1 and not clauses.reading.count_measures(start, end):
                    alone = False
                yield found._replace(sentence=(sentence.start, sentence.end)) if alone else found


def _joined(text: str, regions: Sequence[QuotedRegion]) -> list[QuotedRegion]:
    """A quote without marks that its cue interrupts asserts one thing: `De brief heeft hij, | naar eigen zeggen, | nooit gezien`."""
    found = [regions[0]]
    for start, end, quote in regions[1:]:
        first, last, before = found[-1]
        if quote == before and not any(mark in _MARKS for mark in text[last:start]):
            found[-1] = first, end, quote
        else:
            found.append((start, end, quote))
    return found


def _is_all_theirs(
    clauses: Clauses,
    sentence: Sentence,
    inside: Sequence[QuotedRegion],
    cues: Sequence[tuple[int, int]],
) -> bool:
    """Does a sentence hold one quote, and nothing beside it but who said so? A quote of two pieces lends its weight to those with a figure."""
    if not cues or len({quote for _, _, quote in inside}) != 1:
        return False
    edges = [sentence.start, *(place for start, end, _ in inside for place in (start, end)), sentence.end]
    beside = zip(edges[::2], edges[1::2], strict=True)
    return edges[-2] <= sentence.end and not any(clauses.has_verb(*each, besides=cues) for each in beside)


def _narrated(
    page: Page,
    clauses: Clauses,
    sentence: Sentence,
    inside: Sequence[QuotedRegion],
    cues: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """What the narrator asserts in a sentence, at most one stretch: what is attributed at its edges is left out.

    `Cijfers zijn er niet, | maar volgens de bond | zijn er 300 banen verdwenen`: the first part. Quoted words that assert
    nothing by themselves stay: `De raad noemt de brug 'gevaarlijk'`.
    """
    start, end = sentence.start, sentence.end
    if is_quoted(start, end, inside):
        return
    for first, stop, _ in inside:
        if not clauses.asserts(first, min(stop, end)):
            continue
        if not page.working[min(stop, end) : end].strip(_EDGES + ".!?…)"):
            end = min(end, clauses.before(start, first, cues))
        elif not page.working[start:first].strip(_EDGES + "("):
            start = stop
    if start < end and clauses.asserts(start, end) and (not cues or _tells_more(clauses, start, end, cues)):
        yield start, end


def _tells_more(clauses: Clauses, start: int, end: int, cues: Sequence[tuple[int, int]]) -> bool:
    """More than who said so and what he is, unless that has a figure: `said the mayor, who won 52 percent of the vote`."""
    if clauses.asserts_besides(start, end, cues):
        return True
    return clauses.has_verb(start, end, besides=cues) and clauses.reading.count_measures(start, end) > 0


def is_quoted(start: int, end: int, regions: Sequence[tuple[int, ...]]) -> bool:
    """Is so much of a stretch attributed to others that it is theirs: `The report says | 40 percent of desks stood empty`."""
    covered = sum(max(0, min(stop, end) - max(first, start)) for first, stop, *_ in regions)
    return covered >= _MOSTLY * (end - start)


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
