"""Speech beside a source: `S, zegt X`, `volgens X S`, `S, aldus X`, `naar eigen zeggen`."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.anaphora import said_before
from quotes.extraction.content import (
    MIN_WORDS,
    Range,
    content_range,
    content_start,
    content_tail,
    make_draft,
)
from quotes.extraction.draft import CLAUSE_REACH, Draft, cue_at, trim
from quotes.extraction.mentions import Mention, mention_at
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import source_after, subject_after, subject_before


def parentheticals(reading: Reading, line: Line) -> Iterator[Draft]:
    """`S, zegt X`, `S, zo heeft X laten weten`, `S, zegt X, S`."""
    if (
        reading.words[line.first].lower in reading.vocabulary.subordinators
        if line.first < line.last
        else True
    ):
        return
    fronted = reading.words[line.first].lower in reading.vocabulary.prepositions
    for comma in range(line.first + MIN_WORDS, line.last - 1):
        word = reading.words[comma]
        if fronted and word.lower in reading.vocabulary.clause_openers:
            return
        if word.text != "," or word.quote >= 0:
            continue
        verb = comma + 1
        with_so = reading.words[verb].lower in reading.vocabulary.so and verb + 1 < line.last
        verb += with_so
        draft = _parenthetical(reading, line, comma, verb)
        if draft:
            yield draft
            return


def _parenthetical(reading: Reading, line: Line, comma: int, verb: int) -> Draft | None:
    """The verb and speaker behind a comma: `S, | zegt X`; the clause before it is what is said."""
    if reading.words[verb].quote >= 0:
        return None
    if _is_impersonal(reading, verb, line.last):
        cue = [(reading.words[verb].start, reading.words[verb + 1].end)]
        return Draft(
            "indirect",
            content_range(reading, content_start(reading, line), comma),
            cue,
            None,
            verb,
            "impersonal",
        )
    if (
        subject_before(reading, verb)
        and reading.words[comma].text == ","
        and _closes_relative(reading, line, comma)
    ):
        return None
    if _is_only_subject(reading, line, comma):
        return None
    hit = cue_at(reading, verb, line.last, "R")
    mention = subject_after(reading, verb + 1, line.last) if hit else None
    if hit is None:
        mention = mention_at(reading, verb, line.last)
        at = mention.last if mention else line.last
        hit = (
            cue_at(reading, at, line.last, "R")
            if at < line.last and reading.vocabulary.source_markers == {"according"}
            else None
        )
    if hit and len(hit.pieces) > 1 and hit.cue.kind == "think_verb":
        return None  # `, hebben haar dood betreurd`
    if hit is None or mention is None or hit.cue.strength < 2 or hit.cue.kind == "volition_verb":
        return None
    end = max(hit.end, mention.last)
    if end < line.last and (
        reading.words[end].lower in reading.vocabulary.clause_openers
        or (reading.words[end].text == ":" and end + 1 < line.last and reading.words[end + 1].quote >= 0)
    ):
        return None  # `Asked whether she would go, she replied: '...'`
    if reading.vocabulary.agent == {"by"} and not _has_verb(reading, line.first, comma):
        return None  # `In a letter to parliament, X said ...`
    segments = content_range(reading, content_start(reading, line), comma) + content_tail(
        reading, end, line.last
    )
    return make_draft(reading, "parenthetical", hit, segments, mention) if segments else None


def _is_only_subject(reading: Reading, line: Line, comma: int) -> bool:
    """`Haar collega van D66, Sven Vos, noemde`, `Een man die anoniem wil blijven, bevestigt`: what stands before the comma is who speaks."""
    mention = mention_at(reading, line.first, comma + 1)
    if mention is None or mention.first != line.first:
        return False
    after = reading.words[mention.last]
    return after.text == "," or after.lower in reading.vocabulary.relatives


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    """`Oosterhaven has 19,100 people`, and not `In a letter to parliament on Wednesday`."""
    finite = reading.vocabulary.finite | reading.lexicon.finite.keys()
    in_front = reading.words[first].lower in reading.vocabulary.prepositions
    return not in_front or any(
        word.lower in finite or word.lower.endswith("ed") for word in reading.words[first:last]
    )


def _is_impersonal(reading: Reading, verb: int, limit: int) -> bool:
    """`luidt het`, `klinkt het`."""
    vocabulary = reading.vocabulary
    if verb + 1 >= limit or reading.words[verb].lower not in vocabulary.impersonal_verbs:
        return False
    return reading.words[verb + 1].lower in vocabulary.impersonal_subject


def _closes_relative(reading: Reading, line: Line, comma: int) -> bool:
    """`X, who leads Y,`: the comma ends an inserted clause, so the verb behind it has its subject already."""
    for index in range(comma - 1, max(line.first, comma - CLAUSE_REACH), -1):
        if reading.words[index].text == ",":
            return reading.words[index + 1].lower in reading.vocabulary.relatives
    return False


def sources(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Volgens X S`, `S volgens X S`, `S, volgens X`, `S, aldus X`, `According to X, S`."""
    vocabulary = reading.vocabulary
    for index in range(line.first, line.last - 1):
        word = reading.words[index]
        if word.quote >= 0 or word.lower not in vocabulary.source_markers | vocabulary.aldus:
            continue
        start = index + 1
        if word.lower == "according":
            if reading.words[start].lower != "to":
                continue
            start += 1
        mention = source_after(reading, start, line.last) if start < line.last else None
        if (
            mention is None
            or mention.role in vocabulary.not_sources
            or (mention.pronoun or "") in vocabulary.pronouns_vague
        ):
            continue
        segments = _around_source(reading, line, index, mention)
        if segments:
            cue = [(word.start, word.end)]
            yield Draft("indirect", segments, cue, mention, mention.first, "source")
            return


def _around_source(reading: Reading, line: Line, marker: int, mention: Mention) -> list[Range]:
    """What `volgens X` holds: all behind it at the start (`Volgens X is S`), else both sides (`S is volgens X S`)."""
    before = reading.words[marker - 1] if marker > line.first else None
    after = mention.last
    if after < line.last and reading.words[after].text == ",":
        after += 1
    if before is None and reading.words[marker].lower in reading.vocabulary.aldus:
        said = said_before(reading, line)
        return content_range(reading, said.first, said.last) if said else []
    if before is None or before.lower in reading.vocabulary.coordinators:
        return content_range(reading, _after_apposition(reading, after, line.last), line.last)
    if reading.words[marker].lower in reading.vocabulary.aldus and before.text != ",":
        return []
    start = content_start(reading, line)
    rest = _source_tail(reading, mention, line, comma_before=before.text == ",")
    # `Er zijn volgens hem te weinig artsen`: two words before the source are a piece of what goes on behind it.
    front = content_range(reading, start, marker, least=2 if rest else MIN_WORDS)
    return front + rest


def _after_apposition(reading: Reading, position: int, limit: int) -> int:
    """`Volgens X, directeur van Y, is S`: what is said begins at the verb behind the second comma."""
    if reading.words[position - 1].text != "," or reading.words[position].lower in reading.vocabulary.finite:
        return position
    for index in range(position, min(limit - 1, position + CLAUSE_REACH // 2)):
        following = reading.words[index + 1].lower
        if reading.words[index].text == "," and (
            following in reading.vocabulary.finite or following.endswith(("t", "en"))
        ):
            return index + 1
    return position


def _source_tail(reading: Reading, mention: Mention, line: Line, *, comma_before: bool) -> list[Range]:
    """After `, volgens X` only a comma lets the content go on; without commas it just goes on."""
    if comma_before:
        return content_tail(reading, mention.last, line.last)
    last = _before_explanation(reading, mention.last, line.last)
    words = [word for word in reading.words[mention.last : last] if word.is_alphabetic]
    if not words:
        return []
    start, end = trim(reading, reading.words[mention.last].start, reading.words[last - 1].end)
    return [(start, end)] if start < end else []


def _before_explanation(reading: Reading, first: int, limit: int) -> int:
    """`is volgens X 'niet ernstig' | : er zijn ...`: a colon behind the marks opens the narrator's own explanation."""
    for index in range(first + 1, limit):
        if (
            reading.words[index].text == ":"
            and reading.words[index].quote < 0 <= reading.words[index - 1].quote
        ):
            return index
    return limit


def own_words(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X had naar eigen zeggen geen keus`: the clause is X's own account."""
    for phrase in reading.vocabulary.own_words:
        parts = tuple(phrase.split())
        for index in range(line.first, line.last - len(parts)):
            if reading.words[index].lower != parts[0] or reading.lowers(index, len(parts)) != parts:
                continue
            end = index + len(parts)
            segments = content_range(reading, content_start(reading, line), index) + content_range(
                reading, end, _own_end(reading, end, line.last)
            )
            if segments:
                cue = [(reading.words[index].start, reading.words[end - 1].end)]
                yield Draft(
                    "indirect", segments, cue, _nearest_name(reading, line, index), index, "own words"
                )
            return


def _own_end(reading: Reading, first: int, limit: int) -> int:
    """`... en dat wilde hij vieren`: a new main clause is the narrator's again."""
    for index in range(first + 1, limit - 2):
        if (
            reading.words[index].lower in ("en", "maar", "and", "but")
            and reading.words[index + 1].lower in reading.vocabulary.anaphors
        ):
            return index
    return limit


def _nearest_name(reading: Reading, line: Line, before: int) -> Mention | None:
    """The subject of the clause, else the last name before the phrase."""
    for index in range(line.first, before):
        if reading.words[index].lower in reading.vocabulary.finite | reading.lexicon.finite.keys():
            mention = subject_before(reading, index)
            if mention and (mention.name or mention.pronoun):
                return mention
            break
    for index in range(before - 1, line.first - 1, -1):
        mention = mention_at(reading, index, before)
        if mention and mention.first == index and (mention.name or mention.pronoun):
            start = index
            while start > line.first and reading.words[start - 1].lower in reading.vocabulary.particles:
                start -= 1
            return mention_at(reading, start, before) or mention
    return None
