"""A text read once: its words with what each says, and its figures. Everything that is asked of a stretch of it is looked up here."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from quotes.claims.quantities import Quantity, find_quantities, shares
from quotes.claims.words import word_reader


class Piece(NamedTuple):
    """Characters start..end of a text. is_cut: out of a sentence, so that where it ends is no sign of a fragment."""

    start: int
    end: int
    is_cut: bool = False


class TextReading:
    """The words and figures of a text, in order. Word number n begins at starts[n] and says readings[n].

    capitals: the numbers of the words with a capital. Cost: half a microsecond a word, once.
    """

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self._matches, self.readings = word_reader(language).read(text)
        self.starts = [match.start() for match in self._matches]
        self.capitals = [at for at, reading in enumerate(self.readings) if reading.has_capital]
        numerals = [self.place(at) for at, reading in enumerate(self.readings) if reading.is_numeral]
        self._figures = find_quantities(text, language, numerals) if numerals else []
        self._figure_starts = [figure.number.start for figure in self._figures]

    def place(self, word: int) -> tuple[int, int]:
        """Where a word stands, in characters."""
        return self._matches[word].span()

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the words that begin at characters start..end: first, and last exclusive."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def figures_in(self, start: int, end: int) -> list[Quantity]:
        """The numbers in a stretch that are more than a date, an hour, an age or a label, in order."""
        first, last = bisect_left(self._figure_starts, start), bisect_left(self._figure_starts, end)
        return self._figures[first:last]

    def count_measures(self, start: int, end: int) -> int:
        """How many figures of a stretch can be checked; beside fewer than two, its shares in words count: `met een tiende`, `de helft van`."""
        figures = len(self.figures_in(start, end))
        return figures if figures > 1 else figures + len(shares(self.language).findall(self.text, start, end))
