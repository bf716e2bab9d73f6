"""The slot unit."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.matching.slots.bare_units import bare_unit_slot
from quotes.matching.slots.quantities import Quantity, is_other_unit, is_per_other, may_agree, same_figure
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.sides import Slot


def unit_slot(
    a: Reading, b: Reading, mine: Sequence[Quantity], theirs: Sequence[Quantity],
    left_mine: Sequence[Quantity], left_theirs: Sequence[Quantity],
) -> Slot | None:  # fmt: skip
    """Different where one figure is counted in two units; same where both sides print a unit and agree."""
    for one in mine:
        for other in theirs:
            if (is_other_unit(one, other) or is_per_other(one, other)) and not _has_counterpart(
                one, theirs, other
            ):
                return Slot("unit", a.printed(one.places), b.printed(other.places), "different")
    for one in left_mine:
        for other in left_theirs:
            if (
                one.kind != "money"
                and _unit_of(one) != _unit_of(other)
                and one.unit
                and other.unit
                and same_figure(one, other)
            ):
                return Slot("unit", a.printed(one.places), b.printed(other.places), "different")
    agreed = [
        (one, other)
        for one in mine
        for other in theirs
        if one.unit and other.unit and one.kind == "number" and may_agree(one, other)
    ]
    if not agreed:
        return bare_unit_slot(a, b)
    here, there = zip(*agreed, strict=True)
    return Slot("unit", a.listed(here), b.listed(there), "same")


def _has_counterpart(one: Quantity, others: Sequence[Quantity], but: Quantity) -> bool:
    """Whether one agrees with another amount in its own unit or a converted one."""
    return any(
        other is not but and one.dimension == other.dimension and may_agree(one, other) for other in others
    )


def _unit_of(quantity: Quantity) -> tuple[str, str]:
    return quantity.unit, quantity.rate
