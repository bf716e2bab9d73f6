"""`X zei dat S`, `vroeg of S`: clauses that a verb governs."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clause_ends import clause_end
from quotes.extraction.content import (
    MIN_WORDS,
    content_range,
    cues_in,
    make_draft,
)
from quotes.extraction.draft import CLAUSE_REACH, CUE_REACH, CueHit, Draft
from quotes.extraction.mentions import Mention, is_speaker_like, mention_at
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import clause_start, subject_after, subject_before, subject_of

OPENER_REACH = 22


def clause_opener(reading: Reading, hit: CueHit, line: Line) -> int | None:
    """The `dat` or `of` that the cue governs; not the one of `said she expects 5,000, a forecast that builders dispute`."""
    vocabulary = reading.vocabulary
    wants = hit.cue.kind in ("volition_verb", "think_verb")
    for index in range(hit.end, min(line.last, hit.end + OPENER_REACH)):
        word = reading.words[index]
        if word.quote >= 0 or word.text in (".", ";", ":", "?"):
            return None
        if wants and word.text == "," and not _opens_right_after(reading, index, line.last):
            return None  # `die van het gas af wil, hoort dat`
        if _has_clause_already(reading, hit, index):
            return None
        if word.lower in vocabulary.clause_openers and _opens_clause(reading, hit, index, line.last):
            return index
        if word.lower != "voor" and (
            word.lower in vocabulary.subordinators or word.lower in vocabulary.relatives
        ):
            return None
    return None


def _has_clause_already(reading: Reading, hit: CueHit, index: int) -> bool:
    """`said 40% of the homes would be social, and that`: English without `that` has begun its clause at the verb."""
    vocabulary = reading.vocabulary
    if vocabulary.agent != {"by"} or index == hit.end:
        return False
    lower, before = reading.words[index].lower, reading.words[index - 1].lower
    return lower in vocabulary.finite or (before in vocabulary.pronouns and lower in reading.lexicon.finite)


def _opens_right_after(reading: Reading, comma: int, limit: int) -> bool:
    """`vindt, dat`."""
    return comma + 1 < limit and reading.words[comma + 1].lower in reading.vocabulary.clause_openers


def clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X zei dat S`, `zei X gisteren dat S`, `heeft X gezegd dat S`, `vroeg of S`, `X vindt het erg dat S`."""
    for hit in cues_in(reading, line, "I"):
        opener = clause_opener(reading, hit, line)
        if opener is None:
            continue
        first = opener + (0 if _is_demonstrative(reading, opener, line.last) else 1)
        last = clause_end(reading, opener + 1, line.last)
        judged = _judgement_start(reading, hit, opener)
        mention = clause_subject(reading, hit, opener)
        segments = content_range(reading, judged if judged is not None else first, last)
        if segments and _is_sure(reading, hit, mention) and not _is_question_back(reading, hit):
            yield make_draft(reading, "clause", hit, segments, mention)


def _is_demonstrative(reading: Reading, opener: int, limit: int) -> bool:
    """`believes that claim should be dropped`: `that` belongs to the noun, and so to what is said."""
    if reading.words[opener].lower != "that" or opener + 2 >= limit:
        return False
    noun, verb = reading.words[opener + 1].lower, reading.words[opener + 2].lower
    return noun in reading.lexicon.nouns and verb in reading.vocabulary.finite


def _is_sure(reading: Reading, hit: CueHit, mention: Mention | None) -> bool:
    """Thinking and wanting need somebody who can: `de ironie wil dat` is nobody's thought."""
    if hit.cue.kind not in ("think_verb", "volition_verb", "think_multiword") and hit.cue.strength >= 3:
        return True
    return mention is not None and is_speaker_like(reading, mention)


def _opens_clause(reading: Reading, hit: CueHit, index: int, limit: int) -> bool:
    """`of` joins nouns as well, `dat` may point at a noun before it; both then open no clause of the cue."""
    if index + MIN_WORDS >= limit:
        return False
    before = reading.words[index - 1].lower
    if before in reading.vocabulary.noun_clause_heads or (before != "," and index - hit.end >= CUE_REACH):
        return False
    if reading.words[index].lower in ("of", "if"):
        return hit.cue.lemma in ASKING or before in reading.vocabulary.adverbs
    return True


ASKING = frozenset(
    {
        "vragen",
        "zich afvragen",
        "weten",
        "betwijfelen",
        "twijfelen",
        "informeren",
        "ask",
        "wonder",
        "inquire",
        "know",
        "doubt",
    }
)


def clause_subject(reading: Reading, hit: CueHit, opener: int) -> Mention | None:
    """Whose clause it is: `X` of `X zei dat`, of `X, die had gezegd dat`, of `werd door X gezegd dat`."""
    if reading.words[hit.verb].lower in reading.vocabulary.passive_auxiliaries and len(hit.pieces) > 1:
        return _agent(reading, hit, opener)
    return (
        _antecedent(reading, hit)
        or _elided_subject(reading, hit)
        or subject_of(reading, hit, opener)
        or _subject_in_subclause(reading, hit)
    )


def _antecedent(reading: Reading, hit: CueHit) -> Mention | None:
    """`Edward Hill, die had verklaard dat`: who a relative clause is about stands before its comma."""
    line = reading.line_of(hit.verb)
    start = clause_start(reading, line.first, hit.verb)
    if (
        start < line.first + 2
        or start >= hit.verb
        or reading.words[start].lower not in reading.vocabulary.relatives
    ):
        return None
    for index in range(max(line.first, start - 10), start - 1):
        mention = mention_at(reading, index, start - 1)
        if (
            mention
            and mention.first == index
            and mention.last == start - 1
            and is_speaker_like(reading, mention)
        ):
            return mention
    return None


def _agent(reading: Reading, hit: CueHit, limit: int) -> Mention | None:
    """`werd door X gezegd`: the speaker of a passive stands after `door`."""
    for index in range(hit.verb, min(limit, hit.verb + CUE_REACH)):
        if reading.words[index].lower in reading.vocabulary.agent:
            return mention_at(reading, index + 1, limit)
    return None


def _elided_subject(reading: Reading, hit: CueHit) -> Mention | None:
    """`X waarschuwde ..., en raadde Y aan ...`: right after `en` a verb has the subject of the clause before."""
    line = reading.line_of(hit.verb)
    if hit.verb - 1 <= line.first or reading.words[hit.verb - 1].lower not in reading.vocabulary.coordinators:
        return None
    for index in range(max(line.first, hit.verb - CLAUSE_REACH), hit.verb - 1):
        word = reading.words[index]
        if word.quote < 0 and (
            word.lower in reading.lexicon.finite or word.lower in reading.vocabulary.finite
        ):
            mention = subject_before(reading, index) or subject_after(reading, index + 1, hit.verb)
            if mention and not _in_relative_clause(reading, index):
                return mention
    return None


def _in_relative_clause(reading: Reading, index: int) -> bool:
    """`de man die | zei`: not the verb of the main clause."""
    if reading.words[index - 1].text == ",":
        return False
    start = clause_start(reading, reading.line_of(index).first, index)
    return start < index and reading.words[start].lower in reading.vocabulary.relatives


def _subject_in_subclause(reading: Reading, hit: CueHit) -> Mention | None:
    """`nadat de minister in Brussel had gezegd`: the first phrase of a subordinate clause."""
    line = reading.line_of(hit.verb)
    start = clause_start(reading, line.first, hit.verb)
    mention = mention_at(reading, start, hit.verb) if start < hit.verb else None
    if (
        mention
        and mention.first > line.first
        and reading.words[start - 1].lower in reading.vocabulary.subordinators
    ):
        return mention
    return None


def _judgement_start(reading: Reading, hit: CueHit, opener: int) -> int | None:
    """`vindt het onterecht dat ...`: the judgement belongs to what is said."""
    if hit.cue.lemma not in ("vinden", "achten", "noemen", "find", "call", "consider"):
        return None
    for index in range(hit.end, opener):
        if reading.words[index].lower in reading.vocabulary.impersonal_subject and opener - index <= 5:
            return index
    return None


def _is_question_back(reading: Reading, hit: CueHit) -> bool:
    """`Ik zeg dat ...` of the narrator, `wie zegt dat`: no speaker to name."""
    before = reading.words[hit.verb - 1].lower if hit.verb > reading.line_of(hit.verb).first else ""
    return before in reading.vocabulary.pronouns_vague | reading.vocabulary.pronouns_first
