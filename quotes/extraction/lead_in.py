"""The words before an opening mark that say who speaks: `X zei: '...'`, `X: '...'`, `X noemt het '...'`."""

from __future__ import annotations

from quotes.extraction.clause_subjects import clause_subject, speaker_before
from quotes.extraction.draft import CLAUSE_REACH, CueHit, Draft, cue_at, is_passive
from quotes.extraction.inquit import is_speech, marked_draft
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like, mention_at, skip_adverbs
from quotes.extraction.reading import Reading
from quotes.extraction.subjects import source_after, subject_after, subject_before, subject_of
from quotes.extraction.topics import person_of
from quotes.extraction.tree_subjects import subject_by_tree
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
    return (
        _in_words_of(reading, first, position)
        or _verb_before(reading, first, position, stretch)
        or _naming(reading, first, position)
        or _named_behind(reading, first, position, stretch)
    )


def _in_words_of(reading: Reading, first: int, position: int) -> Draft | None:
    """`In the words of the midwife, Sally Trent, "..."`, `Met de woorden "..." nam dirigent Piet Hoogland afscheid`."""
    for phrase in reading.vocabulary.word_phrases:
        parts = tuple(phrase.split())
        for index in range(first, position - len(parts) + 1):
            if reading.lowers(index, len(parts)) != parts:
                continue
            if index > first and reading.words[index - 1].text == ",":
                return None  # `The new stand is, in the words of X, "a bus station"`: said as a whole
            cue = tuple(range(index, index + len(parts)))
            mention = source_after(reading, index + len(parts), position)
            if mention is None and index + len(parts) == position:
                behind = next((w.index for w in reading.words[position:] if w.quote < 0), len(reading.words))
                limit = reading.line_of(position).last
                mention = subject_after(reading, behind + 1, limit) if behind + 1 < limit else None
            if mention:
                return marked_draft(reading, "in the words of", cue, mention)
    return None


def _named_behind(reading: Reading, first: int, position: int, stretch: Stretch) -> Draft | None:
    """`werd door X 'een dure les' genoemd`, `door X eerder 'de beste' genoemd`, `heeft het plan 'oude koek' genoemd`."""
    behind = reading.index_at(stretch.outer_end)
    if behind >= reading.line_of(position).last:
        return None
    cues = reading.lexicon.participles.get(reading.words[behind].lower, ())
    if not any(cue.kind in ("name_verb", "name_multiword") or "N" in cue.frames for cue in cues):
        return None
    agent = next(
        (i for i in range(position - 1, first - 1, -1) if reading.words[i].lower in reading.vocabulary.agent),
        None,
    )
    if agent is not None:
        mention = mention_at(reading, agent + 1, position)
    else:
        mention = subject_by_tree(reading, (behind,))
    if mention is None:
        return None
    draft = marked_draft(reading, "naming", (behind,), mention)
    draft.style = "mixed"
    return draft


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
    if mention and not is_speaker_like(reading, mention):
        mention = _owner(reading, mention)
    if mention is None:
        about = person_of(reading, reading.line_of(colon))
        mention = about if about and (about.name or about.pronoun) else None
    if mention is None and not (reading.words[first].quote < 0 and stretch.end - stretch.start > 25):
        return None
    return marked_draft(reading, "colon", (colon,), mention)


def _owner(reading: Reading, mention: Mention) -> Mention | None:
    """`Zijn oordeel: '...'`: he, not the judgement; nobody of `De conclusie: '...'`."""
    pronoun = reading.vocabulary.owners.get(reading.words[mention.first].lower)
    return Mention(mention.first, mention.first + 1, pronoun=pronoun) if pronoun else None


def _verb_before(reading: Reading, first: int, position: int, stretch: Stretch) -> Draft | None:
    """`X zei 'kom maar'`: a cue right before the mark, its subject between them or before."""
    last = position - 1 if reading.words[position - 1].text == "," else position
    if last <= first or reading.words[last - 1].lower in reading.vocabulary.clause_openers:
        return None
    for index in range(last - 1, max(first, last - 8) - 1, -1):
        hit = cue_at(reading, index, last, "D")
        if hit is None or hit.cue.strength < 2 or is_passive(reading, hit):
            continue
        mention = (
            subject_before(reading, index)
            or _english_subject(reading, hit)
            or subject_after(reading, index + 1, last)
            or clause_subject(reading, hit, last)
        )
        speaker = mention.first if mention and reading.vocabulary.bare_complements else index
        if _goes_on(reading, stretch, index, first, speaker) or _holds_infinitive(reading, hit, stretch):
            return None
        if _reaches(reading, hit, mention, last):
            draft = marked_draft(reading, "inquit", hit.pieces, mention)
            starts_sentence = reading.text[stretch.start : stretch.start + 1].isupper()
            draft.style = "direct" if starts_sentence and is_speech(reading, stretch) else "mixed"
            return draft
    return None


def _english_subject(reading: Reading, hit: CueHit) -> Mention | None:
    """`One of them said the Dane "simply closed her folder"`: in English who stands behind `said` is told of, not telling."""
    if not reading.vocabulary.bare_complements:
        return None
    mention = subject_by_tree(reading, hit.pieces, anything=True)
    return mention if mention and mention.last <= hit.verb else None


def _goes_on(reading: Reading, stretch: Stretch, verb: int, first: int, speaker: int) -> bool:
    """`Ze lag wakker, vertelt ze, 'gewoon van niks'`, `The room, Reyes said later, "went dead quiet"`: said as a whole."""
    small = reading.text[stretch.start : stretch.start + 1].islower()
    inserted = any(
        reading.words[i - 1].text == ","
        and (i in (verb, speaker) or reading.words[i].lower in reading.vocabulary.as_somebody)
        for i in range(first + 1, verb + 1)
    )
    return small and inserted


def _holds_infinitive(reading: Reading, hit: CueHit, stretch: Stretch) -> bool:
    """`zei er „vrijwel zeker” van te zijn dat`: the marked words are part of an infinitive that is said as a whole."""
    if "F" not in hit.cue.frames or not reading.text[stretch.start : stretch.start + 1].islower():
        return False
    behind = reading.index_at(stretch.outer_end)
    line = reading.line_of(hit.verb)
    near = [word.lower for word in reading.words[behind : min(line.last, behind + 5)]]
    return bool(near) and not reading.vocabulary.infinitive_marker.isdisjoint(near)


def _reaches(reading: Reading, hit: CueHit, mention: Mention | None, last: int) -> bool:
    """Nothing but adverbs between the cue, with its subject, and the mark."""
    behind = mention is not None and mention.first > hit.verb
    end = max(hit.end, mention.last if mention and behind else 0)
    if skip_adverbs(reading, end, last) >= last:
        return True
    clause = any(word.lower in reading.vocabulary.clause_openers for word in reading.words[end:last])
    told = mention_at(reading, end, last) if mention and not behind and not clause else None
    # `verweet | de burgemeester | '...'`: whoever is told it
    return told is not None and told.last == last and not told.pronoun and is_speaker_like(reading, told)


def _naming(reading: Reading, first: int, position: int) -> Draft | None:
    """`X noemt het plan 'oude koek'`, `X spreekt van een 'ramp'`: the words between the marks are X's."""
    for index in range(position - 1, max(first, position - 12) - 1, -1):
        hit = cue_at(reading, index, position, "N") or _gerund_at(reading, index)
        if hit is None or not _names_something(reading, hit, position):
            continue
        gerund = reading.words[index].lower in reading.lexicon.gerunds
        speaker = speaker_before(reading, index) if gerund else clause_subject(reading, hit, position)
        draft = marked_draft(reading, "naming", hit.pieces, speaker)
        draft.style = "mixed"
        return draft if draft.mention else None
    return None


def _gerund_at(reading: Reading, index: int) -> CueHit | None:
    """`, calling him "one of the best"`."""
    cue = reading.lexicon.gerunds.get(reading.words[index].lower)
    return (
        CueHit(cue, (index,), index)
        if cue and "N" in cue.frames and reading.words[index - 1].text == ","
        else None
    )


def _names_something(reading: Reading, hit: CueHit, position: int) -> bool:
    """`noemt het plan '...'`, `spreekt van '...'`; not `spreekt in '...'`."""
    preposition, vocabulary = hit.cue.lemma.split()[-1], reading.vocabulary
    opener = reading.words[hit.end]
    if opener.pos == "SCONJ" and opener.lower in vocabulary.clause_openers and hit.end + 1 < position:
        return False  # `vindt | dat het college 'over hoofden heen' heeft beslist`: said as a whole
    bare = hit.cue.kind == "comm_verb" and reading.words[hit.end].lower in vocabulary.named_as
    if bare and vocabulary.bare_complements and hit.end < position and len(hit.pieces) == 1:
        return False  # `Government accused | of 'burying' the report`: nobody says who accuses
    if hit.cue.kind == "name_verb" and preposition in vocabulary.named_as:
        between = {reading.words[i].lower for i in range(hit.verb + 1, position)}
        whole = hit.cue.lemma not in vocabulary.dummy_object_verbs
        return preposition in between and (whole or not vocabulary.impersonal_subject.isdisjoint(between))
    if hit.cue.kind in ("name_verb", "name_multiword"):
        return True
    if hit.cue.lemma in vocabulary.naming_verbs:
        return True
    # `dismissed it as "noise"`, `accused him of "bottling it"`, `beschreef de dag als 'een ramp'`
    near = reading.words[max(hit.verb + 1, position - 4) : position]
    return hit.cue.kind == "comm_verb" and any(word.lower in vocabulary.named_as for word in near)
