"""The word and letter n-grams of a sentence, as the model counts them.

A word's own n-grams depend on nothing but the word, so the model sums their weights once per word. Each sentence is scaled by the
root of its length, each word's letters by the root of their number: near the usual cosine length, and still a plain sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SIZES = (2, 3, 4, 5)
LONGEST = 40
_DIGIT = re.compile(r"\d")


def fold(lower: str) -> str:
    """Digits become zeros, so that figures of one length are one word; addresses are all one word."""
    if lower[0] == "@":
        return "@"
    if lower.startswith(("http://", "https://")):
        return "http"
    return _DIGIT.sub("0", lower[:LONGEST])


def word_ngrams(folded: str) -> Iterator[tuple[str, float]]:
    """Yield the n-grams of one folded word with their share: the word itself, and its letters between edges."""
    yield folded, 1.0
    edged = f"<{folded}>"
    pieces = [edged[i : i + size] for size in SIZES for i in range(len(edged) - size + 1)]
    share = len(pieces) ** -0.5
    for piece in pieces:
        yield f"~{piece}", share


def bigram(one: str, other: str) -> str:
    return f"{one} {other}"
