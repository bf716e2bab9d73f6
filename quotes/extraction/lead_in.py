"""The words before an opening mark that say who speaks: `X zei: '...'`, `X: '...'`, `X noemt het '...'`."""

from __future__ import annotations

from quotes.extraction.draft import CLAUSE_REACH, CueHit, Draft, cue_at, is_passive
from quotes.extraction.inquit import is_speech, marked_draft
from quotes.extraction.mentions import Mention, mention_at, skip_adverbs
from quotes.extraction.reading import Reading
from quotes.extraction.subjects import subject_after, subject_before, subject_of
from quotes.language.marks import Stretch


def cue_before(reading: Reading, stretch: Stretch) -> Draft | None:
    """`X zei: '...'`, `X: '...'`, `X said, "..."`, `X noemt het '...'`: what precedes the opening mark."""
    position = reading.index_at(stretch.start)
    if position >= len(reading.words):
        return None
    line = reading.line_of(position)
    first = position
    while first > max(line.first, position - CLAUSE_REACH) and reading.words[first - 1].quote < 0:
        first -= 1
    if first >= position:
        return None
    if reading.words[position - 1].text == ":":
        return _colon(reading, first, position - 1, stretch)
    return _verb_before(reading, first, position, stretch) or _naming(reading, first, position)


def _colon(reading: Reading, first: int, colon: int, stretch: Stretch) -> Draft | None:
    """`X zei gisteren: '...'`, `Brits minister: '...'`, `X, voorzitter van Y: '...'`."""
    if not is_speech(reading, stretch, loose=True):
        return None
    for index in range(colon - 1, first - 1, -1):
        hit = cue_at(reading, index, colon, "DRI")
        if hit:
            return marked_draft(reading, "inquit", hit.pieces, subject_of(reading, hit, colon))
    mention = mention_at(reading, first, colon)
    if mention and colon - mention.last > 12:
        mention = None
    if mention is None and not (reading.words[first].quote < 0 and stretch.end - stretch.start > 25):
        return None
    return marked_draft(reading, "colon", (colon,), mention)


def _verb_before(reading: Reading, first: int, position: int, stretch: Stretch) -> Draft | None:
    """`X zei 'kom maar'`: a cue right before the mark, its subject between them or before."""
    last = position - 1 if reading.words[position - 1].text == "," else position
    if last <= first or reading.words[last - 1].lower in reading.vocabulary.clause_openers:
        return None
    for index in range(last - 1, max(first, last - 8) - 1, -1):
        hit = cue_at(reading, index, last, "D")
        if hit is None or hit.cue.strength < 2 or is_passive(reading, hit):
            continue
        mention = subject_before(reading, index) or subject_after(reading, index + 1, last)
        if _reaches(reading, hit, mention, last):
            draft = marked_draft(reading, "inquit", hit.pieces, mention)
            starts_sentence = reading.text[stretch.start : stretch.start + 1].isupper()
            draft.style = "direct" if starts_sentence and is_speech(reading, stretch) else "mixed"
            return draft
    return None


def _reaches(reading: Reading, hit: CueHit, mention: Mention | None, last: int) -> bool:
    """Nothing but adverbs between the cue, with its subject, and the mark."""
    end = max(hit.end, mention.last if mention else 0)
    return skip_adverbs(reading, end, last) >= last


def _naming(reading: Reading, first: int, position: int) -> Draft | None:
    """`X noemt het plan 'oude koek'`, `X spreekt van een 'ramp'`: the words between the marks are X's."""
    for index in range(position - 1, max(first, position - 12) - 1, -1):
        hit = cue_at(reading, index, position, "N")
        if hit is None or not _names_something(reading, hit, position):
            continue
        draft = marked_draft(reading, "naming", hit.pieces, subject_of(reading, hit, position))
        draft.style = "mixed"
        return draft if draft.mention else None
    return None


def _names_something(reading: Reading, hit: CueHit, position: int) -> bool:
    """`noemt het plan '...'`, `spreekt van '...'`; not `spreekt in '...'`."""
    if hit.cue.kind in ("name_verb", "name_multiword"):
        return True
    if hit.cue.lemma in ("call", "describe", "dub", "label", "brand", "vinden", "consider"):
        return True
    return hit.cue.lemma in ("spreken", "beschrijven", "omschrijven") and any(
        reading.words[i].lower in reading.vocabulary.naming_prepositions
        for i in range(hit.verb + 1, position)
    )
