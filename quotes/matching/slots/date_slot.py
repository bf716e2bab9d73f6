"""The slot date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.matching.slots.contrasts import Member, contrasting
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.sides import Slot, SlotVerdict
from quotes.matching.slots.when import When, grain, may_be_same, touch

_SAME_DEED = 0.7  # of the words that tell what happens


def date_slot(a: Reading, b: Reading) -> Iterator[Slot]:
    """Dates compare at the precision that both have, parts of the day too. Those that lean on another date are left out."""
    mine, theirs = ([when for when in side.dates if not when.weak] for side in (a, b))
    parted = [pair for pair in contrasting(a.members, b.members, near=False) if pair[0][0].slot == "date"]
    here: list[When | Member] = [*mine, *(member for pair in parted for member in pair[0])]
    there: list[When | Member] = [*theirs, *(member for pair in parted for member in pair[1])]
    if here or there:
        yield Slot(
            "date", a.listed(here), b.listed(there), "different" if parted else _verdict(a, b, mine, theirs)
        )


def _verdict(a: Reading, b: Reading, mine: Sequence[When], theirs: Sequence[When]) -> SlotVerdict:
    if not mine or not theirs:
        return "missing"
    left = _unmatched(mine, theirs), _unmatched(theirs, mine)
    apart = [(one, other) for one in left[0] for other in left[1] if may_be_same(one, other) is False]
    if apart and (not all(touch(*pair) for pair in apart) or _is_same_deed(a, b)):
        return "different"
    return "same" if len(left[0]) < len(mine) else "missing"


def _is_same_deed(a: Reading, b: Reading) -> bool:
    """Whether what lasts until a day is what begins on it, told in the same words; else `closed until Monday` may be `open from Monday`."""
    if a.side.language != b.side.language:
        return False
    mine, theirs = _matter(a), _matter(b)
    return len(mine & theirs) >= _SAME_DEED * max(len(mine), len(theirs))


def _matter(side: Reading) -> set[str]:
    """The stems of its telling words, those of its dates left out."""
    dated = {place for when in side.dates for place in when.places}
    return {side.stem(at) for at in range(len(side.tokens)) if at not in dated and side.carries_matter(at)}


def _unmatched(dates: Sequence[When], others: Sequence[When]) -> list[When]:
    """Dates without a counterpart: one as precise, or one of another precision that is no such counterpart itself.

    In `June ... between 2014 and 2017` and `January ... from 2014 to 2017` the month has none: both years are taken.
    """
    free = [other for other in others if not _has_like(other, dates)]
    return [
        when
        for when in dates
        if not _has_like(when, others) and not any(may_be_same(when, one) for one in free)
    ]


def _has_like(when: When, others: Sequence[When]) -> bool:
    """Whether another date is as precise and can be the same."""
    return any(grain(when) == grain(other) and may_be_same(when, other) for other in others)
