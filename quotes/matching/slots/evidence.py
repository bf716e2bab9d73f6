"""Whether a denial or a `may` on one side alone tells of the same thing as the other side.

In a short sentence there is only one thing that it can be about. In a long one that is worded another way it may belong to a clause that
the other side leaves out: then the slot is missing, not different.
"""

from __future__ import annotations

from quotes.matching.slots.nearness import cosine
from quotes.matching.slots.reading import Reading, is_near

# Tokens of the shorter side. Of 31 conflicts that one denial alone tells none is longer, of 51 false alarms a third; of 43 that one modal
# word tells none, of 76 false alarms two thirds.
DENIAL_REACH, MODAL_REACH = 16, 12
_SHORTEST = 6
# Cosine, on average, of each word and the nearest one on the other side: of long sentences, and of all but the shortest.
_COVERED_LONG, _COVERED = 0.65, 0.42
_COVERED_BY_FAMILY = 0.3


def is_thin(a: Reading, b: Reading, reach: int) -> bool:
    """Whether the two are too long, or too unlike, for a mark on one side alone."""
    length = min(len(a.tokens), len(b.tokens))
    if length <= _SHORTEST or is_near(a, b):
        return False
    return min(_covered(a, b), _covered(b, a)) < (_COVERED_LONG if length > reach else _COVERED)


def is_covered(a: Reading, b: Reading) -> bool:
    """Whether enough of either side is told on the other for two like opposites to be about one thing."""
    return min(_covered(a, b), _covered(b, a)) >= _COVERED_BY_FAMILY


def _covered(side: Reading, other: Reading) -> float:
    mine, theirs = _matter(side), _matter(other)
    if not mine or not theirs:
        return 0.0
    return sum(max(1.0 if one == each else cosine(one, each) for each in theirs) for one in mine) / len(mine)


def _matter(side: Reading) -> list[str]:
    """The distinct telling words, the first forty of them."""
    words = (token.word for place, token in enumerate(side.tokens) if side.carries_matter(place))
    return list(dict.fromkeys(words))[:40]
