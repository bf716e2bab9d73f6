"""The student: a text is the sum of its words; a word that of its own row and its pieces' rows, these together as long as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from torch.nn import functional

from quotes.language.word_pieces import BUCKETS, pieces, tokens

DIMENSION = 256


class Lexicon:
    """Every distinct token of the training texts: its row in the word table, if it has one, and those of its pieces.

    Rows 0..len(table)-1 are words, then come BUCKETS rows of pieces.
    """

    def __init__(self, texts: Sequence[str], most_words: int) -> None:
        counts = Counter(token for text in texts for token in set(tokens(text)))
        # A word seen once in its life is told as well by its pieces.
        ranked = sorted(counts, key=lambda token: (-counts[token], token))
        self.table = {token: row for row, token in enumerate(ranked[:most_words])}
        self.number: dict[str, int] = {}
        self.rows: list[NDArray[np.int64]] = []
        self.weights: list[NDArray[np.float32]] = []

    def ids(self, text: str) -> list[int]:
        return [self._id(token) for token in tokens(text)]

    def _id(self, token: str) -> int:
        known = self.number.get(token)
        if known is not None:
            return known
        parts = pieces(token)
        rows = [len(self.table) + part for part in parts]
        weights = [max(len(parts), 1) ** -0.5] * len(parts)
        if token in self.table:
            rows.append(self.table[token])
            weights.append(1.0)
        self.rows.append(np.array(rows, dtype=np.int64))
        self.weights.append(np.array(weights, dtype=np.float32))
        self.number[token] = len(self.number)
        return self.number[token]


@dataclass(frozen=True, slots=True)
class Texts:
    """Token numbers of many texts, flat; text i is flat[offsets[i]:offsets[i + 1]]."""

    flat: NDArray[np.int64]
    offsets: NDArray[np.int64]

    @classmethod
    def read(cls, texts: Sequence[str], lexicon: Lexicon) -> Texts:
        ids = [lexicon.ids(text) for text in texts]
        lengths = np.array([0, *map(len, ids)])
        return cls(np.array([one for text in ids for one in text], dtype=np.int64), lengths.cumsum())

    def take(self, chosen: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(token numbers, text number of each) of the chosen texts."""
        starts, ends = self.offsets[chosen], self.offsets[chosen + 1]
        flat = np.concatenate([self.flat[a:b] for a, b in zip(starts, ends, strict=True)])
        return flat, np.repeat(np.arange(len(chosen)), ends - starts)


class Student:
    """The rows to be learnt. Only those that a step touches are moved."""

    def __init__(self, lexicon: Lexicon, seed: int) -> None:
        self.lexicon = lexicon
        start = torch.Generator().manual_seed(seed)
        self.rows = torch.empty(len(lexicon.table) + BUCKETS, DIMENSION).normal_(std=0.1, generator=start)
        self.square = torch.zeros(len(self.rows))  # mean square of each row's slopes
        self.touched = torch.zeros(len(self.rows))

    def forward(self, flat: NDArray[np.int64], text: NDArray[np.int64], count: int) -> Pass:
        """Vectors of texts whose token numbers are flat, text[i] the text of flat[i]."""
        tokens_used, token = np.unique(flat, return_inverse=True)
        rows = [self.lexicon.rows[number] for number in tokens_used]
        weights = np.concatenate([self.lexicon.weights[number] for number in tokens_used])
        rows_used, row = np.unique(np.concatenate(rows), return_inverse=True)
        spelled = sparse(
            weights,
            np.repeat(np.arange(len(rows)), [len(one) for one in rows]),
            row,
            (len(rows), len(rows_used)),
        )
        said = sparse(np.ones(len(flat), dtype=np.float32), text, token, (count, len(rows)))
        used = torch.from_numpy(rows_used)
        leaf = self.rows[used].requires_grad_()
        return Pass(used, leaf, functional.normalize(said @ (spelled @ leaf), dim=1))

    def update(self, made: Pass, rate: float, memory: float = 0.98) -> None:
        """One step on the rows of a pass whose loss has been taken backwards.

        RMSProp with one mean square a row (as row-wise Adagrad of recommender systems), corrected for its start as Adam's is:
        an eighth of Adam's time, for rows are many and each is touched now and then.
        """
        assert made.leaf.grad is not None
        slope, used = made.leaf.grad, made.rows
        self.touched[used] += 1
        square = memory * self.square[used] + (1 - memory) * slope.square().mean(1)
        self.square[used] = square
        spread = (square / (1 - memory ** self.touched[used])).sqrt() + 1e-10
        self.rows.index_add_(0, used, slope.div_(spread[:, None]), alpha=-rate)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        made = []
        for start in range(0, len(texts), 2000):
            some = Texts.read(texts[start : start + 2000], self.lexicon)
            count = len(some.offsets) - 1
            made.append(self.forward(*some.take(np.arange(count)), count).vectors.detach().numpy())
        return np.concatenate(made)


@dataclass(frozen=True, slots=True)
class Pass:
    """rows: numbers of the rows used; leaf: these rows, to be differentiated; vectors: of the texts, length 1."""

    rows: torch.Tensor
    leaf: torch.Tensor
    vectors: torch.Tensor


def sparse(
    values: NDArray[np.float32], row: NDArray[np.int64], column: NDArray[np.int64], shape: tuple[int, int]
) -> torch.Tensor:
    matrix = csr_matrix((values, (row, column)), shape=shape)
    return torch.sparse_csr_tensor(
        torch.from_numpy(matrix.indptr.astype(np.int64)),
        torch.from_numpy(matrix.indices.astype(np.int64)),
        torch.from_numpy(matrix.data),
        size=shape,
    )
