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
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import mention_at
from quotes.extraction.nouns import is_noun_head
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import subject_after


def headlines(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Minister: geen geld voor nieuwe brug`: a headline with a speaker before its colon."""
    if not line.heading:
        return
    yield from _behind_dash(reading, line)
    for colon in range(line.first + 1, min(line.last - MIN_WORDS, line.first + 8)):
        if reading.words[colon].text != ":":
            continue
        mention = mention_at(reading, line.first, colon)
        if mention and not _is_somebody(reading, line, mention):
            return
        if mention and mention.last == colon and reading.words[colon + 1].quote < 0:
            cue = [(reading.words[colon].start, reading.words[colon].end)]
            yield Draft(
                "indirect", content_range(reading, colon + 1, line.last), cue, mention, mention.first, "colon"
            )
        return


def _behind_dash(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Cresthaven in talks to sell pallet business - sources`."""
    for dash in range(max(line.first + MIN_WORDS, line.last - 5), line.last - 1):
        if reading.words[dash].text not in ("-", "–", "—"):
            continue
        mention = mention_at(reading, dash + 1, line.last)
        if mention and mention.last == line.last and mention.role and is_noun_head(reading, mention.role):
            cue = [(reading.words[dash].start, reading.words[dash].end)]
            yield Draft(
                "indirect", content_range(reading, line.first, dash), cue, mention, mention.first, "colon"
            )
        return


def _is_somebody(reading: Reading, line: Line, mention: Mention) -> bool:
    """`Minister: ...`, `Peeters: ...` of whom the body tells; not `Wateroverlast Limburg: drie dorpen ontruimd`."""
    if mention.role and is_noun_head(reading, mention.role):
        return True
    surname = reading.words[mention.last - 1]
    body = reading.words[line.last :]
    return bool(mention.name) and any(word.text == surname.text and word.is_name_like for word in body)


def anaphors(reading: Reading, line: Line) -> Iterator[Draft]:
    """`S. Dat heeft X gezegd.`: the sentence before is what was said."""
    content = said_before(reading, line)
    hit = anaphoric_cue(reading, line)
    if content is None or hit is None:
        return
    mention = subject_after(reading, hit.verb + 1, line.last)
    if mention and hit.cue.lemma in reading.vocabulary.judging_verbs and line.last - mention.last > 2:
        return  # `Dat vinden de werknemers een schrale troost`
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
    if (
        hit is None
        or hit.cue.strength < (2 if len(hit.pieces) > 1 else 3)
        or _has_its_own_clause(reading, hit, line)
    ):
        return None
    negated = any(word.lower in reading.vocabulary.negations for word in reading.words[hit.verb : line.last])
    return None if negated or reading.words[hit.verb].lower in reading.vocabulary.passive_auxiliaries else hit


def _has_its_own_clause(reading: Reading, hit: CueHit, line: Line) -> bool:
    """`Dat zei X, die vindt dat`; not `Dat heeft X verklaard, een dag na het ultimatum dat de regering had gesteld`."""
    opener = clause_opener(reading, hit, line)
    if opener is None:
        return False
    near = opener <= hit.end + 1 or reading.words[opener - 1].text == ","
    return near or reading.words[opener - 1].is_name_like


def said_before(reading: Reading, line: Line) -> Line | None:
    """The sentence that `Dat zei X` points back at."""
    if line.index == 0 or line.first == line.last:
        return None
    before = reading.lines[line.index - 1]
    close = before.paragraph == line.paragraph or (
        before.paragraph == line.paragraph - 1 and not before.heading
    )
    return before if close and before.last > before.first else None
