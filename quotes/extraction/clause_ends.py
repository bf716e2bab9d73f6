"""Where reported speech gives way to the narrator."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.extraction.draft import CONTENT_REACH, CueHit, cue_at
from quotes.extraction.mentions import mention_at, skip_adverbs
from quotes.extraction.reading import Reading
from quotes.extraction.subjects import subject_and_cue


def clause_end(reading: Reading, first: int, limit: int, cue: Sequence[int] = ()) -> int:
    """Where reported speech gives way to the narrator: `dat 'x', maar ...`, `..., en raadde ...`, `, aldus X`.

    cue: the words that govern the clause; what the tree hangs beside these is the narrator's again.
    """
    limit = min(limit, first + CONTENT_REACH)
    for index in range(first + 1, limit - 1):
        word = reading.words[index]
        if word.text == ";" and word.quote < 0:
            return index
        if (
            word.quote < 0
            and word.lower in reading.vocabulary.coordinators
            and (_second_cue(reading, index + 1, limit) or _goes_on_beside(reading, index, limit, cue))
        ):
            return index - (reading.words[index - 1].text == ",")
        if word.text != "," or word.quote >= 0:
            continue
        if _quote_just_closed(reading, first, index) or _main_clause_follows(reading, index + 1, limit):
            return index
        if reading.words[index + 1].lower in reading.lexicon.gerunds and word.quote < 0:
            return index  # `..., adding that`
        if _is_attributed(reading, index + 1, limit) or _new_subject(reading, index + 1, limit):
            return index
        if _comments(reading, index + 1, limit) or _contrasts(reading, index + 1, limit):
            return index
        if reading.words[index + 1].lower in reading.vocabulary.aldus | reading.vocabulary.so:
            return index
    return limit


def _is_attributed(reading: Reading, position: int, limit: int) -> bool:
    """`a demand that mackerel be included, | two diplomats said`, `dat S, | zegt X`: the attribution of all before it."""
    hit = cue_at(reading, position, limit, "R")
    if hit is None:
        _, hit = subject_and_cue(reading, position, limit)
    return hit is not None and hit.cue.strength >= 3 and limit - hit.end <= 8


def _new_subject(reading: Reading, position: int, limit: int) -> bool:
    """English `said S, | and one man pointed`: a comma, `and`, somebody else and what he did."""
    vocabulary = reading.vocabulary
    if not vocabulary.bare_complements or reading.words[position].lower not in vocabulary.clause_joiners:
        return False
    mention = mention_at(reading, position + 1, min(limit, position + 8))
    if mention is None or mention.first != position + 1 or mention.pronoun or mention.last >= limit:
        return False
    verb = _behind_apposition(reading, mention.last, limit)
    return reading.words[verb].pos in ("VERB", "AUX")


def _behind_apposition(reading: Reading, position: int, limit: int) -> int:
    """`but the judge|, Marian Stokely, | threw out`."""
    words = reading.words
    if words[position].text != "," or not words[min(position + 1, limit - 1)].is_name_like:
        return position
    closing = next((i for i in range(position + 2, min(limit - 1, position + 6)) if words[i].text == ","), -1)
    return closing + 1 if closing > 0 else position


def _goes_on_beside(reading: Reading, coordinator: int, limit: int, cue: Sequence[int]) -> bool:
    """`said it would review its policy | but stood by the driver`: a verb that goes with `said`, by the tree."""
    if reading.words[coordinator + 1].lower in reading.vocabulary.clause_openers:
        return False  # `and that he would request aid`
    for index in range(coordinator + 1, min(limit, coordinator + 7)):
        word = reading.words[index]
        if word.dep == "conj" and word.pos == "VERB" and word.head in cue and word.quote < 0:
            return True
    return False


def _contrasts(reading: Reading, position: int, limit: int) -> bool:
    """`insists she has no target, although Maddox believes that`: somebody else begins to speak."""
    joins = reading.vocabulary.subordinators | reading.vocabulary.coordinators
    return reading.words[position].lower in joins and _second_cue(reading, position + 1, limit)


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
    """`dat S en beloofde dat S`, `that S and said S`, `warned that S and Democrats argued that S`: speech begins anew."""
    if position >= limit or reading.words[position].quote >= 0:
        return False
    hit = cue_at(reading, position, limit, "IN")
    if hit is not None:
        return _speaks_on(reading, hit, limit)
    mention = mention_at(reading, position, min(limit, position + 8))
    verb = skip_adverbs(reading, mention.last, limit) if mention and mention.first == position else limit
    hit = cue_at(reading, verb, limit, "I") if verb < limit else None
    return hit is not None and hit.cue.strength >= 2 and _has_opener(reading, hit)


def _speaks_on(reading: Reading, hit: CueHit, limit: int) -> bool:
    """Right behind `and` a sure verb of speech goes on with its clause, or names something between marks."""
    if hit.cue.kind == "name_verb" or "I" not in hit.cue.frames:
        near = reading.words[hit.end : min(limit, hit.end + 8)]
        return any(word.quote >= 0 for word in near)
    if _has_opener(reading, hit):
        return hit.cue.strength >= 2
    return hit.cue.strength >= 3 and hit.cue.kind in ("comm_verb", "deny_verb", "comm_multiword")


def _has_opener(reading: Reading, hit: CueHit) -> bool:
    near = reading.words[hit.end : hit.end + 5]
    return any(word.lower in reading.vocabulary.clause_openers for word in near)


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
    return reading.words[index].lower in vocabulary.main_clause_joiners and any(
        word in vocabulary.finite or word in reading.lexicon.finite for word in near
    )
