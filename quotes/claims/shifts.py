"""What a desk makes of a score: its own weights on top of what the model learnt."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import cache
from math import exp, log
from typing import Any

from quotes.claims.weights import HEADER, SHIPPED, load_weights
from quotes.language.languages import LANGUAGES

MOST = 3.0  # log-odds that a desk may add to a factor, or take from it
_EDGE = 1e-6


def shifted(check_worthy: float, seen: Collection[str], shifts: Mapping[str, float]) -> float:
    """Return the score with the shifts of the factors seen in the claim added, in log-odds; to three decimals, as scores are.

    seen: names of factors. shifts: log-odds by factor, -MOST to MOST. Without shifts that apply the score stays as it is.
    """
    moved = sum(shifts[name] for name in set(seen) if name in shifts)
    if not moved:
        return check_worthy
    chance = min(1 - _EDGE, max(_EDGE, check_worthy))
    return round(1 / (1 + exp(-(log(chance / (1 - chance)) + moved))), 3)


@cache
def learnt_weights() -> dict[str, dict[str, float]]:
    """What each shipped model learnt for each of its factors, in log-odds of check-worthy: {factor: {language: weight}}."""
    found: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        weights = load_weights(SHIPPED / language)
        for name, row in zip(weights.factors, weights.factor_values, strict=True):
            found.setdefault(name, {})[language] = round(float(row[0]), 3)
    return dict(sorted(found.items()))


@cache
def factor_names() -> frozenset[str]:
    """Every factor that a shipped model knows. Reads the headers only."""
    names: set[str] = set()
    for language in LANGUAGES:
        header: dict[str, Any] = json.loads((SHIPPED / language / HEADER).read_text(encoding="utf-8"))
        names |= set(header["factors"])
    return frozenset(names)
