"""What may stand in front as well as behind the verb without changing what is told: when, where, how, with what certainty."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.matching.slots.agency import agency
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.reading import Reading

_CLAUSE_BEGINNINGS = {"dat", "of", "als", "omdat", "toen", "nadat", "voordat", "zodra", "terwijl", "hoewel", "that", "whether", "if", "because", "when", "after", "before", "while", "although"}  # fmt: skip
ARTICLES = frozenset({"the", "a", "an", "de", "het", "een"})
# Agency of somebody; of a bare word, which may be an adverb (`misschien` -.2, `later` .24) as well as people (`soldaten` .27, `police` .33).
_ACTS, _BARE_ACTS = -0.2, 0.25


def is_aside(side: Reading, places: Sequence[int]) -> bool:
    """Whether a stretch that has moved tells when or how rather than who or what: Dinsdag opent de bakker, de bakker opent dinsdag.

    A day, what begins with a preposition, a clause, and what is no name and nobody and has no article.
    """
    if _is_led_in(side, places) or _is_dated(side, places):
        return True
    least = _ACTS if len(places) > 1 else _BARE_ACTS
    return _is_bare(side, places) and agency(side.tokens[places[-1]].word) < least


def acts(side: Reading, places: Sequence[int]) -> bool:
    """Whether it is a name or somebody: days and things stand now here, now there."""
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
