"""Words that deny by their own form: onveilig, foutloos, unpaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.poles import Pole
from quotes.matching.slots.tokens import Token

PREFIXES = {"anti", "non", "niet"}
_SHORTEST_REST = 4


def affixed(
    tokens: Sequence[Token], language: str, others: Sequence[Token], used: set[int]
) -> Iterator[Pole]:
    """`onveilig` where the other side has `veilig`, `foutloos` where it has `fouten`; and the bare word that faces one."""
    words = {token.word for token in others}
    denied = {rest for word in words for rest in denied_rests(word, language)}
    for place, token in enumerate(tokens):
        if place in used or (token.is_joined and place and tokens[place - 1].word in PREFIXES):
            continue
        own = next((rest for rest in denied_rests(token.word, language) if _has_word_of(rest, words)), None)
        faced = next((rest for rest in sorted(denied) if _is_word_of(rest, token.word)), None)
        if own:
            yield Pole(f"~{own[:_SHORTEST_REST]}", -1, (place,))
        elif faced:
            yield Pole(f"~{faced[:_SHORTEST_REST]}", 1, (place,))


def _has_word_of(rest: str, words: set[str]) -> bool:
    return any(_is_word_of(rest, word) for word in words)


def denied_rests(word: str, language: str) -> Iterator[str]:
    """What a word denies by its own form: veilig for onveilig."""
    affixes = read_toml("negation.toml")["affixes"][language]
    for before in affixes["before"]:
        if word.startswith(before) and len(word) - len(before) >= _SHORTEST_REST:
            yield word.removeprefix(before)
    for after in affixes["after"]:
        if word.endswith(after) and len(word) - len(after) >= _SHORTEST_REST:
            yield word.removesuffix(after)


def _is_word_of(rest: str, word: str) -> bool:
    """Whether word is a form of rest: veilige of veilig."""
    return (
        word == rest
        or (word.startswith(rest) and len(word) - len(rest) <= 3)
        or (rest.startswith(word) and len(word) > _SHORTEST_REST and len(rest) - len(word) <= 2)
    )
