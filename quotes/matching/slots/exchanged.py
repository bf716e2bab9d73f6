"""Two that stand in each other's place in sentences that are otherwise the same, whatever the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quotes.matching.slots.agency import agency
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.tokens import ARTICLES

_ROOT = 2  # letters: lacks, lack
_LONGEST = 6
# Agency of somebody; of a bare word, which may be an adverb (`misschien` -.2, `later` .24) as well as people (`soldaten` .27, `police` .33).
_ACTS, _BARE_ACTS = -0.2, 0.25
_CLAUSE_BEGINNINGS = {"dat", "of", "als", "omdat", "toen", "nadat", "voordat", "zodra", "terwijl", "hoewel", "that", "whether", "if", "because", "when", "after", "before", "while", "although"}  # fmt: skip


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
    return Exchange(in_a, in_b) if _acts(a, in_a[1]) and _acts(b, in_b[1]) else None


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


def _acts(side: Reading, places: Sequence[int]) -> bool:
    """Whether it is a name or somebody: Dinsdag opent de bakker, de bakker opent dinsdag. Days, clauses, adverbs and things stand now here, now there."""
    if _is_led_in(side, places) or _is_dated(side, places):
        return False
    last = places[-1]
    least = _BARE_ACTS if len(places) == 1 and _is_bare(side, places) else _ACTS
    return _is_named(side, places) or (side.carries_matter(last) and agency(side.tokens[last].word) >= least)


def _is_bare(side: Reading, places: Sequence[int]) -> bool:
    """Whether it is no name and has no article."""
    own = {side.tokens[at].word for at in (places[0] - 1, *places) if at >= 0}
    return ARTICLES.isdisjoint(own) and not _is_named(side, places)


def _is_led_in(side: Reading, places: Sequence[int]) -> bool:
    first = side.tokens[places[0]].word
    return first in _leading() or first in _CLAUSE_BEGINNINGS


def _is_dated(side: Reading, places: Sequence[int]) -> bool:
    return any(at in when.places for when in side.dates for at in places)


def _is_named(side: Reading, places: Sequence[int]) -> bool:
    """Whether it holds a name or a place; a capital that only the start of the sentence gives makes none."""
    names = [name.places for name in side.names if not name.weak]
    return any(at in each for each in (*names, *(place.places for place in side.places)) for at in places)


@cache
def _leading() -> frozenset[str]:
    """Words that bring in where and how it happens."""
    table = read_toml("roles.toml")
    return frozenset(
        word for kind in ("aside", "by", "source", "goal", "towards_whom", "than") for word in table[kind]
    )
