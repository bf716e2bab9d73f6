"""What plain numbers count, and whether the two sides count one thing differently: three dead and eleven hurt, eleven dead and three."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.matching.slots.quantities import Quantity, may_agree
from quotes.matching.slots.reading import Reading

_COUNTED_REACH = 6


def counts_otherwise(a: Reading, b: Reading) -> bool:
    """Whether the numbers stand with other things: three dead and eleven hurt, eleven dead and three hurt.

    One thing alone tells only beside another that is counted alike: `38 votes for and 7 against`, `38 against 7 votes`.
    """
    mine, theirs = _counted(a), _counted(b)
    shared = mine.keys() & theirs.keys()
    parting = [thing for thing in shared if not may_agree(mine[thing], theirs[thing])]
    return len(parting) > 1 or 0 < len(parting) < len(shared)


def _counted(side: Reading) -> dict[str, Quantity]:
    """What each plain number counts, by the member of a set or the word right behind it; things counted twice are left out."""
    counted: dict[str, list[Quantity]] = {}
    for amount in side.amounts:
        if amount.kind == "number" and not amount.dimension:
            for thing in _things_behind(side, amount.places[-1]):
                counted.setdefault(thing, []).append(amount)
    return {thing: amounts[0] for thing, amounts in counted.items() if len(amounts) == 1}


def _things_behind(side: Reading, place: int) -> Iterator[str]:
    end = next((at for at in range(place + 1, len(side.tokens)) if _stops(side, at)), len(side.tokens))
    reach = range(place + 1, min(place + _COUNTED_REACH, end))
    yield from {f"{m.kind} {m.name}" for m in side.members if m.places[0] in reach}
    if place + 1 in reach and side.carries_matter(place + 1) and not side.tokens[place + 1].is_capital:
        yield f"{side.side.language} {side.stem(place + 1)}"


def _stops(side: Reading, place: int) -> bool:
    token = side.tokens[place]
    return (
        token.opens_clause
        or token.word in ("en", "and")
        or any(place in each.places for each in side.amounts)
    )
