"""How well scores rank and how far they can be believed. labels: true where the thing is so; scores: one per label."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BINS = 10
Labels = Sequence[bool] | NDArray[np.bool_]
Scores = Sequence[float] | NDArray[np.float64]


def average_precision(labels: Labels, scores: Scores) -> float:
    """Ties keep the order given."""
    ranked = _ranked(labels, scores)
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())


def precision_at(labels: Labels, scores: Scores, share: float = 0.2) -> float:
    """Precision of the top share of all."""
    ranked = _ranked(labels, scores)
    return float(ranked[: max(1, int(len(ranked) * share))].mean())


def calibration_error(labels: Labels, scores: Scores) -> float:
    """Expected calibration error: how far the mean score of a bin lies from the share of true in it, ten bins of equal width."""
    truth, chances = np.asarray(labels, dtype=float), np.asarray(scores, dtype=float)
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [
        abs(truth[bins == each].sum() - chances[bins == each].sum())
        for each in range(BINS)
        if (bins == each).any()
    ]
    return float(sum(gaps) / len(truth))


def f1(labels: Labels, found: Labels) -> float:
    truth, positive = np.asarray(labels, dtype=bool), np.asarray(found, dtype=bool)
    both = (truth & positive).sum()
    return float(2 * both / (truth.sum() + positive.sum())) if both else 0.0


def accuracy(labels: Labels, found: Labels) -> float:
    return float((np.asarray(labels, dtype=bool) == np.asarray(found, dtype=bool)).mean())


def balanced_f1(labels: Labels, found: Labels) -> float:
    """The F1 to expect where true and false are equally many: by rates, so nothing is drawn at random."""
    truth, positive = np.asarray(labels, dtype=bool), np.asarray(found, dtype=bool)
    recall, alarms = positive[truth].mean(), positive[~truth].mean()
    return float(2 * recall / (1 + recall + alarms))


def spearman(a: Scores, b: Scores) -> float:
    """Rank correlation; equal values share the mean of their ranks."""
    return float(np.corrcoef(_mean_ranks(a), _mean_ranks(b))[0, 1])


def _mean_ranks(values: Scores) -> NDArray[np.float64]:
    _, place, counts = np.unique(np.asarray(values, dtype=float), return_inverse=True, return_counts=True)
    ranks: NDArray[np.float64] = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return ranks


def _ranked(labels: Labels, scores: Scores) -> NDArray[np.bool_]:
    order = np.argsort(-np.asarray(scores, dtype=float), kind="stable")
    ranked: NDArray[np.bool_] = np.asarray(labels, dtype=bool)[order]
    return ranked
