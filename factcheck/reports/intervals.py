"""How sure a share is that was counted on a few."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """hits of n, with the 95 % interval of Wilson (1927), which holds for small n too. share and edges: 0..1, 0 of nothing."""

    hits: int
    n: int

    @property
    def share(self) -> float:
        return self.hits / self.n if self.n else 0.0

    @property
    def low(self) -> float:
        return self._edges()[0]

    @property
    def high(self) -> float:
        return self._edges()[1]

    def _edges(self) -> tuple[float, float]:
        if not self.n:
            return 0.0, 1.0
        p, n = self.share, self.n
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        reach = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, middle - reach), min(1.0, middle + reach)
