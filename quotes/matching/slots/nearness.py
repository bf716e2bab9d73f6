"""How near two words or names lie, as the vectors of the shipped embedder tell: what a translation is told by."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from quotes.language.static_embedder import StaticEmbedder

# Of 47 names that are spelled differently in the two languages (Perzisch, Persian; Hooggerechtshof, Supreme Court) 45 pass; of 35 pairs
# such as Toyota and Volkswagen none but countries, which have a list of their own.
_TRANSLATED, _SOUNDING_ALIKE, _SPELLED_ALIKE = 0.58, 0.42, 0.5


@lru_cache(maxsize=10_000)
def cosine(one: str, other: str) -> float:
    """Of two texts, folded."""
    a, b = _embedder().embed([one, other])
    return float(a @ b)


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """A row per text, folded, of length 1."""
    return _embedder().embed(texts)


def is_word(word: str) -> bool:
    """Whether the table has it; names and rare words it spells by their pieces."""
    return word in _embedder().table


def may_be_translations(one: str, other: str) -> bool:
    """Whether a name in one language may be that in the other: Maan and Moon, Bakoe and Baku."""
    near = cosine(one, other)
    if near >= _TRANSLATED:
        return True
    return near >= _SOUNDING_ALIKE and SequenceMatcher(None, one, other).ratio() >= _SPELLED_ALIKE


@cache
def _embedder() -> StaticEmbedder:
    """The shipped one, whichever the site uses: it knows both languages word by word."""
    return StaticEmbedder()
