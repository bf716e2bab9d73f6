"""Names given by their first letters on one side: UMCG, KMar, spelled out on the other as Universitair Medisch Centrum Groningen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.language.compound_parts import compound_parts
from quotes.matching.slots.tokens import Token

_FEWEST, _MOST = 3, 6  # letters: two are had by chance
_LONGEST_START = 3  # letters of one word: KMar, Koninklijke Marechaussee
_NATIONAL = "nkr"  # Nederlandse, Koninklijke, Rijks-: often left out of the name in full
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
    """The words of which capitals are half or more, folded, that initials may stand for."""
    for token in tokens:
        letters = token.text.replace(".", "")
        capitals = sum(letter.isupper() for letter in letters)
        if _FEWEST <= len(token.word) <= _MOST and letters[0].isupper() and 2 * capitals >= len(letters):
            yield token.word


def _readings(letters: str, tokens: Sequence[Token]) -> Iterator[range]:
    """Stretches whose words begin with these letters in order, small words taken or passed over."""
    tails = (letters, letters[1:]) if letters[0] in _NATIONAL and len(letters) > _FEWEST else (letters,)
    for start, token in enumerate(tokens):
        for tail in tails:
            if token.word != letters and token.word[0] == tail[0]:
                end = _end(tail, tokens, start, start)
                if end and any(each.is_capital for each in tokens[start:end]):
                    yield range(start, end)


def _end(letters: str, tokens: Sequence[Token], start: int, place: int) -> int:
    """Where the last letter has been read off; 0 where a word stands in the way."""
    if not letters:
        return place
    if place == len(tokens) or (place > start and tokens[place].opens_clause and tokens[place].gap != ", "):
        return 0
    token = tokens[place]
    for taken in _starts(token, letters, first=place == start):
        if end := _end(letters[taken:], tokens, start, place + 1):
            return end
    passed = place > start and (token.word in _SMALL or token.is_joined)
    return _end(letters, tokens, start, place + 1) if passed else 0


def _starts(token: Token, letters: str, *, first: bool) -> Iterator[int]:
    """How many letters a word may stand for, the likeliest first: one for each part of it, one, or a few that it begins with."""
    parts = compound_parts(token.word, "nl")
    if 1 < len(parts) <= len(letters) and all(
        part[0] == letter for part, letter in zip(parts, letters, strict=False)
    ):
        yield len(parts)
    if token.word[0] != letters[0] or not (token.is_capital or (token.word in _SMALL and not first)):
        return
    yield 1
    if token.is_capital and not first:
        for taken in range(_LONGEST_START, 1, -1):
            if len(letters) == taken and token.word.startswith(letters):
                yield taken
