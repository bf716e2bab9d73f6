"""Capitals that tell no name: those of a headline in capitals, of words in capitals for emphasis, of the English I."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.language.stop_words import NEGATIONS, STOP_WORDS
from quotes.matching.slots.nearness import is_word
from quotes.matching.slots.tokens import Token

_SHORTEST = 4  # letters; Jordan Opens First Tent Camp for ... : small words stay small in headlines
_FEWEST, _SHARE = 4, 0.9  # such words, and how many of them have a capital in a headline
_LONGEST_ACRONYM = 5
_I = {"i", "im", "ive", "ill", "id"}


def without_mere_capitals(tokens: Sequence[Token], language: str, known: set[int]) -> list[Token]:
    """Return the tokens as a running sentence would have them. known: names and places, which keep their capital."""
    headline = is_headline(tokens)
    return [
        token
        if place in known or not token.is_capital or not _is_mere(token, language, headline)
        else replace(token, text=token.text.lower())
        for place, token in enumerate(tokens)
    ]


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether all words of some length begin with a capital."""
    words = [token for token in tokens if len(token.word) >= _SHORTEST and not token.is_figure]
    return len(words) >= _FEWEST and sum(token.is_capital for token in words) >= _SHARE * len(words)


def _is_mere(token: Token, language: str, headline: bool) -> bool:
    if language == "en" and token.word in _I:
        return True
    if len(token.text) > 1 and token.text.isupper():
        stressed = token.word in STOP_WORDS[language] or token.word in NEGATIONS[language]
        return stressed or (len(token.text) > _LONGEST_ACRONYM and is_word(token.word))
    return headline and is_word(token.word)
