"""The layers of the network, in NumPy: words in their context, each beside its like in the other text, and what that comes to.

After the enhanced sequential inference model (Chen et al. 2017), with windows of three words where that has a recurrent network. Both texts go
through the same weights, so their order does not matter. A pair of 2 x 22 words takes some 2.5 ms on one core.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quotes.matching.inference.pairs import Floats, TextInput
from quotes.matching.inference.weights import Weights

BLOCKS = 2  # before the texts are compared, and behind
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Scores:
    """What is read off a pair, in log-odds. conflict: that they cannot both be true. kinds: shape (KINDS,). a, b: that it turns on this word."""

    conflict: float
    kinds: Floats
    a: Floats
    b: Floats


def score_pair(a: TextInput, b: TextInput, weights: Weights) -> Scores:
    """Neither text may be without words."""
    mine, theirs = read_text(a, weights), read_text(b, weights)
    cosines = a.directions @ b.directions.T
    across = _attention(mine, theirs, cosines, weights)
    beside = _compared(mine, _softmax(across) @ theirs, cosines.max(axis=1), weights)
    beside_back = _compared(theirs, _softmax(across.T) @ mine, cosines.max(axis=0), weights)
    whole = _gelu(_linear(weights, "whole", _joined(beside, beside_back)))
    return Scores(
        conflict=float(_linear(weights, "conflict", whole)[0]),
        kinds=_linear(weights, "kind", whole),
        a=_linear(weights, "word", beside)[:, 0],
        b=_linear(weights, "word", beside_back)[:, 0],
    )


def read_text(text: TextInput, weights: Weights) -> Floats:
    """A row per word, in its context."""
    arrays = weights.arrays
    vectors = np.concatenate([np.float32(4) * text.directions, text.lengths[:, None]], axis=1)
    rows = _linear(weights, "vector", vectors)
    rows += arrays["mark"][text.marks] + arrays["match"][text.match] + arrays["language"][text.dutch]
    known = [(place, weights.own_rows.get(word.word)) for place, word in enumerate(text.words)]
    for place, row in known:
        if row is not None:
            rows[place] += arrays["own"][row]
    return _in_context(weights, "read", _normalised(weights, "vector.norm", rows))


def _attention(mine: Floats, theirs: Floats, cosines: Floats, weights: Weights) -> Floats:
    """How far each word of one text looks at each of the other, shape (words of a, words of b)."""
    (asked, told), (asked_back, told_back) = (
        (_linear(weights, "query", rows), _linear(weights, "key", rows)) for rows in (mine, theirs)
    )
    width = np.float32(mine.shape[1] ** 0.5)
    found: Floats = (asked @ told_back.T + told @ asked_back.T) / width + weights.arrays["nearness"] * cosines
    return found


def _compared(rows: Floats, like: Floats, nearest: Floats, weights: Weights) -> Floats:
    """Each word beside its like."""
    both = np.concatenate([rows, like, rows - like, rows * like, nearest[:, None]], axis=1)
    beside = _normalised(weights, "compare.norm", _gelu(_linear(weights, "compare", both)))
    return _in_context(weights, "compared", beside)


def _joined(beside: Floats, beside_back: Floats) -> Floats:
    means, most = ([rows.mean(axis=0), rows.max(axis=0)] for rows in (beside, beside_back))
    (mean, peak), (mean_back, peak_back) = means, most
    parts = [
        mean + mean_back,
        np.abs(mean - mean_back),
        np.maximum(peak, peak_back),
        np.abs(peak - peak_back),
    ]
    return np.concatenate(parts)


def _in_context(weights: Weights, name: str, rows: Floats) -> Floats:
    """Each row with those before and behind it, layer by layer."""
    for block in range(BLOCKS):
        edged = np.pad(rows, ((1, 1), (0, 0)))
        window = np.concatenate([edged[:-2], rows, edged[2:]], axis=1)
        rows = _normalised(
            weights, f"{name}.{block}.norm", rows + _gelu(_linear(weights, f"{name}.{block}", window))
        )
    return rows


def _linear(weights: Weights, name: str, rows: Floats) -> Floats:
    found: Floats = rows @ weights.arrays[f"{name}.weight"].T + weights.arrays[f"{name}.bias"]
    return found


def _normalised(weights: Weights, name: str, rows: Floats) -> Floats:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPSILON)
    found: Floats = centred / spread * weights.arrays[f"{name}.weight"] + weights.arrays[f"{name}.bias"]
    return found


def _softmax(rows: Floats) -> Floats:
    found = np.exp(rows - rows.max(axis=1, keepdims=True))
    shared: Floats = found / found.sum(axis=1, keepdims=True)
    return shared


def _gelu(rows: Floats) -> Floats:
    """By its tanh approximation (Hendrycks and Gimpel 2016)."""
    inner = np.float32(0.7978845608) * (rows + np.float32(0.044715) * rows * rows * rows)
    found: Floats = np.float32(0.5) * rows * (1 + np.tanh(inner))
    return found
