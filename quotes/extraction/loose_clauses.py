"""Clauses with a weaker tie: English without `that`, and the clause of a noun (`de bewering van X dat S`)."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clause_ends import clause_end
from quotes.extraction.clauses import clause_opener, clause_subject
from quotes.extraction.content import (
    MIN_WORDS,
    content_range,
    cues_in,
    make_draft,
)
from quotes.extraction.draft import CONTENT_REACH, Draft
from quotes.extraction.mentions import Mention, mention_at, skip_adverbs
from quotes.extraction.reading import Line, Reading


def bare_clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X said [on Friday] it would close`, `X told the paper it would`: English leaves out `that`."""
    for hit in cues_in(reading, line, "I"):
        if hit.cue.lemma not in BARE or clause_opener(reading, hit, line) is not None:
            continue
        mention = clause_subject(reading, hit, line.last)
        if mention is None or mention.first > hit.verb:
            continue
        heard = mention_at(reading, hit.end, line.last) if hit.cue.lemma == "tell" else None
        first = _after_day(reading, heard.last if heard else hit.end, line.last)
        if first < line.last and _starts_clause(reading, first, line.last):
            segments = content_range(reading, first, clause_end(reading, first, line.last))
            if segments:
                yield make_draft(reading, "bare clause", hit, segments, mention)


BARE = frozenset(
    {
        "say",
        "think",
        "believe",
        "claim",
        "insist",
        "argue",
        "admit",
        "warn",
        "add",
        "predict",
        "suggest",
        "reckon",
        "estimate",
        "confirm",
        "acknowledge",
        "concede",
        "promise",
        "hope",
        "fear",
        "tell",
        "announce",
    }
)


def _after_day(reading: Reading, position: int, limit: int) -> int:
    """Step over `on Friday`, `to reporters`, `in a statement`."""
    position = skip_adverbs(reading, position, limit)
    for _ in range(2):
        if position + 1 < limit and reading.words[position].lower in ("in", "to", "at"):
            inner = mention_at(reading, position + 1, limit)
            position = skip_adverbs(reading, inner.last, limit) if inner else position
    return position


def _starts_clause(reading: Reading, first: int, limit: int) -> bool:
    """A subject with a finite verb soon after; not `estimates her losses at £35,000 and is not insured`."""
    word = reading.words[first]
    vocabulary = reading.vocabulary
    subject_words = (
        vocabulary.determiners
        | vocabulary.possessives
        | vocabulary.pronouns
        | vocabulary.pronouns_vague
        | vocabulary.pronouns_first
    )
    opens = (
        word.lower in subject_words or word.is_name_like or word.lower.endswith("s") or word.text[0].isdigit()
    )
    if word.quote >= 0 or not opens:
        return False
    for near in reading.words[first + 1 : min(limit, first + 12)]:
        if near.quote >= 0 or near.text == "," or near.lower in vocabulary.coordinators:
            return False
        if _is_english_verb(reading, near.lower) and reading.words[near.index - 1].lower not in (
            "at",
            "to",
            "of",
        ):
            return True
    return False


def _is_english_verb(reading: Reading, lower: str) -> bool:
    """`would`, `expects`, `closed`."""
    return lower in reading.vocabulary.finite or lower in reading.lexicon.finite or lower.endswith("ed")


def noun_cues(reading: Reading, line: Line) -> Iterator[Draft]:
    """`de bewering van X dat S`, `zijn waarschuwing dat S`: only where the noun says whose it is."""
    for index in range(line.first, line.last - MIN_WORDS):
        word = reading.words[index]
        if word.quote >= 0 or word.lower not in reading.lexicon.nouns:
            continue
        mention = _owner(reading, line, index)
        opener = mention.last if mention and mention.first > index else index + 1
        if (
            mention is None
            or opener >= line.last
            or reading.words[opener].lower not in reading.vocabulary.clause_openers
        ):
            continue
        segments = content_range(reading, opener + 1, _noun_clause_end(reading, opener + 1, line.last))
        if segments:
            yield Draft("indirect", segments, [(word.start, word.end)], mention, mention.first, "noun cue")


def _owner(reading: Reading, line: Line, noun: int) -> Mention | None:
    """`van X` behind the noun, `zijn` or `haar` before it."""
    if reading.words[noun + 1].lower in ("van", "of", "by") and noun + 2 < line.last:
        return mention_at(reading, noun + 2, line.last)
    before = noun - 1
    if before >= line.first and reading.words[before].lower in ("zijn", "haar", "his", "her"):
        return Mention(
            before, before + 1, pronoun="ze" if reading.words[before].lower in ("haar", "her") else "hij"
        )
    return None


def _noun_clause_end(reading: Reading, first: int, limit: int) -> int:
    """The clause ends at a comma before the verb of the main clause: `..., klopt niet`."""
    limit = min(limit, first + CONTENT_REACH)
    for index in range(first + 2, limit - 1):
        following = reading.words[index + 1]
        if (
            reading.words[index].text == ","
            and following.quote < 0
            and following.lower.endswith(("t", "de", "te", "en", "s", "is", "as"))
        ):
            return index
    return limit
