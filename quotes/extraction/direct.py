"""Quotes between marks: find the words beside a quoted stretch that say who speaks."""

from __future__ import annotations

from itertools import pairwise

from quotes.extraction.cues import Cue
from quotes.extraction.draft import (
    CLAUSE_REACH,
    CueHit,
    Draft,
    cue_at,
    is_passive,
    source_after,
    subject_after,
    subject_before,
    subject_of,
    with_apposition,
)
from quotes.extraction.mentions import Mention, mention_at, skip_adverbs
from quotes.extraction.reading import Line, Reading
from quotes.language.marks import Stretch

ENDS_OF_SPEECH = frozenset(".!?…,")
UNKNOWN_VERB = Cue("?", "manner_verb", "DR", 1, "")


def direct_quotes(reading: Reading) -> list[Draft]:
    """Every quoted stretch that is somebody's speech, interrupted and continued ones joined."""
    drafts: dict[int, Draft] = {}
    by_quote: dict[int, Draft] = {}
    for index in range(len(reading.quotes)):
        draft = _read_quote(reading, index, by_quote)
        if draft is None:
            continue
        drafts[id(draft)] = draft
        by_quote[index] = draft
    return list(drafts.values())


def _read_quote(reading: Reading, index: int, by_quote: dict[int, Draft]) -> Draft | None:
    stretch = reading.quotes[index]
    if stretch.continues and _has_inquit_inside(reading, stretch):
        return None
    joined = _join_previous(reading, index, by_quote)
    if joined:
        return joined
    found = _cue_after(reading, stretch) or _cue_before(reading, stretch)
    if found:
        draft = found
        draft.segments = [(stretch.start, stretch.end)]
        draft.quotes = [index]
        return draft
    if is_floating(reading, stretch):
        start, end = stretch.start, stretch.end
        return Draft("direct", [(start, end)], [], None, reading.index_at(start), "floating", quotes=[index])
    return None


def _join_previous(reading: Reading, index: int, by_quote: dict[int, Draft]) -> Draft | None:
    """`'a', zei X, 'b'`, `'a', zei X. 'b'`, and a paragraph that re-opens, are one quote in several segments."""
    previous = by_quote.get(index - 1)
    if previous is None or previous.style != "direct":
        return None
    before, stretch = reading.quotes[index - 1], reading.quotes[index]
    if not (before.continues or _only_attribution_between(reading, before, stretch, previous)):
        return None
    if (
        not before.continues
        and _cue_after_verb(reading, stretch)
        and before.paragraph == stretch.paragraph
        and not _same_line(reading, before, stretch)
    ):
        return None
    _add_segment(previous, stretch, index)
    if before.continues and not previous.cue:
        found = _cue_after(reading, stretch)
        if found:
            previous.cue, previous.mention, previous.anchor, previous.rule = (
                found.cue,
                found.mention,
                found.anchor,
                found.rule,
            )
    return previous


def _has_inquit_inside(reading: Reading, stretch: Stretch) -> bool:
    """`'Nooit gesloten, zei X.`: a forgotten mark, not a quote that goes on in the next paragraph."""
    words = reading.words_between(stretch.start, stretch.end)
    for before, word in pairwise(words):
        if (
            before.text == ","
            and word.lower in reading.lexicon.finite
            and cue_at(reading, word.index, words[-1].index + 1, "DR")
        ):
            return True
    return False


def _add_segment(draft: Draft, stretch: Stretch, index: int) -> None:
    draft.segments.append((stretch.start, stretch.end))
    draft.quotes.append(index)


def _same_line(reading: Reading, one: Stretch, other: Stretch) -> bool:
    a, b = reading.index_at(one.start), reading.index_at(other.start)
    return max(a, b) < len(reading.words) and reading.words[a].sentence == reading.words[b].sentence


def _cue_after_verb(reading: Reading, stretch: Stretch) -> bool:
    return _cue_after(reading, stretch) is not None


def _only_attribution_between(reading: Reading, before: Stretch, stretch: Stretch, draft: Draft) -> bool:
    """Nothing but the attribution of the first stands between two stretches of one paragraph."""
    if before.paragraph != stretch.paragraph or not draft.cue or draft.rule == "colon":
        return False
    if draft.cue[0][0] < before.end:
        return False
    first, last = reading.index_at(before.end), reading.index_at(stretch.start)
    between = reading.words[first:last]
    stops = [word for word in between if word.text in (".", "?", "!", ";", ":")]
    if len(between) > 25 or len(stops) > 1 or (stops and stops[0] is not between[-1]):
        return False
    starts_small = reading.text[stretch.start : stretch.start + 1].islower()
    return (
        bool(between)
        and (between[-1].text in ".,:" or starts_small)
        and is_speech(reading, stretch, loose=True)
    )


def is_speech(reading: Reading, stretch: Stretch, *, loose: bool = False) -> bool:
    """Is a stretch long enough, or closed by a stop, so that it is no mere title or term?"""
    words = reading.words_between(stretch.start, stretch.end)
    closed = bool(words) and words[-1].text in ENDS_OF_SPEECH
    return closed or len(words) >= (2 if loose else 4)


def is_floating(reading: Reading, stretch: Stretch) -> bool:
    """A stretch that is a whole sentence by itself: nothing of the narrator in its line."""
    first = reading.index_at(stretch.start)
    if first >= len(reading.words) or not is_speech(reading, stretch):
        return False
    line = reading.line_of(first)
    last = reading.index_at(stretch.end)
    around = (
        reading.words[max(line.first, first - CLAUSE_REACH) : first]
        + reading.words[last : min(line.last, last + CLAUSE_REACH)]
    )
    return all(word.quote >= 0 or not word.text[0].isalnum() for word in around)


def _cue_after(reading: Reading, stretch: Stretch) -> Draft | None:
    """`'...', zei X` and its kin: what follows the closing mark."""
    position = reading.index_at(stretch.outer_end)
    if position >= len(reading.words) or stretch.continues:
        return None
    before = reading.words[position - 1] if position else None
    line = reading.line_of(reading.index_at(stretch.start))
    if position >= line.last or _continues_narrator(reading, stretch, line):
        return None
    comma = reading.words[position].text in (",", "-", "–", "—")
    closed = comma or (before is not None and before.quote >= 0 and before.text in ENDS_OF_SPEECH)
    if comma:
        position += 1
    if position >= line.last or not (closed or _opens_line(reading, stretch, line)):
        return None
    return _inquit(reading, position, line, sure=closed)


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
    limit = _narrator_end(reading, position, line.last)
    readers = (_aldus, _impersonal, _verb_first, _subject_first)
    for reader in readers:
        draft = reader(reading, position, limit)
        if draft:
            return draft
    opens = position > line.first and reading.words[line.first].quote >= 0
    return _unknown_verb(reading, position, limit) if sure and opens else None


def _narrator_end(reading: Reading, position: int, limit: int) -> int:
    limit = min(limit, position + CLAUSE_REACH)
    while position < limit and reading.words[position].quote < 0:
        position += 1
    return position


def _draft(reading: Reading, rule: str, pieces: tuple[int, ...], mention: Mention | None) -> Draft:
    cue = [(reading.words[i].start, reading.words[i].end) for i in pieces]
    return Draft("direct", [], cue, mention, mention.first if mention else pieces[0], rule)


def _aldus(reading: Reading, position: int, limit: int) -> Draft | None:
    """`'...', aldus X`, `'...', volgens X`, `"...", according to X`."""
    lower, vocabulary = reading.words[position].lower, reading.vocabulary
    if lower not in vocabulary.aldus and lower not in vocabulary.source_markers:
        return None
    start = position + 1
    if lower == "according" and start < limit and reading.words[start].lower == "to":
        start += 1
    return _draft(reading, "aldus", (position,), source_after(reading, start, limit))


def _impersonal(reading: Reading, position: int, limit: int) -> Draft | None:
    """`'...', luidt het`, `zo klonk het bij de oppositie`: the speaker is named after bij or volgens, or not at all."""
    start = position + 1 if reading.words[position].lower in reading.vocabulary.so else position
    if start + 1 >= limit or reading.words[start].lower not in reading.vocabulary.impersonal_verbs:
        return None
    if reading.words[start + 1].lower not in reading.vocabulary.impersonal_subject:
        mention = subject_after(reading, start + 1, limit)
        return _draft(reading, "impersonal", (start,), None if mention and not mention.name else mention)
    mention = None
    after = skip_adverbs(reading, start + 2, limit)
    if after < limit and reading.words[after].lower in ("bij", "volgens", "uit", "vanuit"):
        mention = mention_at(reading, after + 1, limit)
    return _draft(reading, "impersonal", (start, start + 1), mention)


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
    return _draft(reading, "inquit", hit.pieces, mention)


def _subject_first(reading: Reading, position: int, limit: int) -> Draft | None:
    """`"...," the minister said`: the English order."""
    mention = mention_at(reading, position, limit)
    if mention is None:
        return None
    mention = with_apposition(reading, mention, limit)
    verb = _after_insertion(reading, mention.last, limit)
    verb = skip_adverbs(reading, verb, limit)
    hit = cue_at(reading, verb, limit, "DR") if verb < limit else None
    if hit is None:
        return None
    return _draft(reading, "inquit", hit.pieces, mention)


def _after_insertion(reading: Reading, position: int, limit: int) -> int:
    """Step over `, who ...,` after a subject."""
    if position < limit and reading.words[position].text == ",":
        for index in range(position + 1, min(limit, position + 20)):
            if reading.words[index].text == ",":
                return index + 1
    return position


def _unknown_verb(reading: Reading, position: int, limit: int) -> Draft | None:
    """`'...', toonde de trainer zich tevreden`: after a comma and a closing mark any verb with a person speaks."""
    word = reading.words[position]
    if not _looks_like_verb(reading, position) or position + 1 >= limit:
        return None
    mention = subject_after(reading, position + 1, limit)
    if mention is None or mention.first > position + 3:
        return None
    pieces = [position]
    if mention.last < limit and reading.words[mention.last].lower == "zich":
        pieces.append(mention.last)
    return _draft(reading, "inquit", tuple(pieces), mention) if word.is_alphabetic else None


def _looks_like_verb(reading: Reading, position: int) -> bool:
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


def _cue_before(reading: Reading, stretch: Stretch) -> Draft | None:
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
            return _draft(reading, "inquit", hit.pieces, subject_of(reading, hit, colon))
    mention = mention_at(reading, first, colon)
    if mention and colon - mention.last > 12:
        mention = None
    if mention is None and not (reading.words[first].quote < 0 and stretch.end - stretch.start > 25):
        return None
    return _draft(reading, "colon", (colon,), mention)


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
            draft = _draft(reading, "inquit", hit.pieces, mention)
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
        draft = _draft(reading, "naming", hit.pieces, subject_of(reading, hit, position))
        draft.style = "mixed"
        return draft if draft.mention else None
    return None


def _names_something(reading: Reading, hit: CueHit, position: int) -> bool:
    if hit.cue.kind in ("name_verb", "name_multiword"):
        return True
    if hit.cue.lemma in ("call", "describe", "dub", "label", "brand", "vinden", "consider"):
        return True
    return hit.cue.lemma in ("spreken", "beschrijven", "omschrijven") and any(
        reading.words[i].lower in reading.vocabulary.naming_prepositions
        for i in range(hit.verb + 1, position)
    )
