"""Whether a name in a statement is that of who says it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.tokens import Token

_REACH = 4
_NEVER_BEHIND = ("volgens", "aldus", "found", "reported")


def speaks(tokens: Sequence[Token], language: str, first: int, last: int) -> bool:
    """`zegt Van Hemert`, `according to Lind`, `Lind said`: a verb of saying within a few words, with nothing but a post between.

    first, last: the tokens of the name.
    """
    return _is_said_by(tokens, language, first) or _says(tokens, language, last)


def _is_said_by(tokens: Sequence[Token], language: str, first: int) -> bool:
    titles = read_toml("names.toml")["words"]["titles"].split()
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens[place].word in _verbs(language):
            between = tokens[place + 1 : first]
            return _is_inverted(tokens, place, language) and not any(
                token.is_capital and token.word not in titles for token in between
            )
        if tokens[place + 1].opens_clause:
            break
    return False


def _is_inverted(tokens: Sequence[Token], place: int, language: str) -> bool:
    """In English a verb of saying stands before who says it only behind what is said: not in `She said Lind was ill`."""
    token = tokens[place]
    return language != "en" or token.word == "according" or token.first or token.opens_clause


def _says(tokens: Sequence[Token], language: str, last: int) -> bool:
    after = tokens[last + 1 : last + 2]
    return (
        bool(after)
        and after[0].word in _verbs(language)
        and after[0].word not in _NEVER_BEHIND
        and not after[0].opens_clause
    )


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset(read_toml("names.toml")["speech"][language].split())
