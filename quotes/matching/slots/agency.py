"""Whether a word is of somebody who acts: a person, a body, an animal, a country; the embedder tells."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from quotes.matching.slots.nearness import vectors
from quotes.matching.slots.phrases import read_toml

_RIDGE = 2.0


@lru_cache(maxsize=10_000)
def agency(text: str) -> float:
    """Of a word or phrase, folded: about 1 for who acts, about -1 for what does not.

    Of 70 Dutch and English nouns that are no seeds nine in ten fall on their side of -.2; wolves and drones lie near it.
    """
    return float(vectors([text])[0] @ _direction())


@cache
def _direction() -> NDArray[np.float64]:
    """Least squares on the seeds, with a ridge."""
    table = read_toml("roles.toml")
    actors, things = (str(table[kind]).split() for kind in ("actors", "things"))
    seeds = vectors([*actors, *things]).astype(np.float64)
    told = np.array([1.0] * len(actors) + [-1.0] * len(things))
    # Both kinds count alike, however many seeds they have.
    weighed = seeds * np.where(told > 0, len(told) / len(actors), len(told) / len(things))[:, None] / 2
    return np.linalg.solve(seeds.T @ weighed + _RIDGE * np.eye(seeds.shape[1]), weighed.T @ told)
