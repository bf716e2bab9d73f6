"""How alike two texts are, by the embedder that the settings name: one measure for the site, `compare` and `rank`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quotes.embedding import embedder
from quotes.matching.alignment import Alignment, Vocabulary, align, align_with_all


def vocabulary(texts: Sequence[str]) -> Vocabulary | None:
    """The words of texts; None from an embedder that knows texts only as a whole."""
    of_words = getattr(embedder(), "word_vectors", None)
    return Vocabulary(*of_words(texts)) if of_words else None


def alignments(text: str, others: Sequence[str]) -> Sequence[Alignment | None]:
    """Of text with each of the others; None from an embedder that knows texts only as a whole."""
    known = vocabulary([text, *others])
    return align_with_all(known) if known else [None] * len(others)


@dataclass(frozen=True, slots=True)
class Likeness:
    """similarity: -1..1, a third the cosine of vectors, two thirds the alignment of words. weakest: as Alignment.weakest.

    From an embedder that knows texts only as a whole, similarity is the cosine, and weakest 1.
    """

    similarity: float
    weakest: float


def likenesses(pairs: Sequence[tuple[str, str]]) -> list[Likeness]:
    """Of each pair; cost: 0.25 ms a pair."""
    texts = [text for pair in pairs for text in pair]
    whole, known = embedder().embed(texts), vocabulary(texts)
    cosines = np.clip((whole[0::2] * whole[1::2]).sum(axis=1), -1, 1)
    if known is None:
        return [likeness(float(cosine), None) for cosine in cosines]
    aligned = [align(known.of(i), known.of(i + 1)) for i in range(0, len(texts), 2)]
    return [likeness(float(cosine), alignment) for cosine, alignment in zip(cosines, aligned, strict=True)]


def likeness(cosine: float, alignment: Alignment | None) -> Likeness:
    if alignment is None:
        return Likeness(cosine, 1.0)
    return Likeness((cosine + 2 * alignment.mean) / 3, alignment.weakest)
