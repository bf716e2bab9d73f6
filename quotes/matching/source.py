"""Which of several fuller wordings a short one was made from: the quote in the text behind the quote in the headline."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.matching.compare import content_words
from quotes.matching.slots import Side

# Share of the content words of the short one that its source must have. Half: a headline of two words may keep one.
LEAST_SHARED = 0.5


def find_source(short: Side, among: Sequence[Side]) -> int | None:
    """Return the place in among of the wording that holds most of short's content words, the first of equals; None below half.

    Another named speaker is no source; a side without a name may be.
    """
    wanted = {stem for stem, _ in content_words(short)}
    shares = [_share(wanted, short, side) for side in among]
    best = max(shares, default=0.0)
    return shares.index(best) if wanted and best >= LEAST_SHARED else None


def _share(wanted: set[str], short: Side, side: Side) -> float:
    if side.language != short.language or (short.speaker and side.speaker and short.speaker != side.speaker):
        return 0.0
    found = {stem for stem, _ in content_words(side)}
    return len(wanted & found) / len(wanted) if wanted else 0.0
