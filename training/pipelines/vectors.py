"""Make the table of word vectors that a pipeline is trained with.

Two halves: what a word means, from the shipped embedder's table, and how it is
used, from the words one and two places before and behind it in all texts that we may read (positive pointwise mutual
information, cut down by singular values: Levy, Goldberg and Dagan 2015; places kept apart as in Ling et al. 2015).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
import wordfreq
from numpy.typing import NDArray
from scipy.sparse.linalg import svds

from quotes.language.static_embedder import StaticEmbedder
from quotes.language.word_vectors import WordVectors
from training.pipelines.texts import sentences

WORDS = 30_000
CONTEXTS = 4_000  # words that tell by standing near; the rest count as one
PLACES = (-2, -1, 1, 2)
SMOOTHING = 0.75
MEANING, USE = 64, 64
DOUBT = 10  # a word met so often says half of what a common one says about its use


def build(language: str, data: Path, folder: Path) -> None:
    """Write the table of "nl" or "en" where quotes/language/word_vectors.py reads it; half a minute or two."""
    read = list(sentences(language, data))
    words = choose(language, read)
    save(folder, words, np.hstack([meaning(words), use(words, read)]))


def choose(language: str, read: list[list[str]]) -> list[str]:
    """The words that get a row: the commonest by what was read and by wordfreq, each taken in turn."""
    seen = Counter(word for sentence in read for word in sentence)
    common = wordfreq.top_n_list(language, 2 * WORDS)
    score = {word: count for word, count in seen.items() if count >= 2}
    total = sum(seen.values())
    for word in common:
        score[word] = score.get(word, 0) + total * wordfreq.word_frequency(word, language)
    kept = sorted(score, key=lambda word: (-score[word], word))
    return [word for word in kept if not any(letter.isspace() for letter in word)][:WORDS]


def meaning(words: list[str]) -> NDArray[np.float32]:
    """The embedder's vectors of the words, cut down to MEANING dimensions, each of length 1; zeros for what it reads as no word."""
    full = StaticEmbedder().embed(words)
    centred = full - full[np.any(full, axis=1)].mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    return _of_length_one(np.where(np.any(full, axis=1, keepdims=True), centred, 0) @ axes[:MEANING].T)


def use(words: list[str], read: list[list[str]]) -> NDArray[np.float32]:
    """What stands around each word, cut down to USE dimensions; length 1 for a common word, 0 for one that no text had."""
    counts = _neighbours(words, read)
    total = counts.sum()
    by_word = np.asarray(counts.sum(axis=1)).ravel()
    by_context = np.asarray(counts.sum(axis=0)).ravel() ** SMOOTHING
    by_context /= by_context.sum()
    table = counts.tocoo()
    surprise = np.log(table.data / total) - np.log(by_word[table.row] / total * by_context[table.col])
    positive = sp.csr_matrix(
        (np.maximum(surprise, 0).astype(np.float32), (table.row, table.col)), shape=counts.shape
    )
    left, strength, _ = svds(positive, k=USE, random_state=0)
    order = np.argsort(-strength)
    rows = _of_length_one((left[:, order] * np.sqrt(strength[order])).astype(np.float32))
    met = by_word[:, None] / len(PLACES)
    return (rows * met / (met + DOUBT)).astype(np.float32)


def _neighbours(words: list[str], read: list[list[str]]) -> sp.csr_matrix:
    """How often each context word stands at each place by each word: shape (words, places * (CONTEXTS + 2))."""
    row_of = {word: row for row, word in enumerate(words)}
    edge, other = CONTEXTS, CONTEXTS + 1
    centres: list[int] = []
    columns: list[int] = []
    for sentence in read:
        rows = [row_of.get(word, -1) for word in sentence]
        contexts = [row if 0 <= row < CONTEXTS else other for row in rows]
        for at, row in enumerate(rows):
            if row >= 0:
                for turn, place in enumerate(PLACES):
                    inside = 0 <= at + place < len(rows)
                    centres.append(row)
                    columns.append(turn * (CONTEXTS + 2) + (contexts[at + place] if inside else edge))
    ones = np.ones(len(centres), np.float32)
    return sp.csr_matrix((ones, (centres, columns)), shape=(len(words), len(PLACES) * (CONTEXTS + 2)))


def _of_length_one(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    shortened: NDArray[np.float32] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return shortened


def save(folder: Path, words: list[str], vectors: NDArray[np.float32]) -> None:
    """Write the table to a folder, a byte a value."""
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-6) / 127
    rows = np.round(vectors / scales[:, None]).astype(np.int8)
    table = WordVectors(None)
    table.fill(words, rows, scales)
    folder.mkdir(parents=True, exist_ok=True)
    table.to_disk(folder)
