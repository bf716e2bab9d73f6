"""Two that stand in each other's place in sentences that are otherwise the same, whatever the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.matching.slots.asides import ARTICLES, acts
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.reading import Reading

_ROOT = 2  # letters: lacks, lack
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Exchange:
    """The two that have changed places, in the order of a and in that of b, as places of tokens."""

    a: tuple[range, range]
    b: tuple[range, range]


def find_exchange(a: Reading, b: Reading) -> Exchange | None:
    """Of two statements in one language; None where anything else differs, but for the number of a verb."""
    mine, theirs = ([token.word for token in side.tokens] for side in (a, b))
    if a.side.language != b.side.language or len(mine) != len(theirs):
        return None
    start = _common(mine, theirs)
    end = _common(mine[start:][::-1], theirs[start:][::-1])
    first, second = mine[start : len(mine) - end], theirs[start : len(theirs) - end]
    before, behind = _moved_back(first, second), _moved_back(second, first)
    if not before or not behind or before + behind > min(len(first), len(second)):
        return None
    between = first[before : len(first) - behind], second[behind : len(second) - before]
    if not _is_one_way(*between):
        return None
    in_a = range(start, start + before), range(len(mine) - end - behind, len(mine) - end)
    in_b = range(start, start + behind), range(len(theirs) - end - before, len(theirs) - end)
    # Each where it stands behind the other: at the front any word has a capital.
    return Exchange(in_a, in_b) if acts(a, in_a[1]) and acts(b, in_b[1]) else None


def _common(mine: Sequence[str], theirs: Sequence[str]) -> int:
    return next(
        (at for at, (one, other) in enumerate(zip(mine, theirs, strict=False)) if one != other),
        min(len(mine), len(theirs)),
    )


def _moved_back(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words that the one begins with the other ends in."""
    most = min(_LONGEST, len(mine), len(theirs))
    return next((n for n in range(most, 0, -1) if mine[:n] == theirs[-n:]), 0)


def _is_one_way(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether there is something between the two that is no `and` or `with`, and the same on both sides but for number and gender."""
    table = read_toml("roles.toml")
    before = next((word for word in reversed(mine) if word not in ARTICLES), "")
    if not before or len(mine) != len(theirs) or before in table["together"] or before in table["facing"]:
        return False
    return all(
        one[:_ROOT] == other[:_ROOT] or {one, other} <= set(table["inflected"])
        for one, other in zip(mine, theirs, strict=True)
    )
