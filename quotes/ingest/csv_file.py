"""CSV, TSV and the semicolon files of a Dutch Excel: one article per row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from quotes.ingest.columns import ALIASES, Names, field_of, resolve, twice
from quotes.ingest.csv_rows import BrokenRow, Row, cells_of, rows
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.lines import lines
from quotes.ingest.record import Record, draft

DELIMITERS = ",;\t|"


def read(file: str, stream: BinaryIO) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per row. A header that cannot be used gives one problem and no rows."""
    source = lines(stream)
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
    yield from _articles(file, header, found)


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


def _articles(file: str, header: Row, found: Iterator[Row | BrokenRow]) -> Iterator[ArticleDraft | Problem]:
    names = resolve(header.cells)
    if reason := _unusable(header.cells, names):
        yield Problem(Place(file, header.line), reason)
        return
    notice = (f"Columns that were not read: {', '.join(names.unread)}.",) if names.unread else ()
    any_row = False
    for row in found:
        any_row = True
        article = _article(file, header.cells, names, row)
        if notice and isinstance(article, ArticleDraft):
            article, notice = replace(article, repairs=(*notice, *article.repairs)), ()
        yield article
    if not any_row:
        yield Problem(Place(file, header.line), "The file has a header and no rows. Add a row per article.")


def _unusable(header: list[str], names: Names) -> str:
    if name := twice(header):
        return f"The column {name[:80]!r} stands twice. Rename or remove one."
    if not names.sources:
        return (
            "The first line names no column that is known. Add a header, for instance headline, text, date."
        )
    if "text" not in names.sources:
        return f"No column holds the text. Call one of them {', '.join(ALIASES['text'])}."
    return ""


def _article(file: str, header: list[str], names: Names, row: Row | BrokenRow) -> ArticleDraft | Problem:
    place = Place(file, row.line)
    if isinstance(row, BrokenRow):
        return Problem(place, row.reason)
    cells, extra = row.cells[: len(header)], row.cells[len(header) :]
    if len(cells) < len(header) or any(cell.strip() for cell in extra):
        return Problem(
            place,
            f"The row has {len(row.cells):,} cells, the header {len(header):,}. "
            "Put quote marks around a field that holds the delimiter.",
        )
    repairs = (f"Empty cells past the header were left out: {len(extra):,}.",) if extra else ()
    return draft(Record(place, dict(zip(header, cells, strict=True)), (*row.repairs, *repairs)), names)
