"""What is said: content ranges, and the pieces that every rule for speech without marks builds drafts from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quotes.extraction.antecedents import is_human
from quotes.extraction.draft import CueHit, Draft, cue_at, trim
from quotes.extraction.mention import Mention
from quotes.extraction.reading import Line, Reading
from quotes.extraction.tree_phrases import phrase_at

Range = tuple[int, int]
MIN_WORDS = 3
MOST_CUES = 60  # that are tried in a sentence: whoever writes `zei` more often in one says nothing


def cues_in(reading: Reading, line: Line, frames: str) -> Iterator[CueHit]:
    """The cues of a sentence outside quotes, in order; past MOST_CUES no more are looked for."""
    seen: set[int] = set()
    places = reading.may_cue
    first = bisect_left(places, line.first)
    for index in places[first : min(first + MOST_CUES, bisect_left(places, line.last))]:
        hit = cue_at(reading, index, line.last, frames)
        if hit and not seen & set(hit.pieces):
            seen |= set(hit.pieces)
            yield hit


def make_draft(
    reading: Reading, rule: str, hit: CueHit, segments: list[Range], mention: Mention | None
) -> Draft:
    cue = [(reading.words[i].start, reading.words[i].end) for i in hit.pieces]
    return Draft("indirect", segments, cue, mention, mention.first if mention else hit.verb, rule)


def content_range(reading: Reading, first: int, last: int, *, least: int = MIN_WORDS) -> list[Range]:
    """The characters of words first..last, without the final stop; nothing when fewer than least words."""
    words = [word for word in reading.words[first:last] if word.text[0].isalnum()]
    if len(words) < least:
        return []
    start, end = trim(reading, reading.words[first].start, reading.words[last - 1].end)
    return [(start, end)] if start < end else []


def content_start(reading: Reading, line: Line) -> int:
    """The first word that is said: a leading `Maar` is the narrator's."""
    lower = reading.words[line.first].lower
    return line.first + 1 if lower in reading.vocabulary.coordinators else line.first


def content_tail(reading: Reading, position: int, limit: int, *, turns: bool = False) -> list[Range]:
    """What goes on after `, zegt X,`: `De subsidie is, zegt X, | veel te duur`.

    turns: a `maar` there is the narrator's, as behind `, aldus X,`; behind a verb of saying it is more often the speaker's own.
    """
    for index in range(position, min(limit, position + 3)):
        if reading.words[index].text == "," and index + 1 < limit:
            against = turns and reading.words[index + 1].lower in reading.vocabulary.contrasting
            narrated = against or _is_narrated(reading, index + 1) or _describes(reading, index + 1, limit)
            return [] if narrated else content_range(reading, index + 1, limit, least=2)
    return []


def _describes(reading: Reading, position: int, limit: int) -> bool:
    """`..., antwoordde de verdachte, | een 34-jarige man uit Deurne`: who has just spoken, once more."""
    if reading.words[position].lower not in reading.vocabulary.indefinite:
        return False
    phrase = phrase_at(reading, position, limit)
    whole = phrase is not None and not any(w.pos in ("VERB", "AUX") for w in reading.words[position:limit])
    return whole and phrase is not None and is_human(reading, phrase.role or "")


def _is_narrated(reading: Reading, position: int) -> bool:
    """`..., says the agency, | as 640 homes dry out`, `| in a move that`: what the narrator adds."""
    vocabulary, lower = reading.vocabulary, reading.words[position].lower
    if lower in vocabulary.narrating | vocabulary.relatives:
        return True
    following = reading.words[position + 1].lower if position + 1 < len(reading.words) else ""
    if lower in vocabulary.contrasting and following in vocabulary.voice_markers | vocabulary.source_markers:
        return True  # `..., zegt het bedrijf, | maar bij de gemeente ligt geen aanvraag`
    phrases = (tuple(phrase.split()) for phrase in vocabulary.narrating_phrases)
    return any(reading.lowers(position, len(parts)) == parts for parts in phrases)
