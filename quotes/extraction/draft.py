"""A quote while it is being read, before its speaker is known by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.extraction.cues import Cue
from quotes.extraction.mention import Mention
from quotes.extraction.reading import Reading
from quotes.extraction.result import Style
from quotes.extraction.word import Word

CUE_REACH = 14
# How far a rule looks back for the start of a clause, and how long reported speech may be, in words:
# what keeps reading linear in a text without a single stop.
CLAUSE_REACH = 60
CONTENT_REACH = 150


@dataclass(slots=True)
class Draft:
    """segments, cue: character ranges. anchor: index of the word beside which the speaker is sought.

    rule: which rule found it. follows: the draft whose speaker goes on speaking, for a quote without a cue of its own.
    lead: the mention in the sentence before, when nobody spoke yet; lead_spoke: that sentence tells what he said.
    """

    style: Style
    segments: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    mention: Mention | None
    anchor: int
    rule: str
    follows: Draft | None = None
    lead: Mention | None = None
    lead_spoke: bool = False
    quotes: list[int] = field(default_factory=list)
    inside: int = -1


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in the text: the indexes of its words, in order; verb is the finite one."""

    cue: Cue
    pieces: tuple[int, ...]
    verb: int

    @property
    def end(self) -> int:
        return self.pieces[-1] + 1


def cue_at(reading: Reading, position: int, limit: int, frames: str) -> CueHit | None:
    """Read a verb cue whose finite verb stands at position: `zei`, `deelde ... mee`, `heeft ... gezegd`."""
    lower = reading.words[position].lower
    cues = reading.lexicon.finite.get(lower)
    auxiliary = lower in reading.vocabulary.auxiliaries
    if (cues is None and not auxiliary) or _is_infinitive(reading, position):
        return None
    if reading.words[position].pos == "NOUN" and lower.endswith(reading.vocabulary.plural_verb_endings):
        return None  # `over | berichten | dat`
    near: set[str] | None = None
    for cue, rest in cues or ():
        if rest:
            near = near or {w.lower for w in reading.words[position + 1 : position + 1 + CUE_REACH]}
            if rest[0] not in near or rest[-1] not in near:
                continue
        if not any(frame in cue.frames for frame in frames):
            continue
        pieces = _find_in_order(reading, rest, position + 1, limit)
        if pieces and _keeps_to_himself(reading, pieces[-1], limit):
            continue
        if pieces is not None:
            return CueHit(cue, (position, *pieces), position)
    word = reading.words[position]
    if word.pos in ("PRON", "DET") or (word.dep == "acl" and reading.vocabulary.bare_complements):
        return None  # `zijn` of `zijn advocate`, `officials | briefed on the inquiry`
    if auxiliary:
        return _perfect_at(reading, position, limit, frames)
    return None


def _keeps_to_himself(reading: Reading, particle: int, limit: int) -> bool:
    """`hield hij voor zich`: no particle of a cue, but a preposition."""
    words, vocabulary = reading.words, reading.vocabulary
    if words[particle].lower not in vocabulary.reflexive_prepositions or particle + 1 >= limit:
        return False
    return words[particle + 1].lower in vocabulary.reflexives


def _is_infinitive(reading: Reading, position: int) -> bool:
    """`te zeggen`, `naar eigen zeggen`, `wil zeggen`, `de vragen`: the form of a plural, but no finite verb."""
    if position == 0:
        return False
    before, vocabulary = reading.words[position - 1].lower, reading.vocabulary
    surname = reading.words[position - 1].is_name_like and position - 1 > reading.line_of(position).first
    if before in vocabulary.noun_markers and not surname:  # `Bram ter Haar | noemt`
        return True
    is_plural = reading.words[position].lower.endswith(vocabulary.plural_verb_endings)
    if not is_plural or vocabulary.bare_complements:
        return before in vocabulary.infinitive_marker
    near = reading.words[max(reading.line_of(position).first, position - 6) : position]
    return (
        before in vocabulary.infinitive_marker
        or before in vocabulary.own
        or any(w.lower in vocabulary.modals for w in near)
    )


def _find_in_order(
    reading: Reading, wanted: tuple[str, ...], position: int, limit: int
) -> tuple[int, ...] | None:
    """The words that must follow: `mee` after `deelde`, `weten` after `laat`."""
    found: list[int] = []
    for index in range(position, min(limit, position + CUE_REACH)):
        if len(found) == len(wanted) or reading.words[index].lower in reading.vocabulary.clause_openers:
            break
        if reading.words[index].lower == wanted[len(found)] and reading.words[index].quote < 0:
            found.append(index)
    return tuple(found) if len(found) == len(wanted) else None


def _perfect_at(reading: Reading, auxiliary: int, limit: int, frames: str) -> CueHit | None:
    """`heeft ... gezegd`, `gezegd heeft`, `heeft ... laten weten`; `werd ... gezegd` for passives."""
    for index in range(auxiliary + 1, min(limit, auxiliary + CUE_REACH)):
        word = reading.words[index]
        if word.quote >= 0 or word.text in (".", ";", ":"):
            return None
        if _cuts_english_perfect(reading, word):
            return None
        double = reading.lexicon.double_infinitives.get(word.lower)
        if double and index + 1 < limit and reading.words[index + 1].lower == double[0]:
            return CueHit(double[1], (auxiliary, index, index + 1), auxiliary)
        for cue in reading.lexicon.participles.get(word.lower, ()):
            if any(frame in cue.frames for frame in frames):
                return CueHit(cue, (auxiliary, index), auxiliary)
        if word.lower in reading.vocabulary.clause_openers or _is_english_coordinator(reading, word.lower):
            return None
    return None


def _cuts_english_perfect(reading: Reading, word: Word) -> bool:
    """`who is running for county executive, promised`, `had a goal ruled out`: no perfect across other words."""
    if not reading.vocabulary.bare_complements or _may_part_perfect(reading, word.lower):
        return False
    return word.lower not in reading.lexicon.participles or word.text == ","


def _may_part_perfect(reading: Reading, lower: str) -> bool:
    """What may stand between `has` and `said`: `also`, `not`, `been`."""
    return lower in reading.vocabulary.adverbs or lower in reading.vocabulary.parts_perfect


def _is_english_coordinator(reading: Reading, lower: str) -> bool:
    """`had withheld the risks but acknowledged`: no perfect across `but`."""
    return reading.vocabulary.bare_complements and lower in reading.vocabulary.coordinators


def is_passive(reading: Reading, hit: CueHit) -> bool:
    """`werd gezegd`: the one who speaks is no subject."""
    if hit.cue.kind.endswith("multiword"):
        return False  # `is van oordeel dat`
    between = [word.lower for word in reading.words[hit.verb : hit.pieces[-1]]]
    if not reading.vocabulary.passive_participles.isdisjoint(between):
        return True  # `residents have been told`
    return len(hit.pieces) > 1 and reading.words[hit.verb].lower in reading.vocabulary.passive_auxiliaries


def trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Leave out white space, a leading comma and the final stop of a content range, and marks without their partner."""
    text = reading.page.working
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:–—"):
        end -= 1
    return _with_whole_quotes(reading, start, end)


def _with_whole_quotes(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """`'nog geen letter' op papier` keeps both marks, `'nog geen letter'` that is all of the content keeps none."""
    inside = [reading.quotes[index] for index in reading.quotes_in(start - 1, end + 1)]
    inside = [stretch for stretch in inside if stretch.outer_start >= start - 3 and stretch.start <= end]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    if first.start >= start >= first.outer_start and first.end >= end - 1:
        return first.start, min(end, first.end)
    if first.start == start:
        start = first.outer_start
    if last.end <= end < last.outer_end:
        end = last.outer_end
    return start, end
