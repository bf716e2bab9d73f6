"""Names given by their first letters on one side: UMCG, spelled out on the other as Universitair Medisch Centrum Groningen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.matching.slots.tokens import Token

_FEWEST, _MOST = 3, 6  # letters: two are had by chance
_SMALL = frozenset(
    [
        "van",
        "voor",
        "en",
        "de",
        "der",
        "den",
        "het",
        "of",
        "for",
        "and",
        "the",
        "to",
        "in",
        "on",
        "tegen",
        "against",
    ]
)


def spelled_in(short: Sequence[Token], long: Sequence[Token]) -> set[int]:
    """The places in long of words that spell out an acronym of short."""
    return {place for letters in acronyms(short) for run in _readings(letters, long) for place in run}


def acronyms(tokens: Sequence[Token]) -> Iterator[str]:
    """The words in capitals, folded, that initials may stand for."""
    for token in tokens:
        if _FEWEST <= len(token.word) <= _MOST and token.text.replace(".", "").isupper():
            yield token.word


def _readings(letters: str, tokens: Sequence[Token]) -> Iterator[range]:
    """Stretches whose words begin with these letters in order, small words taken or passed over."""
    for start, token in enumerate(tokens):
        if token.is_capital and token.word != letters and token.word[0] == letters[0]:
            end = _end(letters, tokens, start)
            if end:
                yield range(start, end)


def _end(letters: str, tokens: Sequence[Token], start: int) -> int:
    """Where the last letter has been read off; 0 where a word stands in the way."""
    at, place = 1, start + 1
    while at < len(letters) and place < len(tokens) and not tokens[place].opens_clause:
        token = tokens[place]
        if token.word[0] == letters[at] and (token.is_capital or token.word in _SMALL):
            at += 1
        elif token.word not in _SMALL and not token.is_joined:
            return 0
        place += 1
    return place if at == len(letters) and tokens[place - 1].is_capital else 0
