"""`S. Dat zei X.` and headlines with a speaker before their colon."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clauses import clause_opener
from quotes.extraction.content import (
    MIN_WORDS,
    content_range,
    make_draft,
)
from quotes.extraction.draft import CueHit, Draft, cue_at
from quotes.extraction.mentions import mention_at
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import subject_after


def headlines(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Minister: geen geld voor nieuwe brug`: a headline with a speaker before its colon."""
    if not line.heading:
        return
    for colon in range(line.first + 1, min(line.last - MIN_WORDS, line.first + 8)):
        if reading.words[colon].text != ":":
            continue
        mention = mention_at(reading, line.first, colon)
        if mention and mention.last == colon and reading.words[colon + 1].quote < 0:
            cue = [(reading.words[colon].start, reading.words[colon].end)]
            yield Draft(
                "indirect", content_range(reading, colon + 1, line.last), cue, mention, mention.first, "colon"
            )
        return


def anaphors(reading: Reading, line: Line) -> Iterator[Draft]:
    """`S. Dat heeft X gezegd.`: the sentence before is what was said."""
    content = said_before(reading, line)
    hit = anaphoric_cue(reading, line)
    if content is None or hit is None:
        return
    mention = subject_after(reading, hit.verb + 1, line.last)
    if mention:
        draft = make_draft(
            reading, "anaphor", hit, content_range(reading, content.first, content.last), mention
        )
        yield draft


def anaphoric_cue(reading: Reading, line: Line) -> CueHit | None:
    """`Dat zei`, `Dat heeft ... gezegd`, `Dit laat ... weten`, without a clause of its own."""
    openers = reading.vocabulary.anaphors | reading.vocabulary.so
    if line.last - line.first < 3 or reading.words[line.first].lower not in openers:
        return None
    hit = cue_at(reading, line.first + 1, line.last, "DIR")
    if hit is None or hit.cue.strength < 3 or clause_opener(reading, hit, line) is not None:
        return None
    negated = any(word.lower in ("niet", "not", "nooit") for word in reading.words[hit.verb : line.last])
    return None if negated or reading.words[hit.verb].lower in reading.vocabulary.passive_auxiliaries else hit


def said_before(reading: Reading, line: Line) -> Line | None:
    """The sentence that `Dat zei X` points back at."""
    if line.index == 0 or line.first == line.last:
        return None
    before = reading.lines[line.index - 1]
    close = before.paragraph == line.paragraph or (
        before.paragraph == line.paragraph - 1 and not before.heading
    )
    return before if close and before.last > before.first else None
