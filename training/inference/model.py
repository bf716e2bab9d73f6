"""The network as it is trained: the layers of `quotes.matching.inference.network`, in torch, many pairs at a time."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, pad

from quotes.matching.inference.network import BLOCKS
from quotes.matching.inference.verdict import KINDS
from training.inference.batches import Batch, TextBatch, Words

WIDTH, DROPPED = 192, 0.2
MARKS, MATCHES, LANGUAGES = 16, 6, 2
DIMENSION = 256


class InContext(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """Each row with those before and behind it, layer by layer."""

    def __init__(self) -> None:
        super().__init__()
        self.windows = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in range(BLOCKS))
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(BLOCKS))

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        for window, norm in zip(self.windows, self.norms, strict=True):
            kept = rows * mask
            before, behind = pad(kept, (0, 0, 1, 0))[:, :-1], pad(kept, (0, 0, 0, 1))[:, 1:]
            rows = norm(rows + gelu(window(torch.cat([before, kept, behind], dim=2))))
        return rows


class Network(nn.Module):  # type: ignore[misc]
    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        own = words.own
        self.vector, self.vector_norm = nn.Linear(DIMENSION + 1, WIDTH), nn.LayerNorm(WIDTH)
        self.own = nn.Embedding(own + 1, WIDTH, padding_idx=own)
        self.mark, self.match = nn.Embedding(MARKS, WIDTH), nn.Embedding(MATCHES, WIDTH)
        self.language = nn.Embedding(LANGUAGES, WIDTH)
        for table, spread in ((self.own, 0.02), (self.mark, 0.05), (self.match, 0.05), (self.language, 0.05)):
            nn.init.normal_(table.weight, std=spread)
        with torch.no_grad():
            self.own.weight[own] = 0
        self.read, self.compared = InContext(), InContext()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.nearness = nn.Parameter(torch.tensor(8.0))
        self.compare, self.compare_norm = nn.Linear(4 * WIDTH + 1, WIDTH), nn.LayerNorm(WIDTH)
        self.whole = nn.Linear(4 * WIDTH, WIDTH)
        self.conflict, self.kind = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, len(KINDS))
        self.word = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor]]:
        """Log-odds: of a conflict (n,), of kinds (n, KINDS), of the words of a and of b (n, words)."""
        mine, theirs = self._read(batch.a), self._read(batch.b)
        cosines, both = batch.cosines, batch.both
        scores = self.query(mine) @ self.key(theirs).transpose(1, 2)
        scores = scores + self.key(mine) @ self.query(theirs).transpose(1, 2)
        across = (scores / WIDTH**0.5 + self.nearness * cosines).masked_fill(~both, -1e4)
        near = cosines.masked_fill(~both, -1)
        beside = self._compared(mine, across.softmax(dim=2) @ theirs, near.max(dim=2).values, batch.a)
        back = self._compared(
            theirs, across.softmax(dim=1).transpose(1, 2) @ mine, near.max(dim=1).values, batch.b
        )
        whole = self.drop(gelu(self.whole(self.drop(_joined(beside, back, batch)))))
        words = (self.word(beside).squeeze(2), self.word(back).squeeze(2))
        return self.conflict(whole).squeeze(1), self.kind(whole), words

    def _read(self, text: TextBatch) -> Tensor:
        rows = self.vector(torch.cat([4 * self.words.units[text.ids], self.words.lengths[text.ids]], dim=2))
        rows = rows + self.own(text.ids.clamp(max=self.words.own))
        rows = rows + self.mark(text.marks) + self.match(text.match) + self.language(text.dutch)
        found: Tensor = self.read(self.drop(self.vector_norm(rows)), text.mask.unsqueeze(2))
        return found

    def _compared(self, rows: Tensor, like: Tensor, nearest: Tensor, text: TextBatch) -> Tensor:
        both = torch.cat([rows, like, rows - like, rows * like, nearest.unsqueeze(2)], dim=2)
        beside = self.compare_norm(self.drop(gelu(self.compare(both))))
        found: Tensor = self.compared(beside, text.mask.unsqueeze(2))
        return found


def _joined(beside: Tensor, back: Tensor, batch: Batch) -> Tensor:
    (mean, peak), (mean_back, peak_back) = (
        _summed(rows, text) for rows, text in ((beside, batch.a), (back, batch.b))
    )
    parts = [
        mean + mean_back,
        (mean - mean_back).abs(),
        torch.maximum(peak, peak_back),
        (peak - peak_back).abs(),
    ]
    return torch.cat(parts, dim=1)


def _summed(rows: Tensor, text: TextBatch) -> tuple[Tensor, Tensor]:
    mask = text.mask.unsqueeze(2)
    mean = (rows * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)
    return mean, (rows + (mask - 1) * 1e4).max(dim=1).values
