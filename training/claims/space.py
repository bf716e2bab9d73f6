"""Sentences as rows of a matrix: factors, prior, n-grams and word vectors, each at its scale; and a fitted row back to plain weights."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import scipy.sparse as sp

from quotes.claims.features import read_features
from quotes.claims.ngrams import bigram, word_ngrams
from quotes.claims.reading import Piece, TextReading
from training.claims.prior import PRIOR
from training.claims.vectors import WordVectors

FACTOR, PRIOR_SCALE, NGRAM = 0.4, 1.0, 0.3
WORD_SEEN, LETTERS_SEEN = 2, 3  # sentences at least
Parts = tuple[list[str], dict[str, float], Counter[str], int]


@dataclass(frozen=True, slots=True)
class Plain:
    """Weights as the program uses them. ngrams: by n-gram, a row per head. factors: by name, likewise."""

    ngrams: dict[str, np.ndarray]
    factors: dict[str, np.ndarray]


class Space:
    """Learns from sentences which factors and n-grams there are; labels play no part."""

    def __init__(self, sentences: Sequence[str], language: str, vectors: WordVectors) -> None:
        self.language = language
        self.vectors = vectors
        parts = [self._parts(sentence) for sentence in sentences]
        seen = Counter(ngram for _, ngrams, _, _ in parts for ngram in ngrams)
        kept = sorted(g for g, count in seen.items() if count >= (LETTERS_SEEN if g[0] == "~" else WORD_SEEN))
        self.ngrams = {ngram: column for column, ngram in enumerate(kept)}
        counts = np.array([seen[ngram] for ngram in kept])
        self.rarity = np.log((1 + len(parts)) / (1 + counts)) + 1
        self.counts = Counter(name for names, _, _, _ in parts for name in names)
        self.factors = sorted(self.counts)
        self.prior = np.array([PRIOR.get(name, 0.0) for name in self.factors])

    def rows(self, sentences: Sequence[str]) -> sp.csr_matrix:
        """Return a row per sentence: factors, prior, n-grams, vectors."""
        parts = [self._parts(sentence) for sentence in sentences]
        factors = self._factors(parts)
        blocks = [
            sp.csr_matrix(FACTOR * factors),
            sp.csr_matrix(PRIOR_SCALE * (factors @ self.prior)[:, None]),
            NGRAM * (self._counts(parts) @ sp.diags(self.rarity)),
            sp.csr_matrix(self._vectors(parts)),
        ]
        matrix = sp.hstack(blocks).tocsr()
        matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
        return matrix

    def scale(self, factors: float) -> np.ndarray:
        """What to multiply the columns of rows() by, so that the factors and their prior weigh so much beside the rest."""
        scale = np.ones(len(self.factors) + 1 + len(self.ngrams) + self.vectors.vectors.shape[1])
        scale[: len(self.factors) + 1] = factors
        return scale

    def plain(self, coefficients: np.ndarray) -> Plain:
        """coefficients: heads x columns of rows(). The scales and the vectors are folded into the weights."""
        names, ngrams = len(self.factors), len(self.ngrams)
        factors = (
            FACTOR * coefficients[:, :names] + PRIOR_SCALE * coefficients[:, names : names + 1] * self.prior
        )
        start = names + 1
        weights = NGRAM * coefficients[:, start : start + ngrams] * self.rarity
        table = {ngram: weights[:, column].copy() for ngram, column in self.ngrams.items()}
        lent = self.vectors.vectors @ coefficients[:, start + ngrams :].T
        for word, row in self.vectors.rows.items():
            table[word] = table[word] + lent[row] if word in table else lent[row]
        return Plain(table, {name: factors[:, row] for row, name in enumerate(self.factors)})

    def _parts(self, sentence: str) -> Parts:
        """Factors, n-grams with their shares, words with their counts, and the number of words."""
        reading = TextReading(sentence, self.language)
        seen = read_features(reading, Piece(0, len(sentence)))
        folded = [word.folded for word in reading.readings]
        ngrams: dict[str, float] = defaultdict(float)
        for word in folded:
            for ngram, share in word_ngrams(word):
                ngrams[ngram] += share
        for one, other in pairwise(folded):
            ngrams[bigram(one, other)] += 1
        return list(seen), ngrams, Counter(folded), max(1, len(folded))

    def _factors(self, parts: Sequence[Parts]) -> np.ndarray:
        columns = {name: column for column, name in enumerate(self.factors)}
        matrix = np.zeros((len(parts), len(columns)))
        for row, (names, _, _, _) in enumerate(parts):
            matrix[row, [columns[name] for name in names if name in columns]] = 1.0
        return matrix

    def _counts(self, parts: Sequence[Parts]) -> sp.csr_matrix:
        cells = [
            (row, self.ngrams[ngram], share * length**-0.5)
            for row, (_, ngrams, _, length) in enumerate(parts)
            for ngram, share in ngrams.items()
            if ngram in self.ngrams
        ]
        rows, columns, values = zip(*cells, strict=True)
        return sp.csr_matrix((values, (rows, columns)), shape=(len(parts), len(self.ngrams)))

    def _vectors(self, parts: Sequence[Parts]) -> np.ndarray:
        matrix = np.zeros((len(parts), self.vectors.vectors.shape[1]))
        for row, (_, _, words, length) in enumerate(parts):
            for word, count in words.items():
                if word in self.vectors.rows:
                    matrix[row] += count * self.vectors.vectors[self.vectors.rows[word]]
            matrix[row] *= length**-0.5
        return matrix
