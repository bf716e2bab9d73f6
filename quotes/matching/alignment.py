"""How far each word of one text has a word of like meaning in another: what a vector of a whole text cannot tell.

After the soft alignment of BERTScore (Zhang et al. 2020), with one vector a word, and words weighed by how rare they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# A nearest word at this cosine counts as the same word: synonyms lie at .5 to .8, and that a text repeats a word tells
# little more. Chosen on development sets: rewordings are ranked better, and STS-B agrees (docs/matching.md).
SAME_FROM = 0.55
TELLING_FROM = 1.5  # weight of a word from which a text says something else without it; that of the hundred commonest is below


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The distinct words of a text. directions: shape (n, d), rows of length 1; weights: shape (n,), above 0."""

    directions: NDArray[np.float32]
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of several texts, each word once. directions, weights: as WordVectors; texts: which of them each text has."""

    directions: NDArray[np.float32]
    weights: NDArray[np.float32]
    texts: Sequence[NDArray[np.intp]]

    def of(self, text: int) -> WordVectors:
        """The words of one text."""
        return WordVectors(self.directions[self.texts[text]], self.weights[self.texts[text]])


@dataclass(frozen=True, slots=True)
class Alignment:
    """forth: share, 0..1 by weight, of a's words that b has in some form; back: of b's words that a has.

    weakest: cosine of the telling word that has the farthest nearest word in the other text; 1 where none tells.
    """

    forth: float
    back: float
    weakest: float

    @property
    def mean(self) -> float:
        return (self.forth + self.back) / 2


NOTHING = Alignment(0.0, 0.0, 0.0)


def align(a: WordVectors, b: WordVectors) -> Alignment:
    """Match each word with the nearest of the other text. Nothing aligns with a text without words."""
    if not len(a.weights) or not len(b.weights):
        return NOTHING
    nearness = a.directions @ b.directions.T
    forth, back = nearness.max(axis=1), nearness.max(axis=0)
    weakest = min(least(forth, a.weights), least(back, b.weights))
    return Alignment(mean_of(forth, a.weights), mean_of(back, b.weights), weakest)


def align_with_all(vocabulary: Vocabulary) -> list[Alignment]:
    """Align the first text with each of the others: as align of each pair, in one go."""
    first = vocabulary.of(0)
    others = [words for words in vocabulary.texts[1:] if len(words)]
    if not others or not len(first.weights):
        return [NOTHING] * (len(vocabulary.texts) - 1)
    words, starts = np.concatenate(others), np.cumsum([0, *map(len, others[:-1])])
    nearness = (vocabulary.directions @ first.directions.T)[words]
    weights, back = vocabulary.weights[words], nearness.max(axis=1)
    forth = np.maximum.reduceat(nearness, starts, axis=0)
    weakest = np.minimum(
        np.where(first.weights >= TELLING_FROM, forth, 1.0).min(axis=1),
        np.minimum.reduceat(np.where(weights >= TELLING_FROM, back, 1.0), starts),
    )
    shares = (
        np.clip(forth, 0.0, SAME_FROM) @ first.weights / first.weights.sum() / SAME_FROM,
        np.add.reduceat(np.clip(back, 0.0, SAME_FROM) * weights, starts)
        / np.add.reduceat(weights, starts)
        / SAME_FROM,
    )
    found = iter(zip(*(column.tolist() for column in (*shares, np.minimum(weakest, 1.0))), strict=True))
    return [Alignment(*next(found)) if len(words) else NOTHING for words in vocabulary.texts[1:]]


def least(nearest: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    return float(nearest.min(where=weights >= TELLING_FROM, initial=1.0))


def mean_of(nearest: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    return float(np.clip(nearest, 0.0, SAME_FROM) @ weights / weights.sum() / SAME_FROM)
