"""Logistic regression on chances, its out-of-fold scores, and what makes a score a chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

FOLDS = 5
Measure = Callable[[np.ndarray, np.ndarray], float]


@dataclass(frozen=True, slots=True)
class Line:
    """A score is rows @ coefficients + bias, in log-odds."""

    coefficients: np.ndarray
    bias: float

    def __call__(self, rows: sp.csr_matrix) -> np.ndarray:
        return np.asarray(rows @ self.coefficients).ravel() + self.bias

    def scaled(self, columns: np.ndarray) -> Line:
        """The line for rows whose columns have not been multiplied by these."""
        return Line(columns * self.coefficients, self.bias)

    def stretched(self, slope: float, offset: float) -> Line:
        return Line(slope * self.coefficients, slope * self.bias + offset)


def fit(rows: sp.csr_matrix, chances: np.ndarray, strength: float) -> Line:
    """Fit to chances of 0..1: every sentence counts on both sides, by its chance. strength: C, the inverse of the regularisation."""
    both = sp.vstack([rows, rows]).tocsr()
    labels = np.r_[np.ones(len(chances)), np.zeros(len(chances))]
    weights = np.r_[chances, 1 - chances]
    kept = weights > 0
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
    model.fit(both[kept], labels[kept], sample_weight=weights[kept])
    return Line(model.coef_[0], float(model.intercept_[0]))


def out_of_fold(
    rows: sp.csr_matrix, chances: np.ndarray, truth: np.ndarray, seed: int, strength: float
) -> np.ndarray:
    """Scores of each sentence by a model that has not seen it."""
    scores = np.zeros(len(truth))
    for seen, unseen in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(rows, truth):
        scores[unseen] = fit(rows[seen], chances[seen], strength)(rows[unseen])
    return scores


def platt(scores: np.ndarray, truth: np.ndarray, *, balanced: bool = False) -> tuple[float, float]:
    """Slope and offset that make scores chances (Platt, 1999). balanced: as if true and false were equally many."""
    model = LogisticRegression(C=1e6, class_weight="balanced" if balanced else None)
    model.fit(scores[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def best_offset(scores: np.ndarray, truth: np.ndarray, measure: Measure) -> float:
    """What to add to the scores so that the sign decides best by measure(truth, found).

    The middle of all offsets that come within a hundredth of a point of the best: one lucky sentence moves it little.
    """
    offsets = -np.quantile(scores, np.linspace(0.02, 0.98, 193))
    values = np.array([measure(truth > 0.5, scores + offset > 0) for offset in offsets])
    smooth = np.convolve(np.pad(values, 4, mode="edge"), np.ones(9) / 9, mode="valid")
    return float(np.median(offsets[smooth >= smooth.max() - 1e-4]))
