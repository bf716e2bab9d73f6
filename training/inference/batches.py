"""Examples as tensors, as `quotes.matching.inference.pairs` reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from quotes.language.static_embedder import StaticEmbedder
from quotes.matching.inference.pairs import NEAR, NO_NEAR_WORD, SAME_WORD, Word, directions
from training.inference.texts import Example, Text


@dataclass(frozen=True, slots=True)
class TextBatch:
    """One text of each pair, each of shape (n, words). mask: 0 behind a text's end. turns: 0 or 1, -1 unknown."""

    ids: Tensor
    mask: Tensor
    marks: Tensor
    match: Tensor
    dutch: Tensor
    turns: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """cosines: shape (n, words of a, words of b). both: where both have a word."""

    a: TextBatch
    b: TextBatch
    cosines: Tensor
    both: Tensor


class Words:
    """Every word of the training texts with its vector. The commonest of the texts whose words count come first: own of them get a row each."""

    def __init__(self, counted: Iterable[Text], others: Iterable[Text], own: int) -> None:
        counts = Counter(word for text in counted for word in text.words)
        listed = dict.fromkeys(word for word, _ in counts.most_common())
        listed |= dict.fromkeys(word for text in others for word in text.words)
        self.words = list(listed)
        self.own = min(own, len(counts))
        self.ids = {word: number for number, word in enumerate(self.words)}
        embedder = StaticEmbedder()
        units, lengths = directions(embedder, [Word(word, 0, ()) for word in self.words])
        self.units, self.lengths = torch.tensor(units), torch.tensor(lengths[:, None])

    def batch(self, examples: Sequence[Example]) -> Batch:
        a, b = (self._texts([getattr(each, side) for each in examples]) for side in ("a", "b"))
        both = (a.mask.unsqueeze(2) * b.mask.unsqueeze(1)) > 0
        cosines = torch.bmm(self.units[a.ids], self.units[b.ids].transpose(1, 2))
        shared = (a.ids.unsqueeze(2) == b.ids.unsqueeze(1)) & both
        near = cosines.masked_fill(~both, -1)
        matched = (_matches(near.max(dim=axis).values, shared.any(dim=axis)) for axis in (2, 1))
        a, b = (
            replace(side, match=match * side.mask.long()) for side, match in zip((a, b), matched, strict=True)
        )
        return Batch(a, b, cosines, both)

    def _texts(self, texts: Sequence[Text]) -> TextBatch:
        shape = (len(texts), max(1, max(len(text.words) for text in texts)))
        ids, marks, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
        turns = np.full(shape, -1, dtype=np.int64)
        for row, text in enumerate(texts):
            end = len(text.words)
            ids[row, :end] = [self.ids[word] for word in text.words]
            marks[row, :end], mask[row, :end] = text.marks, 1
            if text.turns is not None:
                turns[row, :end] = text.turns
        dutch = np.array([[text.language == "nl"] for text in texts], dtype=np.int64).repeat(shape[1], axis=1)
        return TextBatch(
            ids=torch.from_numpy(ids),
            mask=torch.from_numpy(mask).float(),
            marks=torch.from_numpy(marks),
            match=torch.zeros(shape, dtype=torch.int64),
            dutch=torch.from_numpy(dutch),
            turns=torch.from_numpy(turns).float(),
        )


def _matches(nearest: Tensor, shared: Tensor) -> Tensor:
    """How near the nearest word of the other text lies, 1..5."""
    found = NO_NEAR_WORD + sum((nearest > step).long() for step in NEAR)
    return torch.where(shared, torch.full_like(found, SAME_WORD), found)
