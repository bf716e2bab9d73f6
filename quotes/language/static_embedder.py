"""Vectors of Dutch and English texts from one table of words and pieces of words: no network, no model to run.

The table is a student of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), trained so that a Dutch text lies where
the teacher puts its English translation (Reimers and Gurevych 2020). `training/embedder` makes it; `vectors/README.md` is its
model card.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quotes.language.word_pieces import BUCKETS, pieces, tokens

FOLDER = Path(__file__).parent / "vectors"
_WORDS_ALIGNED = 200  # of one text
# What a word tells, by how rare it is: from 0.1 for de and the to that of a word which is not in the table.
MOST_WEIGHT, NUMBER_WEIGHT = 4.5, 3.7
_TOKENS_READ = 5_000  # of one text; what follows does not change what it is about


def _aligned_words(text: str) -> list[str]:
    """The distinct words of a text, the first of them."""
    return list(dict.fromkeys(tokens(text)))[:_WORDS_ALIGNED]


@cache
def _rows_of_words(folder: Path) -> dict[str, int]:
    """Where each word stands in the table; read once, whoever asks."""
    return {word: row for row, word in enumerate((folder / "words.txt").read_text("utf-8").splitlines())}


class StaticEmbedder:
    """The shipped embedder: 6,000 to 20,000 sentences a second on one core, the more of its words it met lately; 50 MB that workers share."""

    dimension = 256

    def __init__(self, folder: Path = FOLDER) -> None:
        self.version = (folder / "version.txt").read_text(encoding="utf-8").strip()
        self.table = _rows_of_words(folder)
        # Mapped, not read: the processes of a machine hold one copy, and only the rows that are asked for.
        self.rows: NDArray[np.int8] = np.load(folder / "rows.npy", mmap_mode="r")
        self.scales: NDArray[np.float32] = np.load(folder / "scales.npy").astype(np.float32)
        self.weights: NDArray[np.float32] = np.load(folder / "weights.npy").astype(np.float32)
        self.known_vector = lru_cache(maxsize=20_000)(
            self.word_vector
        )  # what was met lately is not put together again

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row per text, shape (n, 256), L2-normalised; a text without words gives a row of zeros."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for token in tokens(text)[:_TOKENS_READ]:
                vectors[row] += self.known_vector(token)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        normalised: NDArray[np.float32] = np.divide(vectors, norms, out=vectors, where=norms > 0)
        return normalised

    def word_vectors(
        self, texts: Sequence[str]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], list[NDArray[np.intp]]]:
        """The words of texts, each once: directions of length 1, shape (n, 256); weights, shape (n,), 0.1..4.5; and which each text has."""
        rows: dict[str, int] = {}
        has = [
            np.array([rows.setdefault(word, len(rows)) for word in _aligned_words(text)], dtype=np.intp)
            for text in texts
        ]
        vectors = np.zeros((len(rows), self.dimension), dtype=np.float32)
        for token, row in rows.items():
            vectors[row] = self.known_vector(token)
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-6))
        return vectors / lengths, np.array([self._weight_of(token) for token in rows], dtype=np.float32), has

    def _weight_of(self, token: str) -> float:
        row = self.table.get(token)
        if row is not None:
            return float(self.weights[row])
        return NUMBER_WEIGHT if token[0].isdigit() else MOST_WEIGHT

    def word_vector(self, token: str) -> NDArray[np.float32]:
        """What one word adds to its text, shape (256,): its own row, if it has one, and its pieces' rows, together as long as one."""
        found = np.zeros(self.dimension, dtype=np.float32)
        parts = np.array(pieces(token), dtype=np.intp) + (len(self.rows) - BUCKETS)
        if len(parts):
            found += self.scales[parts] @ self.rows[parts].astype(np.float32) / np.float32(len(parts) ** 0.5)
        if token in self.table:
            row = self.table[token]
            found += self.scales[row] * self.rows[row]
        return found
