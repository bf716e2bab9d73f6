"""Verdicts of many publishers on one scale: 5 true, 4 mostly true, 3 half true, 2 mostly false or misleading, 1 false.

The words in `ratings.tsv` are those of desks in Dutch and English (the Pinokkiotest, PolitiFact's meter, the Pinocchios of the
Washington Post, Snopes, Full Fact, the International Fact-Checking Network's members) after the stock labels of ClaimReview.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from quotes.language.normalise import words

FALSE, TRUE = 1, 5
# What schema.org supposes where a rating states no scale (https://schema.org/Rating).
BEST, WORST = 5.0, 1.0


def level_of(verdict: str, value: float | None, best: float | None, worst: float | None) -> int | None:
    """Return 1 to 5; None for satire, what is unproven, a sentence that decides nothing, or a number outside its scale.

    The words count first: numbers are often the site's own invention, or upside down.
    """
    found = levels_in(verdict)
    if found:
        return found[0] if len(set(found)) == 1 else None
    if value is None:
        return None
    top, bottom = BEST if best is None else best, WORST if worst is None else worst
    if top == bottom or not min(top, bottom) <= value <= max(top, bottom):
        return None
    return round(FALSE + (TRUE - FALSE) * (value - bottom) / (top - bottom))


def levels_in(verdict: str) -> list[int | None]:
    """The level of each phrase that verdict holds, the longest first where they overlap: `not true` is no `true`."""
    return [phrases()[found[0]] for found in _pattern().finditer(" ".join(words(verdict)))]


@cache
def phrases() -> dict[str, int | None]:
    rows = (Path(__file__).parent / "ratings.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {" ".join(words(phrase)): int(level) if level != "-" else None for phrase, level in pairs}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(phrases(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
