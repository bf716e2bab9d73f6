"""An amount as an interval, and whether two amounts can both be true of one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, isfinite, log10
from typing import Literal

QuantityKind = Literal["number", "percentage", "money"]

# How far apart two amounts may lie that mean the same, as a part of the larger.
EXACT = 1e-6
ROUNDED = 0.012  # bijna 400 beside 400; a third beside 33
CONVERTED = 0.03  # 5 miles beside 8 km
SAME_ROUGHLY = 0.13
SAME_LIMIT = 0.015  # more than 1,000 beside at least 1,001
_SIDES = {
    "more": "lower",
    "well_more": "lower",
    "least": "lower",
    "over": "lower",
    "less": "upper",
    "most": "upper",
    "nearly": "upper",
}
MONTHS = 0.09  # a month beside four weeks or 30 days
DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}  # fmt: skip
_WHOLE = frozenset({"more", "less", "least", "most"})
_CALENDAR = frozenset({"month", "quarter", "year", "decade", "century"})
_IMPERIAL = frozenset(
    {"inch", "foot", "yard", "mile", "nautical_mile", "pound", "ounce", "square_mile", "square_foot", "acre", "gallon", "pint", "mph", "knot"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Per:
    """A thing that an amount is counted per, what it measures, and what one of it is worth."""

    unit: str
    dimension: str
    worth: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """low..high, counted in unit.

    dimension: what the unit measures, "ordinal", or "" for a count. worth: one unit in the base unit of its dimension.
    rate: the time that it is counted per, or "". per: the thing. places: its tokens. weak: `a year`, `first`: proves a likeness, hardly a difference.
    rough: stated with a bound or in vague words. bound: which, of those in amounts.py.
    ratio: the two numbers of a share such as `five of the eight`.
    """

    kind: QuantityKind
    low: float
    high: float
    places: tuple[int, ...]
    unit: str = ""
    dimension: str = ""
    worth: float = 1.0
    rate: str = ""
    per: Per | None = None
    rough: bool = False
    weak: bool = False
    bound: str = ""
    ratio: tuple[float, float] = (0.0, 0.0)

    def bounded(self, bound: str, low: float, high: float, places: tuple[int, ...]) -> Quantity:
        """Widened to low..high, parts of what is stated. `At least a year` is a limit: no longer weak."""
        return replace(
            self,
            low=self.low * low,
            high=self.high * high,
            rough=True,
            bound=bound,
            places=places,
            weak=False,
        )


def may_agree(a: Quantity, b: Quantity) -> bool:
    """Whether a and b can be the same amount: their intervals meet, after conversion of units and rates."""
    if not is_comparable(a, b):
        return False
    if a.per and b.per and a.per.dimension != b.per.dimension:
        return True  # per head, per household: no telling, unless the unit slot tells
    if _is_total(a, b) or _is_total(b, a):
        return True
    worth = _worth(a, b)
    if _SIDES.get(a.bound, "no limit") == _SIDES.get(b.bound):
        return _same_limit(a, b, worth)
    if a.bound == b.bound == "about":
        return _same_middle(a, b, worth)
    if _SIDES.get(a.bound) and _SIDES.get(b.bound) and _same_stated(a, b) and worth[0] == worth[1]:
        return False  # at most a million, just over a million
    return _meet(a, b, worth)


def _same_limit(a: Quantity, b: Quantity, worth: tuple[float, float]) -> bool:
    """`at most 5.8 percent` and `at most 8.5 percent` part, although both may be true of 3; `more than eight` people are at least nine."""
    slack = SAME_LIMIT if worth[0] == worth[1] else CONVERTED
    pairs = [(_edge(a), _edge(b))]
    if _is_small_count(a) and _is_small_count(b):
        pairs.append((_whole_edge(a), _whole_edge(b)))
    return any(
        abs(mine * worth[0] - theirs * worth[1]) <= slack * max(abs(mine * worth[0]), abs(theirs * worth[1]))
        for mine, theirs in pairs
    )


def _edge(quantity: Quantity) -> float:
    return quantity.low if _SIDES[quantity.bound] == "lower" else quantity.high


def _whole_edge(quantity: Quantity) -> float:
    """The least or most that a bounded count can be: nine for more than eight, and for fewer than ten."""
    return ceil(quantity.low) if _SIDES[quantity.bound] == "lower" else floor(quantity.high)


def _is_small_count(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.unit and quantity.bound in _WHOLE and quantity.low < 1e3


def _same_middle(a: Quantity, b: Quantity, worth: tuple[float, float]) -> bool:
    """`about one in five` and `about one in four` part, although either may be 22 percent; `some 48` and `some 54` do."""
    mine, theirs = ((q.low + q.high) / 2 for q in (a, b))
    slack = SAME_ROUGHLY * max(abs(mine) * worth[0], abs(theirs) * worth[1])
    if worth[0] == worth[1] and not any(any(q.ratio) for q in (a, b)):
        slack = min(slack, worth[0] * max(grain(mine), grain(theirs)))
    return abs(mine * worth[0] - theirs * worth[1]) <= slack


def grain(figure: float) -> float:
    """What a figure is rounded to, as its digits tell: 50 for 450, 10 for 460, 1 for 49, 1,000 for 3,000."""
    if not figure or not isfinite(figure) or figure != round(figure, 6):
        return abs(figure) * 0.02
    size = 10.0 ** floor(log10(abs(figure)))
    while size > 1e-6 and abs(figure / size - round(figure / size)) > 1e-6:
        size /= 10
    return size * 5 if abs(figure / size / 5 - round(figure / size / 5)) < 1e-6 else size


def same_figure(a: Quantity, b: Quantity) -> bool:
    """Whether they are the same but for their units: 12 kilometres beside 12 miles, per day beside per week."""
    return a.kind == b.kind and _meet(a, b, (1.0, 1.0))


def is_other_unit(a: Quantity, b: Quantity) -> bool:
    """Whether one figure, bounds apart, is counted in two units of one dimension: up to 90 miles, 90 kilometres."""
    if not a.unit or not b.unit or a.dimension != b.dimension or not a.dimension or a.worth == b.worth:
        return False
    return a.rate == b.rate and _same_stated(a, b)


def is_per_other(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is counted per two things: 310 euros per household, 310 euros per head."""
    if not a.per or not b.per or a.per == b.per or not is_comparable(a, b):
        return False
    return a.unit == b.unit and _same_stated(a, b)


def _same_stated(a: Quantity, b: Quantity) -> bool:
    return abs(_stated(a) - _stated(b)) <= ROUNDED * abs(_stated(b))


def _stated(quantity: Quantity) -> float:
    """The figure that is printed: the upper edge of `at most`, the lower one of `more than`."""
    return quantity.high if _SIDES.get(quantity.bound) == "upper" else quantity.low


def is_comparable(a: Quantity, b: Quantity) -> bool:
    """Whether they measure the same. A bare number may be anything, also an age or a rank."""
    if a.kind != b.kind:
        return False
    if a.kind == "money":
        return a.unit == b.unit or "" in (a.unit, b.unit)  # twelve grand
    if a.kind != "number":
        return a.unit == b.unit or ("change" in (a.unit, b.unit) and "pp" not in (a.unit, b.unit))
    return a.dimension == b.dimension or "" in (a.dimension, b.dimension)


def _is_total(a: Quantity, b: Quantity) -> bool:
    """3 million a month beside 36 million in all of 2025."""
    if not a.rate or b.rate or a.kind == "percentage" or a.dimension != b.dimension:
        return False
    mine = a.worth / b.worth
    return any(
        DAYS[a.rate] < days and _meet(a, b, (mine * days / DAYS[a.rate], 1.0), CONVERTED)
        for days in DAYS.values()
    )


def _worth(a: Quantity, b: Quantity) -> tuple[float, float]:
    """What one of each is worth in a common unit. A unit or rate that one side leaves out is taken from the other."""
    units = (a.worth, b.worth) if a.dimension == b.dimension else (1.0, 1.0)
    if a.per and b.per:
        units = units[0] / a.per.worth, units[1] / b.per.worth
    if a.rate and b.rate and a.rate != b.rate:
        return units[0] / DAYS[a.rate], units[1] / DAYS[b.rate]
    return units


def _meet(a: Quantity, b: Quantity, worth: tuple[float, float], tolerance: float | None = None) -> bool:
    (least, most), (other_least, other_most) = ((q.low, q.high) for q in (a, b))
    if _is_small_count(a) and _is_small_count(b):
        (least, most), (other_least, other_most) = ((ceil(q.low), floor(q.high)) for q in (a, b))
    a_low, a_high = least * worth[0], most * worth[0]
    b_low, b_high = other_least * worth[1], other_most * worth[1]
    slack = (_tolerance(a, b, worth) if tolerance is None else tolerance) * max(abs(a_high), abs(b_high))
    return a_low <= b_high + slack and b_low <= a_high + slack


def _tolerance(a: Quantity, b: Quantity, worth: tuple[float, float]) -> float:
    if a.unit != b.unit and worth != (1.0, 1.0):
        if a.dimension == "time" and (a.unit in _CALENDAR) != (b.unit in _CALENDAR):
            return MONTHS
        if (a.unit in _IMPERIAL) != (b.unit in _IMPERIAL):
            return CONVERTED
    if a.rate != b.rate and a.rate and b.rate:
        return CONVERTED
    if a.kind == "percentage" and a.low == a.high and b.low == b.high:
        # A third is 33 percent to all; shares in words are marked rough.
        return ROUNDED if a.rough or b.rough else EXACT
    return EXACT
