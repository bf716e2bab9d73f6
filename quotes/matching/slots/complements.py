"""Shares that make a whole together: six of nineteen live inside, thirteen outside; 8 percent below the line, 92 on or above it.

Two texts that tell of the two parts of one whole may both be true. They cannot where they say the same of both parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.language.normalise import stem_words
from quotes.language.stop_words import STOP_WORDS
from quotes.matching.slots.nearness import vectors
from quotes.matching.slots.quantities import Quantity
from quotes.matching.slots.reading import Reading

_ROUNDED = 0.7  # a third and two thirds, 33 and 67 percent
_NARROW = 25.0
# Of 45 pairs in two languages whose shares fill a whole, nine of twenty conflicts pass and two of 25 others.
_NEAR, _OWN_WORDS = 0.43, 2


def without_complements(
    a: Reading, b: Reading, mine: Sequence[Quantity], theirs: Sequence[Quantity], wholes: set[float]
) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out the shares that make a whole with one of the other side, unless both sides say the same of them.

    mine, theirs: what the other side does not state. wholes: the counts that both sides state.
    """
    pairs = [(one, other) for one in mine for other in theirs if _make_a_whole(one, other, wholes)]
    if not pairs or not tells_otherwise(a, b):
        return list(mine), list(theirs)
    here, there = ([id(pair[side]) for pair in pairs] for side in (0, 1))
    return [q for q in mine if id(q) not in here], [q for q in theirs if id(q) not in there]


def _make_a_whole(one: Quantity, other: Quantity, wholes: set[float]) -> bool:
    if one.kind == other.kind == "percentage":
        return one.unit == other.unit == "%" and _fill(one, other, 100.0)
    if one.kind != "number" or other.kind != "number" or one.dimension or other.dimension:
        return False
    return one.low == one.high and other.low == other.high and one.low + other.low in wholes


def _fill(one: Quantity, other: Quantity, whole: float) -> bool:
    """A third and two thirds do, as do at most 5 and at least 95 percent, and about 33 and two thirds."""
    if one.weak or other.weak:
        return False
    exact = [q for q in (one, other) if q.low == q.high]
    if len(exact) == 1:
        rough = other if exact[0] is one else one
        return rough.high - rough.low < _NARROW and rough.low <= whole - exact[0].low <= rough.high
    if not exact and not (one.bound and other.bound):
        return False
    return one.low <= whole + _ROUNDED - other.low and one.high >= whole - _ROUNDED - other.high


def tells_otherwise(a: Reading, b: Reading) -> bool:
    """Whether the words besides the amounts leave room for the one to tell of the other part.

    They do where both have words of their own, denials among them; in two languages, words that no word of the other lies near.
    """
    mine, theirs = _matter(a), _matter(b)
    if a.side.language != b.side.language:
        return not _is_translation([*mine], [*theirs])
    stems, other_stems = (
        set(stem_words(words, side.side.language)) for side, words in ((a, mine), (b, theirs))
    )
    return bool(stems - other_stems) and bool(other_stems - stems)


def _is_translation(mine: list[str], theirs: list[str]) -> bool:
    """Whether all but two words of both have one near them."""
    if not mine or not theirs:
        return False
    near = vectors(mine) @ vectors(theirs).T
    nearest = sorted([*near.max(axis=1), *near.max(axis=0)])
    return bool(nearest[min(_OWN_WORDS, len(nearest) - 1)] >= _NEAR)


def _matter(side: Reading) -> list[str]:
    counted = {place for amount in side.amounts for place in amount.places}
    return [
        token.word
        for place, token in enumerate(side.tokens)
        if place not in counted and token.word not in STOP_WORDS[side.side.language]
    ]
