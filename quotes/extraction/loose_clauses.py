"""Clauses with a weaker tie: English without `that`, and the clause of a noun (`de bewering van X dat S`)."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clause_ends import clause_end
from quotes.extraction.clause_subjects import clause_subject, speaker_before
from quotes.extraction.clauses import clause_opener
from quotes.extraction.complements import complement_start, question_start
from quotes.extraction.content import (
    MIN_WORDS,
    content_range,
    cues_in,
    make_draft,
)
from quotes.extraction.draft import CONTENT_REACH, CueHit, Draft
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like, mention_at, skip_adverbs
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import subject_before, subject_of
from quotes.extraction.tree_phrases import phrase_at


def bare_clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X said [on Friday] it would close`, `X told the paper it would`: English leaves out `that`."""
    for hit in cues_in(reading, line, "I"):
        if (
            hit.cue.lemma not in reading.vocabulary.bare_complement_verbs
            or clause_opener(reading, hit, line) is not None
        ):
            continue
        mention = clause_subject(reading, hit, line.last)
        if mention is None or mention.first > hit.verb or _is_inserted(reading, hit, line):
            continue
        first = complement_start(reading, hit, line.last)
        first = (
            _after_day(reading, first, line.last)
            if first is not None
            else _start_by_words(reading, hit, line)
        )
        if first is not None and first < line.last and not _narrates(reading, first):
            segments = content_range(reading, first, clause_end(reading, first, line.last, hit.pieces))
            if segments:
                yield make_draft(reading, "bare clause", hit, segments, mention)


def _narrates(reading: Reading, first: int) -> bool:
    """`She ran out barefoot, she said, | while a neighbour banged on the doors`."""
    return reading.words[first].lower in reading.vocabulary.narrating and reading.words[first - 1].text == ","


def _is_inserted(reading: Reading, hit: CueHit, line: Line) -> bool:
    """`The new tunnel, said project director Lars Feeney, would open`: no clause of `said` follows."""
    if reading.words[hit.verb - 1].text != ",":
        return False
    speaker = mention_at(reading, hit.end, line.last)
    return bool(
        speaker and speaker.name and speaker.last < line.last and reading.words[speaker.last].text == ","
    )


def _start_by_words(reading: Reading, hit: CueHit, line: Line) -> int | None:
    heard = (
        mention_at(reading, hit.end, line.last) if hit.cue.lemma in reading.vocabulary.telling_verbs else None
    )
    first = _after_day(reading, heard.last if heard else hit.end, line.last)
    return first if first < line.last and _starts_clause(reading, first, line.last) else None


def gerund_clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X said in Doha, adding that S`, `..., warning it could close`: a gerund goes on for the speaker of its sentence."""
    if not reading.vocabulary.bare_complements:
        return
    for index in range(line.first + 3, line.last - MIN_WORDS):
        word = reading.words[index]
        cue = reading.lexicon.gerunds.get(word.lower)
        if cue is None or "I" not in cue.frames or word.quote >= 0 or reading.words[index - 1].text != ",":
            continue
        hit = CueHit(cue, (index,), index)
        openers = [
            i
            for i in range(index + 1, index + 4)
            if reading.words[i].lower in reading.vocabulary.clause_openers
        ]
        first = openers[0] + 1 if openers else complement_start(reading, hit, line.last)
        mention = speaker_before(reading, index) if first is not None else None
        segments = content_range(reading, first, clause_end(reading, first, line.last)) if first else []
        if mention and segments:
            yield make_draft(reading, "gerund", hit, segments, mention)


def questions(reading: Reading, line: Line) -> Iterator[Draft]:
    """`vroeg de rechter waarom S`, `asked why S`, `wondered how S`: the question word is part of what is asked."""
    for hit in cues_in(reading, line, "I"):
        if (
            hit.cue.lemma not in reading.vocabulary.asking_verbs
            or clause_opener(reading, hit, line) is not None
        ):
            continue
        first = question_start(reading, hit, line.last)
        mention = clause_subject(reading, hit, line.last) if first is not None else None
        if first is None or mention is None or not is_speaker_like(reading, mention):
            continue
        segments = content_range(reading, first, clause_end(reading, first, line.last))
        if segments:
            yield make_draft(reading, "question", hit, segments, mention)


def verb_second(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Ze vindt het plan is te duur`, `Pranger zegt dat hoeft niet`: a main clause right behind a Dutch cue."""
    if reading.vocabulary.bare_complements:
        return
    for hit in cues_in(reading, line, "I"):
        first = hit.end
        if len(hit.pieces) > 1 or first + MIN_WORDS > line.last or hit.cue.strength < 2:
            continue
        mention = subject_before(reading, hit.verb)
        if (
            mention is None
            or not is_speaker_like(reading, mention)
            or not _is_main_clause(reading, first, line.last)
        ):
            continue
        segments = content_range(reading, first, clause_end(reading, first, line.last))
        if segments:
            yield make_draft(reading, "verb second", hit, segments, mention)


def _is_main_clause(reading: Reading, first: int, limit: int) -> bool:
    """`het plan is`, `dat hoeft`, `er komt`: a subject and then its finite verb; more follows."""
    vocabulary, words = reading.vocabulary, reading.words
    opener = words[first]
    if opener.quote >= 0:
        return False
    vague = vocabulary.pronouns | vocabulary.pronouns_vague | vocabulary.pronouns_first
    vague |= vocabulary.dummy_subjects
    if opener.lower in vague and _is_finite(reading, first + 1):
        return True
    phrase = phrase_at(reading, first, min(limit, first + 8))
    return phrase is not None and phrase.last + 1 < limit and _is_finite(reading, phrase.last)


def _is_finite(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    known = word.lower in reading.vocabulary.finite or word.lower in reading.lexicon.finite
    return known and word.pos in ("AUX", "VERB") and word.quote < 0


def impersonal_clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Op het ministerie heet het dat S`, `Bij de bond klinkt het dat S`: whose voice stands in front."""
    vocabulary = reading.vocabulary
    for verb in range(line.first + 2, line.last - MIN_WORDS):
        words = reading.lowers(verb, 3)
        if words[0] not in vocabulary.impersonal_verbs or words[1] not in vocabulary.impersonal_subject:
            continue
        if words[2] not in vocabulary.clause_openers or reading.words[line.first].pos != "ADP":
            continue
        mention = mention_at(reading, line.first + 1, verb)
        segments = content_range(reading, verb + 3, clause_end(reading, verb + 3, line.last))
        if mention and segments and is_speaker_like(reading, mention):
            cue = [(reading.words[verb].start, reading.words[verb + 1].end)]
            yield Draft("indirect", segments, cue, mention, mention.first, "impersonal")
        return


def colon_clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Kuipers zegt: wie nu niets doet, is te laat`: a colon, and no marks."""
    for hit in cues_in(reading, line, "D"):
        mention = subject_of(reading, hit, line.last)
        colon = max(hit.end, mention.last if mention else 0)
        if mention is None or colon >= line.last or reading.words[colon].text != ":":
            continue
        if reading.words[hit.verb - 1].text == ",":
            continue  # `S, benadrukt ze: S`
        if colon + 1 >= line.last or reading.words[colon + 1].quote >= 0 or hit.cue.strength < 2:
            continue
        segments = content_range(reading, colon + 1, line.last)
        if segments and is_speaker_like(reading, mention):
            yield make_draft(reading, "colon", hit, segments, mention)
            return


def _after_day(reading: Reading, position: int, limit: int) -> int:
    """Step over `on Friday`, `to reporters`, `in a statement`."""
    vocabulary = reading.vocabulary
    position = skip_adverbs(reading, position, limit)
    for _ in range(2):
        on_day = (
            position < limit
            and reading.words[position].lower in vocabulary.day_prepositions
            and reading.words[min(position + 1, limit - 1)].lower in vocabulary.calendar
        )
        if on_day:
            position = skip_adverbs(reading, position + 2, limit)
        elif position + 1 < limit and reading.words[position].lower in vocabulary.hearer_prepositions:
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
    plural = word.lower.endswith(vocabulary.plural_endings)
    opens = (
        word.lower in subject_words | vocabulary.amounts
        or word.is_name_like
        or plural
        or word.text[0].isdigit()
    )
    if word.quote >= 0 or not opens:
        return False
    no_subject = first + 1 < limit and reading.words[first + 1].pos == "AUX"
    if word.lower in vocabulary.relatives and no_subject and reading.words[first - 1].pos == "NOUN":
        return False  # `wrote in a memo to staff | that was seen by reporters`
    for near in reading.words[first + 1 : min(limit, first + 12)]:
        if near.quote >= 0 or near.text == "," or near.lower in vocabulary.coordinators:
            return False
        before = reading.words[near.index - 1].lower
        is_verb = near.pos in ("VERB", "AUX") or _is_english_verb(reading, near.lower)
        if is_verb and before not in vocabulary.noun_markers | vocabulary.no_verb_behind:
            return True
    return False


def _is_english_verb(reading: Reading, lower: str) -> bool:
    """`would`, `expects`, `closed`."""
    past = lower.endswith(reading.vocabulary.participle_endings)
    return past or lower in reading.vocabulary.finite or lower in reading.lexicon.finite


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
    vocabulary = reading.vocabulary
    if reading.words[noun + 1].lower in vocabulary.owner_prepositions and noun + 2 < line.last:
        return mention_at(reading, noun + 2, line.last)
    before = noun - 1
    pronoun = vocabulary.owners.get(reading.words[before].lower) if before >= line.first else None
    return Mention(before, before + 1, pronoun=pronoun) if pronoun else None


def _noun_clause_end(reading: Reading, first: int, limit: int) -> int:
    """The clause ends at a comma before the verb of the main clause: `..., klopt niet`."""
    limit = min(limit, first + CONTENT_REACH)
    for index in range(first + 2, limit - 1):
        following = reading.words[index + 1]
        if (
            reading.words[index].text == ","
            and following.quote < 0
            and following.lower.endswith(reading.vocabulary.resuming_endings)
        ):
            return index
    return limit
