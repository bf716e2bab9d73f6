"""One recipe for every model: vectors, space, a line per head, chances, plain weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp

from benchmarks import measures
from quotes.claims.weights import MAIN, Weights
from training.claims.fitting import Line, best_offset, fit, out_of_fold, platt
from training.claims.prior import PRIOR
from training.claims.sources import Sources
from training.claims.space import Plain, Space
from training.claims.vectors import WordVectors

RARE = 20  # sentences
KEPT = 24_000  # n-grams
SHARPER, ABOUT = 1.5, -0.9  # times, log-odds
LETTERS = 0.25  # how much of its weight an n-gram of letters brings to bear, about
Decide = Callable[[str, np.ndarray, np.ndarray, np.ndarray], tuple[float, float]]


@dataclass(slots=True)
class Trained:
    """figures: measured out of fold, by data and measure."""

    weights: Weights
    figures: dict[str, float] = field(default_factory=dict)


def train(sources: Sources, decide: Decide, *, seed: int) -> Trained:
    """Fit all heads. decide(head, scores, truth, parts) gives slope and offset of a main head from its out-of-fold scores."""
    vectors = WordVectors(sources.unlabelled, sources.language, seed, embedded=sources.embedded)
    space = Space(sources.sentences, sources.language, vectors)
    rows = space.rows(sources.sentences)
    lines = []
    figures: dict[str, float] = {}
    for head, chances in sources.heads.items():
        known = ~np.isnan(chances)
        scale = space.scale(sources.factors.get(head, 1.0))
        seen = (rows[known] @ sp.diags(scale)).tocsr()
        line = fit(seen, chances[known], sources.strength).scaled(scale)
        if head in MAIN:
            truth = sources.truth[head][known]
            scores = out_of_fold(seen, chances[known], truth, seed, sources.strength)
            slope, offset = decide(head, scores, truth, sources.parts[known])
            figures |= report(head, slope * scores + offset, truth, sources.parts[known])
            line = line.stretched(slope, offset)
        lines.append(line)
    plain = space.plain(np.array([line.coefficients for line in lines]))
    return Trained(_weights(sources, keep_prior(plain, space.counts), lines), figures)


def keep_prior(plain: Plain, counts: Mapping[str, int]) -> Plain:
    """A factor that few sentences showed keeps most of its prior: RARE sightings weigh as much as the prior does."""
    factors = dict(plain.factors)
    for name, prior in PRIOR.items():
        if name in factors:
            share = RARE / (RARE + counts[name])
            worthy = factors[name][0] * (1 - share) + prior * share
            factors[name] = np.r_[worthy, factors[name][1:]]
    return Plain(plain.ngrams, factors)


def _weights(sources: Sources, plain: Plain, lines: list[Line]) -> Weights:
    def bearing(ngram: str) -> float:
        return float(np.abs(plain.ngrams[ngram]).max()) * (LETTERS if ngram[0] == "~" else 1.0)

    kept = sorted(sorted(plain.ngrams, key=bearing, reverse=True)[:KEPT])
    factors = tuple(plain.factors)
    return Weights(
        sources.language,
        tuple(sources.heads),
        factors,
        {ngram: row for row, ngram in enumerate(kept)},
        np.array([plain.ngrams[ngram] for ngram in kept], dtype=np.float32),
        np.array([plain.factors[name] for name in factors], dtype=np.float32),
        np.array([line.bias for line in lines], dtype=np.float32),
        sources.nested,
        sources.attributed,
    )


def report(head: str, log_odds: np.ndarray, truth: np.ndarray, parts: np.ndarray) -> dict[str, float]:
    """The measures of one head on each part of its data."""
    chances = 1 / (1 + np.exp(-log_odds))
    figures: dict[str, float] = {}
    for part in sorted(set(parts)):
        here = parts == part
        labels, scores = truth[here] > 0.5, chances[here]
        found = scores >= 0.5
        values = {
            "n": float(here.sum()),
            "positive": float(labels.sum()),
            "average precision": measures.average_precision(labels, scores),
            "precision at 20%": measures.precision_at(labels, scores),
            "calibration error": measures.calibration_error(labels, scores),
            "F1": measures.f1(labels, found),
            "balanced F1": measures.balanced_f1(labels, found),
            "accuracy": measures.accuracy(labels, found),
        }
        figures |= {f"{part}, {head}, {name}": round(value, 4) for name, value in values.items()}
    return figures


def for_news(head: str, scores: np.ndarray, truth: np.ndarray, parts: np.ndarray) -> tuple[float, float]:
    """Chances, and check_worthy sharpened about the place where F1 is best, so that 0.5 is a threshold an editor can use.

    Few sentences are sure to be check-worthy: as plain chances only one in five of them would reach 0.5. SHARPER and ABOUT
    were chosen on news_dev and out of fold: as many as can be kept with F1 no lower and the calibration error well below 0.08 on both.
    """
    slope, offset = platt(scores, truth)
    if head != "check_worthy":
        return slope, offset
    return SHARPER * slope, SHARPER * (offset - ABOUT)


def for_debates(head: str, scores: np.ndarray, truth: np.ndarray, parts: np.ndarray) -> tuple[float, float]:
    """check_worthy as in a balanced set of debate sentences, cut where F1 is best there; factual as chances."""
    if head != "check_worthy":
        return platt(scores, truth)
    debate = parts == "claimbuster"
    slope, _ = platt(scores[debate], truth[debate], balanced=True)
    return slope, best_offset(slope * scores[debate], truth[debate], measures.balanced_f1)


def for_tweets(head: str, scores: np.ndarray, truth: np.ndarray, parts: np.ndarray) -> tuple[float, float]:
    """check_worthy cut where F1 is best, factual where accuracy is."""
    slope, offset = platt(scores, truth)
    if head != "check_worthy":
        return slope, offset
    return slope, best_offset(slope * scores, truth, measures.f1)
