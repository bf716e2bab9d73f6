"""Speech without marks: dat clauses, infinitives, `S, zo zei X`, `volgens X`, `Dat zei X`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.extraction.anaphora import anaphors, headlines
from quotes.extraction.clauses import clauses
from quotes.extraction.draft import Draft
from quotes.extraction.infinitives import denials, infinitives, reported, unsaid
from quotes.extraction.loose_clauses import (
    bare_clauses,
    colon_clauses,
    gerund_clauses,
    impersonal_clauses,
    noun_cues,
    questions,
    verb_second,
)
from quotes.extraction.parentheticals import parentheticals
from quotes.extraction.reading import Line, Reading
from quotes.extraction.sources import own_words, sources


def indirect_quotes(reading: Reading, spoken: set[int]) -> list[Draft]:
    """Read every sentence with every rule. spoken: the stretches that a direct quote has taken already."""
    found: list[Draft] = []
    for line in reading.lines:
        if line.first == line.last:
            continue
        here: list[Draft] = []
        for rule in RULES:
            for draft in rule(reading, line):
                if _is_new(reading, draft, [*found[-4:], *here], spoken):
                    here = [other for other in here if not _holds(draft, other)] + [draft]
        found += sorted(here, key=lambda draft: min(draft.segments))
    for draft in found:
        if draft.rule in ("parenthetical", "source", "impersonal") and _is_dash_dialogue(reading, draft):
            draft.style = "direct"
    return found


def _is_dash_dialogue(reading: Reading, draft: Draft) -> bool:
    """`– Wij sluiten niet, zei hij.`: a paragraph that opens with a dash is speech."""
    part = reading.page.paragraphs[reading.line_of(draft.anchor).paragraph]
    opening = reading.text[part.start : part.start + 2]
    return opening[:1] in "–—-" and opening[1:] == " " and draft.segments[0][0] <= part.start + 3


def _is_new(reading: Reading, draft: Draft, found: list[Draft], spoken: set[int]) -> bool:
    """Not inside a quote that has been taken, and not the content of an earlier rule; taken tails are left out."""
    free = [segment for segment in draft.segments if not _is_taken(reading, segment, spoken)]
    if not free or free[0] != draft.segments[0]:
        return False
    draft.segments = free
    if any(True for start, end in free for _ in reading.quotes_in(start - 1, end)):
        draft.style = "mixed"
    return not any(_same_content(draft, other) and not _holds(draft, other) for other in found)


def _is_taken(reading: Reading, segment: tuple[int, int], spoken: set[int]) -> bool:
    """Does it stand in, or hold, a stretch that a direct quote has taken?"""
    start, end = segment
    first = reading.index_at(start)
    inside = first < len(reading.words) and reading.words[first].quote in spoken
    return inside or any(index in spoken for index in reading.quotes_in(start - 1, end))


def _holds(outer: Draft, inner: Draft) -> bool:
    """`said she had been assured by X that S` holds the clause of `assured`: who speaks is the outer one."""
    start, end = min(outer.segments)[0], max(outer.segments)[1]
    cue = min(inner.cue)[0] if inner.cue else -1
    return start <= cue < end and all(start <= a and b <= end for a, b in inner.segments)


def _same_content(one: Draft, other: Draft) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one.segments for b in other.segments)


RULES: tuple[Callable[[Reading, Line], Iterator[Draft]], ...] = (
    headlines,
    anaphors,
    clauses,
    bare_clauses,
    gerund_clauses,
    questions,
    verb_second,
    impersonal_clauses,
    colon_clauses,
    noun_cues,
    infinitives,
    denials,
    reported,
    unsaid,
    sources,
    parentheticals,
    own_words,
)
