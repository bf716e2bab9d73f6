"""What a static embedder looks a text up by: its folded words, and the pieces that they are spelled with.

Training and run time both read texts through here, so they cannot part.
"""

from __future__ import annotations

import zlib

from quotes.language.normalise import readable, words

BUCKETS = 131_072
SIZES = (3, 4, 5, 6)
_LONGEST = 40  # characters of a word that count; longer ones are addresses and noise


def tokens(text: str) -> list[str]:
    """The folded words of a text in order, numbers written alike."""
    return words(readable(text))


def pieces(word: str) -> list[int]:
    """The bucket, 0..BUCKETS-1, of each run of 3 to 6 characters of a word, its edges marked."""
    edged = f"<{word[:_LONGEST]}>"
    return [
        zlib.crc32(edged[start : start + size].encode("utf-8", "replace")) % BUCKETS
        for size in SIZES
        for start in range(len(edged) - size + 1)
    ]
