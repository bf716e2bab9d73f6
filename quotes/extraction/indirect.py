"""Speech without marks: dat clauses, infinitives, `S, zo zei X`, `volgens X`, `Dat zei X`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.extraction.anaphora import anaphors, headlines
from quotes.extraction.clauses import clauses
from quotes.extraction.draft import Draft
from quotes.extraction.infinitives import infinitives
from quotes.extraction.loose_clauses import bare_clauses, noun_cues
from quotes.extraction.reading import Line, Reading
from quotes.extraction.sources import own_words, parentheticals, sources


def indirect_quotes(reading: Reading, spoken: set[int]) -> list[Draft]:
    """Read every sentence with every rule. spoken: the stretches that a direct quote has taken already."""
    found: list[Draft] = []
    for line in reading.lines:
        if line.first == line.last:
            continue
        for rule in RULES:
            found += [draft for draft in rule(reading, line) if _is_new(reading, draft, found, spoken)]
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
    """Not inside a quote that has been taken, and not the content of an earlier rule."""
    if not draft.segments:
        return False
    for start, end in draft.segments:
        first = reading.index_at(start)
        if first < len(reading.words) and reading.words[first].quote in spoken:
            return False
        for index in reading.quotes_in(start - 1, end):
            if index in spoken:
                return False
            draft.style = "mixed"
    return not any(_same_content(draft, other) for other in found[-4:])


def _same_content(one: Draft, other: Draft) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one.segments for b in other.segments)


RULES: tuple[Callable[[Reading, Line], Iterator[Draft]], ...] = (
    headlines,
    anaphors,
    clauses,
    bare_clauses,
    noun_cues,
    infinitives,
    sources,
    parentheticals,
    own_words,
)
