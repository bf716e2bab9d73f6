"""The person among the words that a speaker is given by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.matching.slots.names import PARTICLES, name_words
from quotes.matching.slots.tokens import Token, cut

_BELONGING = {"van", "of", "bij", "voor", "aan", "uit", "from", "for", "at", "in", "with", "namens"}


@dataclass(frozen=True, slots=True)
class Person:
    """short, long: the name without and with what follows `van`: Anna Bos, Anna Bos van Lindestad. words: all capitalised ones, folded."""

    short: tuple[str, ...]
    long: tuple[str, ...]
    words: frozenset[str]


def person_in(speaker: str) -> Person | None:
    """`Laura Finch` of `Laura Finch, chief executive of Telmar`; None where only a post or a body is given."""
    tokens = cut(speaker)
    words = frozenset(token.word for token in tokens if token.is_capital) - name_words("titles")
    start = next((place for place in range(len(tokens)) if _begins_name(tokens, place)), None)
    if start is None:
        return None
    long = _name_from(tokens, start)
    short = long
    for at, token in enumerate(long):
        if token.word in _BELONGING and sum(each.is_capital for each in long[:at]) > 1:
            short = long[:at]
            break
    return Person(_telling(short), _telling(long), words) if _telling(short) else None


def _begins_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a person's name may begin here: no title, no firm before a post, nothing behind `minister van` or `the`."""
    token = tokens[place]
    if not token.is_capital or token.word in name_words("titles"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after and after.is_joined and not after.is_capital:
        return False
    if place and tokens[place - 1].text in ("de", "het", "the"):
        return False  # the Danish prime minister
    return not (place and tokens[place - 1].word in _BELONGING and not tokens[place].opens_clause)


def _name_from(tokens: Sequence[Token], start: int) -> list[Token]:
    run = [tokens[start]]
    for token in tokens[start + 1 :]:
        if token.opens_clause or not (
            token.is_capital or token.word in PARTICLES or token.word in _BELONGING
        ):
            break
        run.append(token)
    return run


def _telling(run: Sequence[Token]) -> tuple[str, ...]:
    words = [token.word for token in run if token.is_capital and token.word not in name_words("titles")]
    return tuple(word for word in words if word not in PARTICLES) or tuple(words)
