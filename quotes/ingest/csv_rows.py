"""Rows of a delimited file, each with the line it starts on; a broken row costs only itself."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from quotes.ingest.lines import MAX_LINE, Line
from quotes.ingest.table import BrokenRow, Row

# The module's own limit of 131,072 is global; ten articles too long must reach the reader to be named.
csv.field_size_limit(MAX_LINE)
_MAX_ROW = 2 * MAX_LINE

_REASONS = {
    "unexpected end of data": "A quote mark opens a field here and is never closed. Close it, or double it when it is text.",
    "expected after": "A quote mark stands inside a quoted field. Double it when it is text.",
    "field larger": f"A field has more than {MAX_LINE:,} characters. Is a quote mark not closed?",
}


def rows(source: Iterable[Line], delimiter: str) -> Iterator[Row | BrokenRow]:
    """Yield the rows of source. Rows without any content are passed over; a line that came as cells is a row by itself."""
    feed = _Feed(source)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    for line in feed.untaken():
        if line.cells is not None:
            if _has_content(line.cells):
                yield Row(line.number, line.cells, line.repairs, line.after, line.raw)
            continue
        feed.begin_with(line)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if feed.give_back_singly():
                reader = csv.reader(feed, delimiter=delimiter, strict=True)
                continue
            yield BrokenRow(feed.taken[0].number, _reason(str(error)), feed.taken[0].after)
            feed.give_back_all_but_first()
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            continue
        if _has_content(cells):
            yield Row(feed.taken[0].number, cells, feed.repairs(), feed.taken[-1].after)


def _has_content(cells: list[str]) -> bool:
    return any(map(str.strip, cells))


def cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of a single line, [] when it is no row of this delimiter."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


class _Feed:
    """Lines for csv.reader: remembers those of the row being read, so that they can be read again."""

    def __init__(self, source: Iterable[Line]) -> None:
        self._source = iter(source)
        self._again: deque[Line] = deque()
        self._size = 0
        self.taken: list[Line] = []

    def untaken(self) -> Iterator[Line]:
        """The line after the rows taken so far, again and again, until there is none."""
        while self._again:
            yield self._again.popleft()
        for line in self._source:
            yield line
            while self._again:
                yield self._again.popleft()

    def begin_with(self, line: Line) -> None:
        """Have a row begin with line."""
        self.taken.clear()
        self._again.appendleft(line)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.taken:
            self._size = 0
        line = (self._again.popleft() if self._again else next(self._source)).as_text()
        self.taken.append(line)
        self._size += len(line.text)
        if line.too_long or self._size > _MAX_ROW:
            raise csv.Error("field larger than a row may be")
        return line.text

    def repairs(self) -> tuple[str, ...]:
        """What was repaired to read the lines taken, each once."""
        if len(self.taken) == 1:
            return self.taken[0].repairs
        return tuple(dict.fromkeys(repair for line in self.taken for repair in line.repairs))

    def give_back_singly(self) -> bool:
        """Have lines that came as one read again one by one; False where none of these did."""
        if all(line.count == 1 for line in self.taken):
            return False
        singly = [each for line in self.taken for each in (line.singly() if line.count > 1 else [line])]
        self._again.extendleft(reversed(singly))
        return True

    def give_back_all_but_first(self) -> None:
        self._again.extendleft(reversed(self.taken[1:]))


def _reason(error: str) -> str:
    known = (reason for part, reason in _REASONS.items() if part in error)
    return next(known, f"The row is not CSV: {error}. Correct it, or leave it out.")
