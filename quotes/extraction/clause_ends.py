"""Where reported speech gives way to the narrator."""

from __future__ import annotations

from quotes.extraction.draft import CONTENT_REACH, cue_at
from quotes.extraction.reading import Reading


def clause_end(reading: Reading, first: int, limit: int) -> int:
    """Where reported speech gives way to the narrator: `dat 'x', maar ...`, `..., en raadde ...`, `, aldus X`."""
    limit = min(limit, first + CONTENT_REACH)
    for index in range(first + 1, limit - 1):
        word = reading.words[index]
        if word.text == ";" and word.quote < 0:
            return index
        if (
            word.quote < 0
            and word.lower in reading.vocabulary.coordinators
            and _second_cue(reading, index + 1, limit)
        ):
            return index
        if word.text != "," or word.quote >= 0:
            continue
        if _quote_just_closed(reading, first, index) or _main_clause_follows(reading, index + 1, limit):
            return index
        if _comments(reading, index + 1, limit):
            return index
        if reading.words[index + 1].lower in reading.vocabulary.aldus | reading.vocabulary.so:
            return index
    return limit


def _comments(reading: Reading, position: int, limit: int) -> bool:
    """`..., a forecast that builders dispute`, `..., een belofte die de bond betwijfelt`: the narrator's word for it."""
    vocabulary = reading.vocabulary
    if (
        position + 2 >= limit
        or reading.words[position].lower not in vocabulary.determiners - vocabulary.definite
    ):
        return False
    noun, relative = reading.words[position + 1].lower, reading.words[position + 2].lower
    return noun in reading.lexicon.nouns and relative in vocabulary.relatives


def _second_cue(reading: Reading, position: int, limit: int) -> bool:
    """`dat S en beloofde dat S`: a second verb of the same speaker."""
    if position >= limit or reading.words[position].quote >= 0:
        return False
    hit = cue_at(reading, position, limit, "I")
    if hit is None or hit.cue.strength < 3:
        return False
    return any(
        word.lower in reading.vocabulary.clause_openers for word in reading.words[hit.end : hit.end + 5]
    )


def _quote_just_closed(reading: Reading, first: int, comma: int) -> bool:
    """`dat 'S', maar ...`: what was said ends with its marks."""
    return reading.words[first].quote >= 0 and reading.words[comma - 1].quote == reading.words[first].quote


def _main_clause_follows(reading: Reading, index: int, limit: int) -> bool:
    """`, en raadde`, `, maar uit Damascus is`: a finite verb in the first or second place after a coordinator."""
    vocabulary = reading.vocabulary
    if reading.words[index].lower not in vocabulary.coordinators or index + 2 >= limit:
        return False
    following = reading.words[index + 1].lower
    if following in vocabulary.clause_openers:
        return False
    if following in vocabulary.finite or following in reading.lexicon.finite:
        return True
    near = [word.lower for word in reading.words[index + 2 : min(index + 5, limit - 2)]]
    return reading.words[index].lower in ("maar", "but", "want") and any(
        word in vocabulary.finite for word in near
    )
