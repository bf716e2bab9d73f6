"""Vectors of texts, so that like texts lie near each other.

LexicalHashEmbedder knows only letters: words and their pieces, hashed. It stands until a trained embedder takes its place,
under its own version name, in the same column.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from quotes.language.normalise import words

DIMENSION = 256
STOP_WORD_WEIGHT = 0.15
_PIECE_WEIGHT = 0.35
_STOP_WORDS = frozenset(
    """de het een en van in op te dat die is zijn was voor met niet aan er om ook als maar bij of uit nog dan door naar over
    heeft hebben had hij ze zij we wij ik je u hun haar hem dit deze worden wordt werd zal zou kan moet tot al wel geen zo
    the a an and of to that is are was were for with not on it as but by or from be has have had he she they we i you his her
    their this these will would can at which who""".split()  # noqa: SIM905, read as running text
)


class LexicalHashEmbedder:
    """Signed feature hashing of folded words and their pieces of three to five characters."""

    version = "lexical-hash-v0"
    dimension = DIMENSION

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row per text, shape (n, 256), L2-normalised; a text without words gives a row of zeros."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for word, count in Counter(words(text)).items():
                positions, weights = _features(word)
                vectors[row, positions] += weights * np.float32(1.0 + log(count))
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        normalised: NDArray[np.float32] = np.divide(vectors, norms, out=vectors, where=norms > 0)
        return normalised


@lru_cache(maxsize=100_000)
def _features(word: str) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Where a word falls in a vector, each position once, and with what weight."""
    scale = STOP_WORD_WEIGHT if word in _STOP_WORDS else 1.0
    total: dict[int, float] = {}
    for feature, weight in _weighted(word):
        code = zlib.crc32(feature.encode("utf-8", "replace"))
        sign = 1.0 if code & 0x8000_0000 else -1.0
        position = code % DIMENSION
        total[position] = total.get(position, 0.0) + sign * weight * scale
    return np.fromiter(total, dtype=np.intp), np.fromiter(total.values(), dtype=np.float32)


def _weighted(word: str) -> Iterator[tuple[str, float]]:
    yield word, 1.0
    edged = f"<{word[:60]}>"
    pieces = [edged[i : i + size] for size in (3, 4, 5) for i in range(len(edged) - size + 1)]
    # All pieces together weigh the same in a long word as in a short one.
    for piece in pieces:
        yield piece, _PIECE_WEIGHT / len(pieces) ** 0.5
