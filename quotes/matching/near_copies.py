"""Near copies: one story as several papers print it, under another headline, cut to size, or with a paragraph of their own.

MinHash over runs of three words (Broder 1997), cut into bands so that the database finds who may be alike by equal numbers
(locality-sensitive hashing); what it finds is then compared whole. Decision 7 has the measurements.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from rensa import RMinHash

# What two articles must share of all their runs of words. Cut to half, a copy keeps .39 to .53; two stories share .02 at most.
LEAST_RESEMBLANCE = 0.35
RUN = 3
# Shorter texts resemble each other by chance.
LEAST_RUNS = 20
BANDS, ROWS = 40, 3
# Only for the hashes: another seed makes other bands, and all stored ones useless.
SEED = 1997
# Read of an article: more does not tell stories apart any better.
MOST_CHARACTERS = 50_000

_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> frozenset[str]:
    """The runs of RUN words in text, case folded."""
    found = _WORD.findall(text[:MOST_CHARACTERS].casefold())
    return frozenset(" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def band_keys(of: Iterable[str]) -> list[int]:
    """BANDS numbers of 64 bits, signed; two articles that share one may be near copies. [] for a text too short to say.

    Of two articles with resemblance .4 a share of .93 has a number in common, at .5 .995; at .02 one in three thousand.
    """
    found = sorted(of)
    if len(found) < LEAST_RUNS:
        return []
    hashes = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    hashes.update(found)
    values = hashes.digest()
    return [_key(band, values[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def _key(band: int, values: list[int]) -> int:
    packed = b"".join(value.to_bytes(8, "little") for value in (band, *values))
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "little", signed=True)


def resemblance(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of runs that both have of all that either has, 0..1 (Jaccard)."""
    return len(a & b) / len(a | b) if a or b else 0.0
