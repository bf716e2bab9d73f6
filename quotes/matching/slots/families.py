"""Opposites of two concepts of one family: a plan welcomed and a plan condemned, an export resumed and an export abandoned."""

from __future__ import annotations

from functools import cache

from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.poles import Polarity, Pole


def opposed_across(mine: Polarity, theirs: Polarity) -> tuple[str, ...]:
    """The two concepts, first that of mine, in which the sides are opposed though they share none; () when they are not.

    Only opposites that the other side has no word for are held against each other, and two of one sign in a family settle it.
    """
    one, other = _unmet(mine, theirs), _unmet(theirs, mine)
    for signs in _families():
        told = [
            {pole.sign * signs[pole.concept]: pole.concept for pole in side if pole.concept in signs}
            for side in (one, other)
        ]
        if told[0] and told[1] and not told[0].keys() & told[1].keys():
            return next(iter(told[0].values())), next(iter(told[1].values()))
    return ()


def _unmet(side: Polarity, other: Polarity) -> list[Pole]:
    met = {at for pole in side.poles if pole.concept in other.concepts for at in pole.places}
    return [pole for pole in side.poles if met.isdisjoint(pole.places)]


@cache
def _families() -> tuple[dict[str, int], ...]:
    """The concepts of each family, each with its sign."""
    return tuple(
        {concept.removeprefix("-"): -1 if concept.startswith("-") else 1 for concept in concepts}
        for concepts in read_toml("families.toml").values()
    )
