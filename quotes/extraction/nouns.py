"""Nouns that may speak, by word lists and endings: roles, bodies, groups of people, documents."""

from __future__ import annotations

from functools import lru_cache

from quotes.extraction.reading import Reading, Word


def is_role(reading: Reading, lower: str) -> bool:
    """Is this what a person is or does? Compounds count by their last part: `buitenlandminister`, `bondscoach`."""
    vocabulary = reading.vocabulary
    return lower in vocabulary.roles or (
        lower not in vocabulary.organisations and _ends_with(lower, vocabulary.roles)
    )


def is_organisation_word(reading: Reading, lower: str) -> bool:
    """`ministerie`, and by its last part `omgevingsdienst`, `Huisartsenkring`."""
    bodies = reading.vocabulary.organisations
    return lower in bodies or _ends_with(lower, bodies)


def is_group(reading: Reading, lower: str) -> bool:
    """People without names: `critici`, `Forecasters`, `omwonenden`, `bouwvakkers`."""
    vocabulary = reading.vocabulary
    if lower in vocabulary.plural_people or _ends_with(lower, vocabulary.plural_people):
        return True
    return (
        len(lower) > 6
        and lower.endswith(tuple(vocabulary.people_endings))
        and lower not in vocabulary.no_nouns
        and lower not in reading.proper
    )


def is_noun_head(reading: Reading, lower: str) -> bool:
    """Is this a noun that is known to speak: `minister`, `gemeente`, `critici`, `rapport`?"""
    return (
        is_role(reading, lower)
        or is_organisation_word(reading, lower)
        or lower in reading.vocabulary.documents
        or is_group(reading, lower)
    )


def may_be_noun(reading: Reading, word: Word) -> bool:
    """Neither of a closed class (`zeker`, `van`) nor a cue (`zegt`)."""
    vocabulary = reading.vocabulary
    return word.lower not in vocabulary.no_nouns and not _is_cue_verb(reading, word)


def _is_cue_verb(reading: Reading, word: Word) -> bool:
    """`meldt`, `gemeld`; not `verklaring`, and not `Meldt` that a headline prints with a capital."""
    lower = word.lower
    if word.is_name_like or (
        lower not in reading.lexicon.finite and lower not in reading.lexicon.participles
    ):
        return False
    return not is_noun_head(reading, lower)


def is_adjective(reading: Reading, word: Word) -> bool:
    """`Britse`, `Brits`, `Wit-Russische`: a capitalised word that says of which country, before a noun."""
    lower = word.lower
    if not word.is_name_like:
        return False
    follower = following(reading, word.index)
    if follower is None or follower.sentence != word.sentence or not follower.is_alphabetic:
        return False
    if lower in reading.vocabulary.nationalities:
        return True
    if not lower.endswith(("se", "sche")) or len(lower) < 5:
        return False
    return not follower.is_name_like and may_be_noun(reading, follower)


def is_title(reading: Reading, word: Word) -> bool:
    """`NAVO-secretaris-generaal`, `VVD-Kamerlid`; `Fietsenmaker` before a name, `Minister` as a first word too; `Bakker` is a name."""
    _, hyphen, tail = word.text.partition("-")
    if hyphen and tail[1:].islower() and is_role(reading, tail.lower()):
        return True
    if not word.text[1:].islower() or not is_role(reading, word.lower):
        return False
    follower = following(reading, word.index)
    if follower and follower.sentence == word.sentence and follower.is_name_like and follower.is_alphabetic:
        return True
    if word.lower not in reading.vocabulary.roles:
        return False
    return word.index == reading.line_of(word.index).first and word.lower not in reading.proper


def is_plain_adjective(reading: Reading, lower: str) -> bool:
    """`nieuw`, `laatste`: describes a noun and is none."""
    adjectives = reading.vocabulary.adjectives
    return lower in adjectives or lower.removesuffix("e") in adjectives


def is_capital_noun(reading: Reading, word: Word) -> bool:
    """`Forecasters say`, `Critici zeggen`, `Huisartsen willen`: a capital that is only that of the first word."""
    if (
        not word.is_name_like
        or word.index != reading.line_of(word.index).first
        or not word.text[1:].islower()
    ):
        return False
    follower = following(reading, word.index)
    if follower is None or not follower.is_alphabetic or follower.is_name_like:
        return False
    return is_group(reading, word.lower) and word.lower not in reading.proper


def following(reading: Reading, position: int) -> Word | None:
    """The word after position, if any."""
    return reading.words[position + 1] if position + 1 < len(reading.words) else None


@lru_cache(maxsize=20_000)
def _ends_with(lower: str, nouns: frozenset[str]) -> bool:
    """`buitenlandminister` ends with `minister`: a last part of four letters or more."""
    return any(lower[cut:] in nouns for cut in range(2, max(2, len(lower) - 3)))
