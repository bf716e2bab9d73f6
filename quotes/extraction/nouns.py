"""Nouns that may speak, by word lists and endings: roles, bodies, groups of people, documents."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.extraction.reading import Reading
from quotes.extraction.word import Word
from quotes.extraction.words import Words


def is_role(reading: Reading, lower: str) -> bool:
    """Is this what a person is or does? Compounds count by their last part: `buitenlandminister`, `bondscoach`."""
    vocabulary = reading.vocabulary
    return lower in vocabulary.roles or (
        lower not in vocabulary.organisations and _ends_with(lower, vocabulary.roles, vocabulary.joins_nouns)
    )


def is_organisation_word(reading: Reading, lower: str) -> bool:
    """`ministerie`, and by its last part `omgevingsdienst`, `Huisartsenkring`."""
    vocabulary, bodies = reading.vocabulary, reading.vocabulary.organisations
    several = vocabulary.bare_complements and _is_plural_of(lower, bodies, vocabulary)
    return lower in bodies or several or _ends_with(lower, bodies, vocabulary.joins_nouns)


def is_group(reading: Reading, lower: str) -> bool:
    """People without names: `critici`, `Forecasters`, `omwonenden`, `bouwvakkers`."""
    vocabulary = reading.vocabulary
    if lower in vocabulary.plural_people or _ends_with(
        lower, vocabulary.plural_people, vocabulary.joins_nouns
    ):
        return True
    if vocabulary.bare_complements and _is_plural_of(lower, vocabulary.any_person, vocabulary):
        return True
    return (
        len(lower) > 6
        and lower.endswith(vocabulary.people_endings)
        and lower not in vocabulary.no_nouns
        and lower not in reading.proper
    )


def _is_plural_of(lower: str, nouns: frozenset[str], vocabulary: Words) -> bool:
    """`ministers` of `minister`."""
    if not lower.endswith(vocabulary.plural_endings):
        return False
    return any(lower.endswith(end) and lower[: -len(end)] in nouns for end in vocabulary.plural_endings)


def is_noun_head(reading: Reading, lower: str) -> bool:
    """Is this a noun that is known to speak: `minister`, `gemeente`, `critici`, `rapport`?"""
    return (
        is_role(reading, lower)
        or is_organisation_word(reading, lower)
        or lower in reading.vocabulary.documents
        or lower in reading.vocabulary.anyone | reading.vocabulary.unnamed_roles
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
    if not word.has_capital:
        return False
    follower = following(reading, word.index)
    if follower is None or follower.sentence != word.sentence or not follower.is_alphabetic:
        return False
    if lower in reading.vocabulary.nationalities:
        return not (follower.has_capital and is_organisation_word(reading, follower.lower))
    if not lower.endswith(reading.vocabulary.nationality_endings) or len(lower) < 5:
        return False
    return not follower.is_name_like and may_be_noun(reading, follower)


def is_demonym(reading: Reading, first: int, last: int) -> bool:
    """`de Gentenaar`, `De Oostenrijkse`, `the Dane`: one capital behind an article says where somebody is from.

    `De Bakker` with its capital in the middle of a sentence is a name, and so it is everywhere in that article.
    """
    word, vocabulary = reading.words[first], reading.vocabulary
    if last - first != 1 or first == 0:
        return False
    by_ending = word.entity != "ORG" and word.lower.endswith(vocabulary.demonym_endings)
    member = word.lower.endswith(vocabulary.member_endings)  # `De CDA'er`
    if word.lower not in vocabulary.demonyms and not by_ending and not member:
        return False
    at = first - 1
    while at > 0 and (reading.words[at].pos in ("ADJ", "NUM") or tells_age(reading, at)):
        at -= 1
    article = reading.words[at]
    if article.lower not in vocabulary.definite | vocabulary.determiners:
        return False
    return at != first - 1 or not _is_printed_as_name(
        reading.text, f"{article.text.capitalize()} {word.text}"
    )


def tells_age(reading: Reading, at: int) -> bool:
    """`44-jarige`, `29-year-old`."""
    lower = reading.words[at].lower
    return any(age.lstrip("-") in lower for age in reading.vocabulary.age_endings)


@lru_cache(maxsize=2_000)
def _is_printed_as_name(text: str, words: str) -> bool:
    """Do the words stand with their capitals in the middle of a sentence?"""
    return re.search(rf"[\w,;] {re.escape(words)}\b", text) is not None


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
    adjectives, endings = reading.vocabulary.adjectives, reading.vocabulary.adjective_endings
    if lower in adjectives:
        return True
    return lower.endswith(endings) and any(lower.removesuffix(ending) in adjectives for ending in endings)


def is_capital_noun(reading: Reading, word: Word) -> bool:
    """`Forecasters say`, `Critici zeggen`, `Huisartsen willen`: a capital that is only that of the first word."""
    if not word.has_capital or word.index != reading.line_of(word.index).first or not word.text[1:].islower():
        return False
    follower = following(reading, word.index)
    if follower is None or not follower.is_alphabetic or follower.is_name_like:
        return False
    return is_group(reading, word.lower) and word.lower not in reading.proper


def following(reading: Reading, position: int) -> Word | None:
    """The word after position, if any."""
    return reading.words[position + 1] if position + 1 < len(reading.words) else None


@lru_cache(maxsize=20_000)
def _ends_with(lower: str, nouns: frozenset[str], joined: bool) -> bool:
    """`buitenlandminister` ends with `minister`: a last part of four letters or more.

    joined: does the language write compounds as one word? Else only a hyphen parts them, and `Harcourt` is no court.
    """
    return any(
        lower[cut:] in nouns and (joined or lower[cut - 1] == "-") for cut in range(2, max(2, len(lower) - 3))
    )
