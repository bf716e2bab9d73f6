"""CSV, TSV and the semicolon files of a Dutch Excel: one article per row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from typing import BinaryIO

from quotes.ingest.byte_lines import row_shape
from quotes.ingest.columns import Choice, field_of
from quotes.ingest.csv_rows import cells_of, rows
from quotes.ingest.draft import ArticleDraft, Mark, Place, Problem
from quotes.ingest.lines import Line, lines
from quotes.ingest.table import Row, articles

DELIMITERS = ",;\t|"


def read(
    file: str, stream: BinaryIO, *, after: Mark | None = None, choice: Choice | None = None
) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per row. A header that cannot be used gives one problem and no rows.

    after: begin with the row there, as the place of the row before it gave it.
    """
    with closing(lines(stream, rows=True)) as source:
        yield from _rows(file, stream, source, after, choice)


def _rows(
    file: str, stream: BinaryIO, source: Iterator[Line], after: Mark | None, choice: Choice | None
) -> Iterator[ArticleDraft | Problem]:
    first = next((line for line in source if line.text.strip()), None)
    if first is None:
        yield Problem(Place(file), "The file is empty. Upload one with a header and a row per article.")
        return
    delimiter = _declared_delimiter(first.text)
    found = rows(source if delimiter else chain([first], source), delimiter or sniff_delimiter(first.text))
    header = next(found, None)
    if not isinstance(header, Row):
        reason = header.reason if header else "The file has no header. Name the columns on the first line."
        yield Problem(Place(file, first.number), reason)
        return
    delimiter = delimiter or sniff_delimiter(first.text)
    if begin := after or header.after:
        shape = row_shape(len(header.cells), delimiter)
        found = rows(lines(stream, rows=shape, after=begin), delimiter)
    yield from articles(file, header, found, choice=choice, go_on=bool(after))


def sniff_delimiter(header: str) -> str:
    """Return the delimiter that finds most known columns in the header line, then the one that stands there most."""

    def rank(delimiter: str) -> tuple[int, int]:
        cells = cells_of(header, delimiter)
        return known_columns(cells), len(cells)

    return max(DELIMITERS, key=rank)


def known_columns(cells: list[str]) -> int:
    """Return how many of the cells are names of columns that we know."""
    return sum(1 for cell in cells if field_of(cell))


def looks_like_header(line: str) -> bool:
    """Return whether a line can only be a header: two columns known, and no fewer than unknown ones."""
    cells = cells_of(line, sniff_delimiter(line))
    known = known_columns(cells)
    return bool(_declared_delimiter(line)) or (known >= 2 and known * 2 >= len(cells))


def _declared_delimiter(line: str) -> str:
    """Excel's own first line, 'sep=;'."""
    declared = line.strip("\r\n").lower()
    return (
        declared[4]
        if len(declared) == 5 and declared.startswith("sep=") and declared[4] in DELIMITERS
        else ""
    )
