"""Whether a text holds a phrase as printed, or is about a topic, whatever the form of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.language.normalise import fold, stem_words, words

LEAST_STEM = 4  # letters from which a stem may also be part of a compound: `stikstof` in `stikstofcrisis`


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text in order, and their stems."""

    folded: tuple[str, ...]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str, language: str) -> Words:
        found = words(text)
        return cls(tuple(found), frozenset(stem_words(found, language)))


def holds_phrase(text: Words, phrase: str) -> bool:
    """Whether the words of phrase stand in text one after the other; capitals, accents and marks do not matter."""
    wanted = words(phrase)
    return bool(wanted) and any(
        list(text.folded[place : place + len(wanted)]) == wanted
        for place in range(len(text.folded) - len(wanted) + 1)
    )


def is_about(text: Words, topic: str, language: str) -> bool:
    """Whether each word of topic stands in text, in any form, or as the first or last part of a longer word."""
    return bool(words(topic)) and all(_has(text, stem) for stem in stem_words(words(topic), language))


def _has(text: Words, stem: str) -> bool:
    if stem in text.stems:
        return True
    return len(stem) >= LEAST_STEM and any(
        word.startswith(stem) or word.endswith(stem) for word in text.folded
    )


def is_named(name: str, known_as: Sequence[str]) -> bool:
    """Whether name is one of the names somebody is known by."""
    return bool(name.strip()) and fold(name).strip() in {fold(each).strip() for each in known_as}
