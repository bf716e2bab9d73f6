"""Quotes without a cue of their own: whose words they are, by the sentences around them."""

from __future__ import annotations

from quotes.extraction.anaphora import anaphoric_cue
from quotes.extraction.draft import Draft
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like, mention_at
from quotes.extraction.names import strip_possessive
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import subject_after
from quotes.extraction.topics import person_of
from quotes.extraction.tree import SUBJECTS
from quotes.extraction.tree_names import name_around


def attach_floating(reading: Reading, drafts: list[Draft], indirect: list[Draft]) -> None:
    """Give every floating quote its cue (`'...' Dat zei X.`) or the subject of the sentence before it."""
    spoken_in = {reading.words[draft.anchor].sentence: draft for draft in indirect if draft.mention}
    for draft in drafts:
        if draft.mention is None and draft.rule in ("floating", "impersonal"):
            _attach(reading, draft, spoken_in)


def _attach(reading: Reading, draft: Draft, spoken_in: dict[int, Draft]) -> None:
    """`Tim Vos stond op. 'Het is genoeg.'`: from the sentence before, or from `Dat zei X` behind."""
    line = reading.line_of(draft.anchor)
    if draft.rule == "floating" and _attach_following(reading, draft, line):
        return
    before = reading.lines[line.index - 1] if line.index else None
    if before is None or before.paragraph != line.paragraph:
        return
    voice = _voice_of_line(reading, before) if draft.rule == "impersonal" else None
    if voice:
        draft.mention, draft.anchor = voice, draft.anchor
        return
    attribution = spoken_in.get(before.index)
    draft.lead = attribution.mention if attribution else _whose_word(reading, before)
    draft.lead_spoke = draft.lead is not None
    draft.lead = draft.lead or person_of(reading, before)
    if draft.lead:
        draft.anchor = draft.lead.first + 1


def _attach_following(reading: Reading, draft: Draft, line: Line) -> bool:
    """`'...' Dat zegt X in een interview.`, `'...' Aan het woord is X.`"""
    end = reading.words[reading.index_at(draft.segments[-1][1]) - 1].sentence
    if end + 1 >= len(reading.lines):
        return False
    following = reading.lines[end + 1]
    if _presents_speaker(reading, draft, following):
        return True
    hit = anaphoric_cue(reading, following) if following.paragraph <= line.paragraph + 1 else None
    mention = subject_after(reading, hit.verb + 1, following.last) if hit else None
    if hit is None or mention is None:
        return False
    draft.cue = [(reading.words[i].start, reading.words[i].end) for i in hit.pieces]
    draft.mention, draft.anchor, draft.rule = mention, mention.first, "anaphor"
    return True


def _presents_speaker(reading: Reading, draft: Draft, line: Line) -> bool:
    """`Aan het woord is Salvatore Riccio (61)`."""
    for phrase in reading.vocabulary.presenting:
        parts = tuple(phrase.split())
        if reading.lowers(line.first, len(parts)) == parts and line.first + len(parts) < line.last:
            mention = mention_at(reading, line.first + len(parts), line.last)
            if mention:
                draft.mention, draft.anchor = mention, mention.first
                return True
    return False


def _voice_of_line(reading: Reading, line: Line) -> Mention | None:
    """`Bij de ouders overheerst de woede. 'Niemand vroeg ons iets', klinkt het.`"""
    if line.first + 2 >= line.last or reading.words[line.first].lower not in reading.vocabulary.voice_markers:
        return None
    mention = mention_at(reading, line.first + 1, line.last)
    return mention if mention and is_speaker_like(reading, mention) else None


def _whose_word(reading: Reading, line: Line) -> Mention | None:
    """`Pruett's reply | was brief. "Read the contract."`, `Haar antwoord | was kort.`: whose word the sentence is about."""
    words = reading.words
    for index in range(line.first, min(line.last, line.first + 8)):
        word = words[index]
        if word.dep not in SUBJECTS or word.lower not in reading.lexicon.nouns or word.quote >= 0:
            continue
        pronoun = reading.vocabulary.owners.get(words[index - 1].lower) if index > line.first else None
        if pronoun:
            return Mention(index - 1, index, pronoun=pronoun)
        owner = next((i for i in range(line.first, index) if words[i].is_name_like), None)
        named = name_around(reading, owner) if owner is not None else None
        return _bearer(reading, *named, index) if named else None
    return None


def _bearer(reading: Reading, first: int, last: int, noun: int) -> Mention | None:
    """The name right before a noun that is its bearer's."""
    words, genitives = reading.words, reading.vocabulary.genitives
    owned = words[last - 1].text.endswith(genitives) or words[last].text in genitives
    text = strip_possessive(reading, reading.text[words[first].start : words[last - 1].end])
    return Mention(first, last, text) if owned and noun - last <= 2 else None
