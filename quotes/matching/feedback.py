"""What editors' decisions on pairs say about the bands: precision with its interval, and thresholds that would fit better."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Decisions below which no threshold is proposed, and what it is to keep: pairs that are linked by themselves are
# right in 19 of 20 cases, at the lower end of the interval; of those an editor is shown one in three is worth the look.
LEAST_DECIDED = 30
STRONG_PRECISION = 0.95
SUGGEST_PRECISION = 1 / 3
Z = 1.96  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair that an editor confirmed or rejected. linkable: no slot differs and both are long enough to be linked by themselves."""

    similarity: float
    confirmed: bool
    linkable: bool


@dataclass(frozen=True, slots=True)
class Precision:
    """Share of the decided pairs that were confirmed; low and high: Wilson's interval of 95 %. share is None where n is 0."""

    confirmed: int
    n: int

    @property
    def share(self) -> float | None:
        return self.confirmed / self.n if self.n else None

    @property
    def low(self) -> float:
        return self._bound(-1)

    @property
    def high(self) -> float:
        return self._bound(1)

    def _bound(self, sign: int) -> float:
        """Wilson (1927), which keeps within 0 and 1 and holds for few decisions too."""
        if not self.n:
            return 0.0 if sign < 0 else 1.0
        p, z2 = self.confirmed / self.n, Z * Z
        middle = p + z2 / (2 * self.n)
        spread = Z * math.sqrt(p * (1 - p) / self.n + z2 / (4 * self.n * self.n))
        return min(1.0, max(0.0, (middle + sign * spread) / (1 + z2 / self.n)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A threshold and how pairs from it upwards were decided."""

    threshold: float
    above: Precision


def precision(judged: Sequence[Judged]) -> Precision:
    return Precision(sum(each.confirmed for each in judged), len(judged))


def propose_strong(judged: Sequence[Judged]) -> Proposal | None:
    """The lowest cosine from which linkable pairs are right often enough; None where too few were decided, or none is."""
    found = sorted((each for each in judged if each.linkable), key=lambda each: -each.similarity)
    best = None
    for count in range(LEAST_DECIDED, len(found) + 1):
        above = precision(found[:count])
        of_equals = count < len(found) and found[count].similarity == found[count - 1].similarity
        if not of_equals and above.low >= STRONG_PRECISION:
            best = Proposal(_down(found[count - 1].similarity), above)
    return best


def propose_suggest(judged: Sequence[Judged]) -> Proposal | None:
    """The lowest cosine from which pairs are worth showing: just above it a third was confirmed.

    It never lies below the threshold under which pairs were not shown, since no one decided about those.
    """
    found = sorted(judged, key=lambda each: -each.similarity)
    if len(found) < LEAST_DECIDED:
        return None
    kept = len(found)
    while (
        kept >= LEAST_DECIDED
        and precision(found[kept - LEAST_DECIDED : kept]).confirmed < SUGGEST_PRECISION * LEAST_DECIDED
    ):
        kept -= 1
    return (
        Proposal(_down(found[kept - 1].similarity), precision(found[:kept]))
        if kept >= LEAST_DECIDED
        else None
    )


def _down(similarity: float) -> float:
    """To two decimals, so that the pair itself is still above it."""
    return math.floor(similarity * 100) / 100
