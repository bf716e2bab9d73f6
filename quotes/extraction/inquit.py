"""The words behind a closing mark that say who spoke: `'...', zei X`, `'...', aldus X`, `"...", X said`."""

from __future__ import annotations

from quotes.extraction.appositions import with_apposition
from quotes.extraction.draft import CLAUSE_REACH, Draft, cue_at
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like, mention_at, skip_adverbs
from quotes.extraction.nouns import is_noun_head
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import source_after, subject_after, subject_and_cue
from quotes.language.marks import Stretch

ENDS_OF_SPEECH = frozenset(".!?…,")


def is_speech(reading: Reading, stretch: Stretch, *, loose: bool = False) -> bool:
    """Is a stretch long enough, or closed by a stop, so that it is no mere title or term?"""
    words = reading.words_between(stretch.start, stretch.end)
    closed = bool(words) and words[-1].text in ENDS_OF_SPEECH
    return closed or len(words) >= (2 if loose else 4)


def marked_draft(reading: Reading, rule: str, pieces: tuple[int, ...], mention: Mention | None) -> Draft:
    cue = [(reading.words[i].start, reading.words[i].end) for i in pieces]
    return Draft("direct", [], cue, mention, mention.first if mention else pieces[0], rule)


def cue_after(reading: Reading, stretch: Stretch) -> Draft | None:
    """`'...', zei X` and its kin: what follows the closing mark."""
    position = reading.index_at(stretch.outer_end)
    if position >= len(reading.words) or stretch.continues:
        return None
    before = reading.words[position - 1] if position else None
    line = reading.line_of(reading.index_at(stretch.start))
    if position >= line.last:
        return _inquit_alone(reading, position, stretch)
    if _continues_narrator(reading, stretch, line):
        return None
    if line.heading and reading.words[position].text == ":" and reading.index_at(stretch.start) == line.first:
        mention = mention_at(reading, position + 1, line.last)
        opener = position + 1
        if (mention is None or not is_speaker_like(reading, mention)) and opener < line.last:
            lower = reading.words[opener].lower
            mention = Mention(opener, opener + 1, role=lower) if is_noun_head(reading, lower) else None
        return marked_draft(reading, "colon", (position,), mention) if mention else None
    comma = reading.words[position].text in (",", "-", "–", "—")
    closed = comma or (before is not None and before.quote >= 0 and before.text in ENDS_OF_SPEECH)
    if comma:
        position += 1
    if position + 1 < line.last and reading.words[position].lower in reading.vocabulary.as_somebody:
        position += 1
    if position >= line.last or not (closed or _opens_line(reading, stretch, line)):
        return None
    return _inquit(reading, position, line, sure=closed)


def _inquit_alone(reading: Reading, position: int, stretch: Stretch) -> Draft | None:
    """`"Then where is the report?" | Justice Iyer asked.`: behind a question a capital seems to open another sentence."""
    line = reading.line_of(position)
    asked = reading.text[stretch.end - 1] in "?!…"
    if not asked or line.paragraph != stretch.paragraph or position != line.first:
        return None
    mention, hit = subject_and_cue(reading, position, line.last)
    ends = hit is not None and all(not word.is_alphabetic for word in reading.words[hit.end : line.last])
    return marked_draft(reading, "inquit", hit.pieces, mention) if hit and ends else None


def _continues_narrator(reading: Reading, stretch: Stretch, line: Line) -> bool:
    """`de stichting 'Nieuw Licht', zo meldt X`: a name or term in the narrator's sentence, not X's words."""
    first = reading.index_at(stretch.start)
    if first <= line.first:
        return False
    before = reading.words[first - 1]
    return before.quote < 0 and (before.text[0].isalnum() or before.text == ")")


def _opens_line(reading: Reading, stretch: Stretch, line: Line) -> bool:
    return reading.index_at(stretch.start) == line.first and is_speech(reading, stretch)


def _inquit(reading: Reading, position: int, line: Line, *, sure: bool) -> Draft | None:
    """Try `aldus X`, `klinkt het`, `zei X`, `the minister said`, and any verb behind `',`."""
    limit = _narrator_end(reading, position, line.last)
    readers = (_aldus, _impersonal, _verb_first, _subject_first)
    for reader in readers:
        draft = reader(reading, position, limit)
        if draft:
            return draft
    opens = position > line.first and reading.words[line.first].quote >= 0
    if reading.words[position].lower in reading.vocabulary.so and position + 1 < limit:
        position += 1  # `', zo begon de directeur haar toespraak, '`
    return _unknown_verb(reading, position, limit) if sure and opens else None


def _narrator_end(reading: Reading, position: int, limit: int) -> int:
    limit = min(limit, position + CLAUSE_REACH)
    while position < limit and reading.words[position].quote < 0:
        position += 1
    return position


def _aldus(reading: Reading, position: int, limit: int) -> Draft | None:
    """`'...', aldus X`, `'...', volgens X`, `"...", according to X`."""
    lower, vocabulary = reading.words[position].lower, reading.vocabulary
    if lower not in vocabulary.aldus and lower not in vocabulary.source_markers:
        return None
    start = position + 1
    if start < limit and reading.words[start].lower in vocabulary.source_tails:
        start += 1
    return marked_draft(reading, "aldus", (position,), source_after(reading, start, limit))


def _impersonal(reading: Reading, position: int, limit: int) -> Draft | None:
    """`'...', luidt het`, `zo klonk het bij de oppositie`: the speaker is named after bij or volgens, or not at all."""
    start = position + 1 if reading.words[position].lower in reading.vocabulary.so else position
    if start + 1 >= limit or reading.words[start].lower not in reading.vocabulary.impersonal_verbs:
        return None
    if reading.words[start + 1].lower not in reading.vocabulary.impersonal_subject:
        mention = subject_after(reading, start + 1, limit)
        return marked_draft(
            reading, "impersonal", (start,), None if mention and not mention.name else mention
        )
    return marked_draft(reading, "impersonal", (start, start + 1), voice_behind(reading, start + 2, limit))


def voice_behind(reading: Reading, position: int, limit: int) -> Mention | None:
    """`klinkt het | bij de oppositie`, `luidt het | volgens de politie`: whose voice it is."""
    after = skip_adverbs(reading, position, limit)
    if after < limit and reading.words[after].lower in reading.vocabulary.voice_markers:
        return mention_at(reading, after + 1, limit)
    return None


def _verb_first(reading: Reading, position: int, limit: int) -> Draft | None:
    """`'...', zei X`, `'...', zo heeft X laten weten`, `"...", said X`."""
    start = (
        position + 1
        if reading.words[position].lower in reading.vocabulary.so and position + 1 < limit
        else position
    )
    hit = cue_at(reading, start, limit, "DR")
    if hit is None:
        return None
    mention = subject_after(reading, start + 1, limit)
    return marked_draft(reading, "inquit", hit.pieces, mention)


def _subject_first(reading: Reading, position: int, limit: int) -> Draft | None:
    """`"...," the minister said`: the English order."""
    mention, hit = subject_and_cue(reading, position, limit)
    return marked_draft(reading, "inquit", hit.pieces, mention) if hit else None


def _unknown_verb(reading: Reading, position: int, limit: int) -> Draft | None:
    """`'...', toonde de trainer zich tevreden`: after a comma and a closing mark any verb with a person speaks."""
    word = reading.words[position]
    if reading.vocabulary.bare_complements:
        return _unknown_verb_last(reading, position, limit)
    if not _looks_like_verb(reading, position) or position + 1 >= limit:
        return None
    mention = subject_after(reading, position + 1, limit)
    if mention is None or mention.first > position + 3:
        return None
    pieces = [position]
    if mention.last < limit and reading.words[mention.last].lower in reading.vocabulary.reflexives:
        pieces.append(mention.last)
    return marked_draft(reading, "inquit", tuple(pieces), mention) if word.is_alphabetic else None


def _unknown_verb_last(reading: Reading, position: int, limit: int) -> Draft | None:
    """`"Then arrest me," Bill Tanager growled`: the English order."""
    mention = mention_at(reading, position, limit)
    if mention is None or mention.first != position or not is_speaker_like(reading, mention):
        return None
    mention = with_apposition(reading, mention, limit)
    verb = skip_adverbs(reading, mention.last, limit)
    if verb >= limit or reading.words[verb].pos != "VERB" or not reading.words[verb].text.islower():
        return None
    return marked_draft(reading, "inquit", (verb,), mention)


def _looks_like_verb(reading: Reading, position: int) -> bool:
    """`toonde`, `brieste`; not `maar`, `in`, `gisteren`."""
    word, vocabulary = reading.words[position], reading.vocabulary
    closed_classes = (
        vocabulary.coordinators
        | vocabulary.subordinators
        | vocabulary.prepositions
        | vocabulary.relatives
        | vocabulary.determiners
        | vocabulary.adverbs
        | vocabulary.pronouns
        | vocabulary.passive_auxiliaries
    )
    return (
        word.is_alphabetic
        and not word.is_name_like
        and word.lower not in closed_classes
        and len(word.text) > 2
    )
