"""Sentences, aware of quotation marks.

A stop inside a quote does not end the sentence that the quote stands in, unless the quote ends with it and a new sentence
follows: `'Kom mee.' De minister knikte.` are two, `'Kom mee. Nu', zei de minister.` is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.language.marks import Stretch
from quotes.language.text import Paragraph
from quotes.language.words import of_all

_MARKS = "\"'‘’‚“”„«»‹›"
_STOP = re.compile(
    rf"(?:[.!?…]+)(?:[{_MARKS})\]]|\s[»›](?=\s))*(?=\s+(?:,,|[{_MARKS}(\[–—-])*\s?[^\W_a-zß-ÿ])|(?<=[^\s]\.)(?=[„“«])"
)
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_INITIALS = re.compile(r"(?:\w\.)*\w", re.I)
_ABBREVIATIONS = frozenset(of_all("sentences", "abbreviations"))
# Abbreviations that may be the last word of a sentence, and words that hardly ever are part of a name behind them.
_MAY_END = frozenset(of_all("sentences", "may_end"))
_NEW_SENTENCE = re.compile(rf"\s+(?:{'|'.join(map(re.escape, of_all('sentences', 'openers')))})\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters start..end, without white space around; paragraph: index of the paragraph it stands in."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str, parts: Sequence[Paragraph], stretches: Sequence[Stretch]) -> list[Sentence]:
    """Return the sentences as printed: a quote with its attribution is one."""
    covers = _outermost(stretches)
    found = []
    for number, part in enumerate(parts):
        cuts = [cut for cut in _stops(text, part.start, part.end) if not _is_inside(cut, covers)]
        found += _between(text, part.start, cuts, part.end, number)
    return found


def split_quoted(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    """Return the sentences within a quote."""
    return _between(text, start, list(_stops(text, start, end)), end, paragraph)


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for stop in _STOP.finditer(text, start, end):
        if not _is_abbreviation(text, stop.start(), stop.group()):
            yield stop.end()


def _is_abbreviation(text: str, stop: int, mark: str) -> bool:
    if not mark.startswith(".") or mark.startswith(".."):
        return False
    before = _LAST_WORD.search(text, max(0, stop - 20), stop)
    if not before:
        return False
    word = before.group().strip("'’")
    if (word.casefold() in _MAY_END or "." in word) and _NEW_SENTENCE.match(text, stop + 1):
        return False  # `van Van Loon & Co. Zijn bank schreef`
    return word.casefold() in _ABBREVIATIONS or (bool(_INITIALS.fullmatch(word)) and not word.isdigit())


def _outermost(stretches: Sequence[Stretch]) -> dict[int, list[tuple[int, int]]]:
    """Outermost stretches by the thousand characters they touch, so that a look-up costs the same in any text."""
    covers: dict[int, list[tuple[int, int]]] = {}
    for stretch in stretches:
        if stretch.depth == 0:
            for block in range(stretch.start >> 7, (stretch.outer_end >> 7) + 1):
                covers.setdefault(block, []).append((stretch.start, stretch.outer_end))
    return covers


def _is_inside(position: int, covers: dict[int, list[tuple[int, int]]]) -> bool:
    return any(start <= position < end for start, end in covers.get(position >> 7, ()))


def _between(text: str, start: int, cuts: Sequence[int], end: int, paragraph: int) -> list[Sentence]:
    found = []
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        stretch = text[a:b]
        if stretch.strip():
            found.append(
                Sentence(a + len(stretch) - len(stretch.lstrip()), a + len(stretch.rstrip()), paragraph)
            )
    return found
