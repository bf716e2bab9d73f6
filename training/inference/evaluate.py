"""How well families are told that the network did not learn from."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from training.inference.fit import BATCH, pair_of
from training.inference.model import Network
from training.inference.texts import Example, Family

PAIRS = 6  # of each kind, of each family


def report(model: Network, name: str, pairs: Sequence[Example]) -> None:
    """Print the share of conflicts told, of rewordings taken for one, and how often a conflict scores above a rewording."""
    scores = conflicts(model, pairs)
    told = [score for score, pair in zip(scores, pairs, strict=True) if pair.conflict]
    others = [score for score, pair in zip(scores, pairs, strict=True) if not pair.conflict]
    above = sum(one > other for one in told for other in others) / (len(told) * len(others))
    caught, alarms = (sum(score > 0 for score in some) / len(some) for some in (told, others))
    print(f"{name}, n = {len(pairs)}: caught {caught:.3f}, alarms {alarms:.3f}, area {above:.3f}")


def pairs_of(families: Sequence[Family]) -> list[Example]:
    """PAIRS of each kind, of each family."""
    return [
        pair_of(family, conflict=conflict)
        for family in families
        for conflict in (False, True)
        for _ in range(PAIRS)
    ]


@torch.no_grad()  # type: ignore[untyped-decorator]
def conflicts(model: Network, pairs: Sequence[Example]) -> list[float]:
    """Log-odds of a conflict, in order."""
    model.eval()
    found: list[float] = []
    for start in range(0, len(pairs), BATCH):
        found += model(model.words.batch(pairs[start : start + BATCH]))[0].tolist()
    model.train()
    return found
