"""A noun phrase word by word: what qualifies, what is the role, what is a field of work."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extraction.nouns import (
    following,
    is_adjective,
    is_group,
    is_noun_head,
    is_organisation_word,
    is_plain_adjective,
    is_role,
    may_be_noun,
)
from quotes.extraction.reading import Reading
from quotes.extraction.word import Word


@dataclass(slots=True)
class Phrase:
    """What has been read of a noun phrase so far."""

    position: int
    name: str | None = None
    role: str | None = None
    qualifier: str | None = None
    has_article: bool = False


def is_described(reading: Reading, phrase: Phrase, first: Word) -> bool:
    """Does a phrase without a name describe somebody: `een woordvoerder`, `critici`, `het waterschap`, `council papers`; not `haar betaalt`?"""
    role, vocabulary = phrase.role or "", reading.vocabulary
    if is_role(reading, role) or is_group(reading, role) or is_organisation_word(reading, role):
        return True
    if role in vocabulary.documents and role.endswith(vocabulary.plural_endings):
        return True
    if not phrase.has_article:
        return False
    owned = first.lower in vocabulary.possessives
    return is_noun_head(reading, role) or not (owned and role.endswith(vocabulary.singular_endings))


def take_noun(reading: Reading, phrase: Phrase, word: Word, limit: int) -> bool:
    """`Britse` qualifies, `nieuwe` is passed over, `minister` is the role, `energierecht` a field before a name."""
    lower = word.lower
    if is_adjective(reading, word):
        phrase.qualifier = word.text
    elif (phrase.role and not is_role(reading, phrase.role) and _is_compound_head(reading, lower)) or (
        phrase.role and _is_body_of_body(reading, phrase.role, lower)
    ):
        phrase.role = lower
    elif phrase.role and not is_role(reading, lower):
        return _take_field(reading, phrase, limit)
    elif is_noun_head(reading, lower):
        phrase.role = lower
    elif _describes_next(reading, phrase, word, limit):
        pass
    elif is_plain_adjective(reading, lower):
        return False
    else:
        phrase.role = lower
    phrase.position += 1
    return True


def _is_body_of_body(reading: Reading, role: str, lower: str) -> bool:
    """`district | council`: of two English words for a body the last says what it is."""
    both = is_organisation_word(reading, role) and is_organisation_word(reading, lower)
    return both and reading.vocabulary.bare_complements


def _is_compound_head(reading: Reading, lower: str) -> bool:
    """`council | papers`, `police | sources`: in English the last noun says what it is."""
    return lower in reading.vocabulary.documents or lower in reading.vocabulary.plural_people


def _describes_next(reading: Reading, phrase: Phrase, word: Word, limit: int) -> bool:
    """`nieuwe | omwonende`, `nieuw | rapport`: an adjective before its noun."""
    follower = following(reading, phrase.position)
    if follower is None or phrase.position + 1 >= limit or not follower.is_alphabetic:
        return False
    if not may_be_noun(reading, follower):
        return False
    endings = reading.vocabulary.adjective_endings
    described = word.lower.endswith(endings) or is_plain_adjective(reading, word.lower)
    return described or (not follower.is_name_like and is_noun_head(reading, follower.lower))


def _take_field(reading: Reading, phrase: Phrase, limit: int) -> bool:
    """`hoogleraar energierecht Aldert Nijkamp`: one or two nouns between a role and a name."""
    if not is_role(reading, phrase.role or ""):
        return False
    for index in range(phrase.position, min(limit, phrase.position + 3)):
        word = reading.words[index]
        if word.quote >= 0 or not word.is_alphabetic:
            return False
        if word.is_name_like:
            phrase.position = index
            return index > 0 and word.lower not in reading.vocabulary.no_nouns
        if not may_be_noun(reading, word):
            return False
    return False
