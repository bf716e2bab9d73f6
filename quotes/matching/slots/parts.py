"""A share or a factor on one side, a count on the other, of a whole that both state: half of 34, and fifteen."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.matching.slots.quantities import Quantity, may_agree


def part_otherwise(
    mine: Sequence[Quantity], theirs: Sequence[Quantity], left_mine: Sequence[Quantity], left_theirs: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:  # fmt: skip
    """The share and the count, where neither is stated by the other side nor follows from it, and nothing else is left over. Else None."""
    for left, left_other, whole_of in ((left_mine, left_theirs, theirs), (left_theirs, left_mine, mine)):
        shares = [q for q in left if _is_share(q)]
        counts = [q for q in left_other if q.kind != "percentage" and not q.weak and q.dimension != "ordinal"]
        if len(shares) != 1 or len(counts) != 1 or any(q.kind == "percentage" for q in left_other):
            continue
        if any(_is_whole(whole, counts[0]) and _is_stated(whole, mine, theirs) for whole in whole_of):
            pair = (shares[0], counts[0])
            return pair if left is left_mine else (pair[1], pair[0])
    return None


def _is_share(quantity: Quantity) -> bool:
    return (
        quantity.kind == "percentage"
        and quantity.unit in ("%", "change")
        and not quantity.weak
        and quantity.high - quantity.low < 25
    )


def _is_whole(whole: Quantity, part: Quantity) -> bool:
    """Whether the count may be one of what the whole counts."""
    if whole is part or whole.weak or whole.dimension in ("ordinal", "time") or whole.kind != part.kind:
        return False
    return (whole.unit, whole.dimension) == (part.unit, part.dimension)


def _is_stated(whole: Quantity, mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    return all(any(may_agree(whole, each) for each in side) for side in (mine, theirs))
