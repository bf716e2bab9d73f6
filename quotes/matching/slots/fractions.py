"""Shares told by an ordinal, `een achtste`, `two sevenths`, and by what is left out: `all but five of the 60`, `op één na alle acht`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.language.stop_words import STOP_WORDS
from quotes.matching.slots.number_words import ordinal_of, value_of
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.quantities import Quantity
from quotes.matching.slots.spelled import Value, read_value
from quotes.matching.slots.tokens import Token

_ONE = {"a", "an", "one", "een"}
_OF_ALL = {"of", "de", "the", "alle", "van", "its", "their", "all"}
_SMALLEST_PART, _LARGEST_WHOLE = 30, 1000


def fractions(tokens: Sequence[Token], language: str) -> Iterator[Quantity]:
    """`a tenth`, `twee vijfde`, `three eighths`; not the rank of `a third goal`."""
    for place in range(len(tokens) - 1):
        parts = 1.0 if tokens[place].word in _ONE else value_of(tokens[place].word, language)
        whole = _part(tokens[place + 1], language)
        if parts is None or whole is None or not 0 < parts < whole:
            continue
        if parts == 1 and not _stands_free(tokens, place + 2, language):
            continue
        share = 100 * parts / whole
        yield Quantity("percentage", share, share, (place, place + 1), unit="%", rough=True)


def _part(token: Token, language: str) -> float | None:
    if token.opens_clause:
        return None
    word = token.word.removesuffix("s") if language == "en" else token.word
    value = ordinal_of(word, language)
    return value if value and 3 <= value <= _SMALLEST_PART else None


def _stands_free(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether nothing follows that the ordinal may count off."""
    if place >= len(tokens) or tokens[place].opens_clause:
        return True
    word = tokens[place].word
    return word in STOP_WORDS[language] or word in read_toml("quantities.toml")["comparing"][language]


def all_but(tokens: Sequence[Token], language: str) -> Iterator[Quantity]:
    """What is left of a whole that stands behind or, once, elsewhere in the text: 55 of the 60 for `of the 60, all but five`."""
    for place in range(len(tokens) - 1):
        left_out = _left_out(tokens, place, language)
        if left_out is None:
            continue
        less, end = left_out
        at = end
        while at < len(tokens) and tokens[at].word in _OF_ALL:
            at += 1
        whole = _count(tokens, at, language)
        if whole and less < whole.low <= _LARGEST_WHOLE:
            yield _left_over(less, whole.low, (*range(place, at), *whole.places))
        elif elsewhere := _only_whole(tokens, language, range(place, end), less):
            yield _left_over(less, elsewhere, tuple(range(place, end)))


def _left_out(tokens: Sequence[Token], place: int, language: str) -> tuple[float, int] | None:
    """How many are left out, and the place behind: of `all but five`, `op twee na`."""
    word, behind = tokens[place].word, tokens[place + 1].word
    if language == "en" and word in ("all", "every") and behind == "but":
        less = _count(tokens, place + 2, language)
        return (less.low, less.places[-1] + 1) if less else None
    if language == "nl" and word == "op":
        less = _count(tokens, place + 1, language)
        end = less.places[-1] + 1 if less else place
        if less and [token.word for token in tokens[end : end + 2]] == ["leden", "na"]:
            end += 1
        if less and end < len(tokens) and tokens[end].word == "na":
            return less.low, end + 1
    return None


def _count(tokens: Sequence[Token], place: int, language: str) -> Value | None:
    if place < len(tokens) and tokens[place].word in ("een", "one"):
        return Value(1.0, 1.0, (place,))
    value = read_value(tokens, place, language)
    return value if value and not value.ordinal and not value.article and value.low >= 1 else None


def _only_whole(tokens: Sequence[Token], language: str, but: range, less: float) -> float:
    """The one larger count of the text; 0 where there is none or more than one."""
    found = {
        value.low
        for place in range(len(tokens))
        if place not in but and (value := _count(tokens, place, language)) and less < value.low
    }
    return found.pop() if len(found) == 1 and max(found) <= _LARGEST_WHOLE else 0.0


def _left_over(less: float, whole: float, places: tuple[int, ...]) -> Quantity:
    share = 100 * (whole - less) / whole
    return Quantity("percentage", share, share, places, unit="%", rough=True, ratio=(whole - less, whole))
