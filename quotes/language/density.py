"""Bound how many words a text of a given length may have: what packs more is no prose, and is not read.

The time of a pipeline goes by words, the bar for a text by characters. Newspaper prose has a word, marks counted, per 4.2 to 6
characters; one-letter words between quotation marks have three times as many. Of such a text the densest pieces are blanked in the
working copy, where every character stays where it stood, until what is left is no denser than prose.
"""

from __future__ import annotations

import re
from itertools import accumulate

CHARACTERS_A_WORD = 3.8
ALWAYS = 250  # words that any text may have, so that a short one is read as it is
PIECE = 160  # characters, at most, that are blanked at a time

# What a tokenizer makes a word of its own, roughly: `12,5`, `5 | km`, `it | 's`, and each mark.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:(?<=\w)['’])?[^\W\d_]+|[^\w\s]|_")
_PIECE = re.compile(rf"[^\n]{{1,{PIECE}}}(?:(?<=\s)|(?=\s)|$)|[^\n]{{{PIECE}}}|\n+")
_INK = re.compile(r"\S")


def thin_out(text: str) -> str:
    """Return a copy of the same length without its densest pieces; prose comes back as it is. Cost is one scan of the text."""
    spare = ALWAYS + int(len(text) / CHARACTERS_A_WORD) - _words(text)
    if spare >= 0:
        return text
    pieces = _PIECE.findall(text)
    counts = [_words(piece) for piece in pieces]
    densest = sorted(range(len(pieces)), key=lambda n: len(pieces[n]) / (counts[n] or 0.1))
    freed = accumulate(counts[n] for n in densest)
    blank = {n for n, so_far in zip(densest, freed, strict=True) if so_far - counts[n] < -spare}
    return "".join(_INK.sub(" ", piece) if n in blank else piece for n, piece in enumerate(pieces))


def _words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))
