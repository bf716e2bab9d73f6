"""Word vectors from unlabelled sentences, so that a word that no label has seen borrows the weight of words used like it.

Two views, side by side: which words share a sentence (topic), and which stand near each other (positive pointwise mutual information,
after Levy and Goldberg, 2014). Where the sentences are few, the words of the shipped embedder are a third one: they know what these
corpora do not. In a linear model a vector only lends its word a weight, so nothing of this is needed afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

from quotes.claims.ngrams import fold
from quotes.claims.words import word_reader
from quotes.language.static_embedder import StaticEmbedder

TOPIC, NEAR = 100, 200  # dimensions
SEEN = 3  # sentences at least
COMMON = 0.02  # of the sentences: more common words say nothing of the topic
WINDOW = 10
EMBEDDED = 9.0  # about how long the embedder's vectors of a tweet are, scaled by the root of its words
FURNITURE = ("http", "@")  # what the n-grams make of addresses and names of accounts
SHARE = 0.7


class WordVectors:
    """vectors: words x dimensions, by the row in rows. embedded: how much the embedder's view weighs beside the others; 0 for none."""

    def __init__(self, sentences: Sequence[str], language: str, seed: int, *, embedded: float = 0.0) -> None:
        read = word_reader(language).read
        texts = [[word.folded for word in read(sentence)[1]] for sentence in sentences]
        counts = Counter(word for words in texts for word in set(words))
        names = sorted(word for word, count in counts.items() if count >= SEEN)
        self.rows = {word: row for row, word in enumerate(names)}
        rarity = np.log(len(texts) / np.array([counts[word] for word in names])) / 6
        views = [
            _reduced(self._near(texts), NEAR, seed) * rarity[:, None],
            _reduced(self._topic(texts, counts), TOPIC, seed) * rarity[:, None],
        ]
        self.vectors = SHARE * np.hstack(views)
        if embedded:
            self._add_embedded(embedded / EMBEDDED)

    def _add_embedded(self, scale: float) -> None:
        """The embedder's view of these words, and of all others that it knows."""
        embedder = StaticEmbedder()
        more = sorted(word for word in embedder.table if word not in self.rows and fold(word) == word)
        known = len(self.rows)
        self.rows |= {word: known + row for row, word in enumerate(more)}
        view = np.zeros((len(self.rows), embedder.dimension))
        for word, row in self.rows.items():
            if word not in FURNITURE:
                view[row] = embedder.word_vector(word)
        own = np.vstack([self.vectors, np.zeros((len(more), self.vectors.shape[1]))])
        self.vectors = np.hstack([own, scale * view])

    def _topic(self, texts: Sequence[Sequence[str]], counts: Counter[str]) -> sp.csr_matrix:
        """How many sentences two words share, as a logarithm."""
        most = COMMON * len(texts)
        pairs = [
            (place, self.rows[word])
            for place, words in enumerate(texts)
            for word in set(words)
            if word in self.rows and len(word) > 2 and counts[word] <= most
        ]
        places, columns = zip(*pairs, strict=True)
        shape = (len(texts), len(self.rows))
        present = sp.csr_matrix((np.ones(len(pairs)), (places, columns)), shape=shape)
        together = (present.T @ present).tocsr()
        together.setdiag(0)
        together.eliminate_zeros()
        together.data = np.log1p(together.data)
        return together

    def _near(self, texts: Sequence[Sequence[str]]) -> sp.csr_matrix:
        cells = [cell for words in texts for cell in self._neighbours(words)]
        rows, columns, weights = zip(*cells, strict=True)
        size = len(self.rows)
        near = sp.csr_matrix((weights, (rows, columns)), shape=(size, size))
        near.sum_duplicates()
        by_row = np.asarray(near.sum(1)).ravel()
        by_column = np.asarray(near.sum(0)).ravel() ** 0.75
        near = near.tocoo()
        expected = by_row[near.row] * by_column[near.col] / by_column.sum()
        information = np.log(near.data / expected)
        kept = information > 0
        return sp.csr_matrix((information[kept], (near.row[kept], near.col[kept])), shape=(size, size))

    def _neighbours(self, words: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        ids = [self.rows.get(word, -1) for word in words]
        for place, word in enumerate(ids):
            for other in range(max(0, place - WINDOW), min(len(ids), place + WINDOW + 1)):
                if other != place and word >= 0 and ids[other] >= 0:
                    yield word, ids[other], abs(place - other) ** -0.5


def _reduced(matrix: sp.csr_matrix, dimensions: int, seed: int) -> np.ndarray:
    size = min(dimensions, matrix.shape[0] - 1)
    left, strengths, _ = randomized_svd(matrix, size, n_iter=5, random_state=seed)
    rows: np.ndarray = left * strengths**0.5
    unit: np.ndarray = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    return unit
