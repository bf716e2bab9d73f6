"""Excel workbooks (.xlsx, .xlsm): one article per row of every sheet that has a header.

Read with the XML reader of the feeds rather than a library: rows stream, a broken cell costs its row, and neither the
row numbers nor the sizes that a workbook declares are believed.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO
from xml.etree.ElementTree import Element

from quotes.ingest.columns import Choice, resolve
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.table import BrokenRow, Row, articles
from quotes.ingest.unpacked import Budget, RefusedArchive, printable
from quotes.ingest.xlsx_cells import Cells, SharedStrings, date_styles
from quotes.ingest.xml_items import items
from quotes.ingest.xml_target import BrokenItem
from quotes.ingest.zip_guard import DAMAGE, refuse_entry, unpack

MAX_SHEETS = 200
# How far down a header may stand: people like a title above their table.
_MAX_TOP = 10
_BROKEN = "The workbook is damaged: {}. Save it again in Excel, or as CSV."


class _Damaged(ValueError):
    """A part of the workbook that is missing or cannot be read."""


def read(
    file: str, archive: zipfile.ZipFile, budget: Budget, choice: Choice | None = None
) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per row. The first row of a sheet that holds anything is its header."""
    try:
        sheets, cells = _contents(archive, budget)
    except (RefusedArchive, _Damaged, *DAMAGE) as error:
        yield Problem(Place(file), _BROKEN.format(str(error).rstrip(".")))
        return
    any_row = False
    with cells.strings:
        for title, path in sheets:
            place = f"{file}/{printable(title)}" if len(sheets) > 1 else file
            try:
                with _part(archive, path, budget) as stream:
                    for found in _sheet(place, stream, cells, choice):
                        any_row = True
                        yield found
            except (RefusedArchive, _Damaged, *DAMAGE) as error:
                any_row = True
                yield Problem(Place(place), _BROKEN.format(str(error).rstrip(".")))
    if not any_row:
        yield Problem(Place(file), "The workbook is empty. Give it a header and a row per article.")


def _sheet(
    place: str, stream: BinaryIO, cells: Cells, choice: Choice | None
) -> Iterator[ArticleDraft | Problem]:
    rows = _rows(stream, cells)
    top: list[Row | BrokenRow] = []
    for row in islice(rows, _MAX_TOP):
        top.append(row)
        if isinstance(row, Row) and "text" in resolve(row.cells, _silent(choice)).sources:
            break
    else:
        # No header among the first rows: the very first is refused as one, and the rest with it.
        top = top[:1]
    if not top:
        return
    *above, header = top
    if isinstance(header, BrokenRow):
        yield Problem(Place(place, header.line), header.reason)
        return
    said = (f"Rows above the header were left out: {len(above)}.",) if above else ()
    header = Row(header.line, _without_empty_end(header.cells), (*header.repairs, *said))
    yield from articles(place, header, (_fitted(row, len(header.cells)) for row in rows), choice=choice)


def _silent(choice: Choice | None) -> Choice | None:
    """The same choice, to try a row as a header without noting its cells as columns."""
    return Choice(choice.fields) if choice else None


def _without_empty_end(cells: list[str]) -> list[str]:
    width = max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return cells[:width]


def _rows(stream: BinaryIO, cells: Cells) -> Iterator[Row | BrokenRow]:
    """Yield the rows that hold anything."""
    number = 0
    for item in items(stream, "row"):
        if isinstance(item, BrokenItem):
            if number or "holds no" not in item.reason:
                yield BrokenRow(number + 1, item.reason)
            continue
        stated = item.tree.get("r", "")
        number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else number + 1
        try:
            values, repairs = cells.of_row(item.tree)
        except ValueError as error:
            yield BrokenRow(number, str(error))
            continue
        if any(value.strip() for value in values):
            yield Row(number, values, (*item.repairs, *repairs))


def _fitted(row: Row | BrokenRow, width: int) -> Row | BrokenRow:
    """A row as wide as its header: Excel leaves out empty cells, and what stands beside the table is no part of it."""
    if isinstance(row, BrokenRow):
        return row
    extra = [cell for cell in row.cells[width:] if cell.strip()]
    said = (f"Cells beside the columns with a name were left out: {len(extra)}.",) if extra else ()
    values = row.cells[:width] + [""] * (width - len(row.cells))
    return Row(row.line, values, (*row.repairs, *said))


def _contents(archive: zipfile.ZipFile, budget: Budget) -> tuple[list[tuple[str, str]], Cells]:
    """The sheets, as title and path, and what their cells refer to."""
    book = _tree(archive, "xl/workbook.xml", "workbook", budget)
    links = _tree(archive, "xl/_rels/workbook.xml.rels", "Relationships", budget)
    targets = {link.get("Id", ""): link for link in links.iterfind("Relationship")}
    sheets = []
    for sheet in book.iterfind("sheets/sheet"):
        link = targets.get(sheet.get("x.id", ""))
        if link is not None and link.get("Type", "").endswith("/worksheet"):
            sheets.append((sheet.get("name", ""), _path(link)))
    if not sheets or len(sheets) > MAX_SHEETS:
        raise _Damaged(f"it has {len(sheets)} sheets, and 1 to {MAX_SHEETS} are read")
    properties = book.find("workbookPr")
    since_1904 = properties is not None and properties.get("date1904", "") in ("1", "true")
    styles: frozenset[int] = frozenset()
    if path := _linked(targets, "/styles"):
        styles = date_styles(_tree(archive, path, "styleSheet", budget))
    strings = SharedStrings()
    if path := _linked(targets, "/sharedStrings"):
        with _part(archive, path, budget) as stream:
            strings.fill(stream)
    return sheets, Cells(strings, styles, since_1904=since_1904)


def _linked(targets: dict[str, Element], kind: str) -> str:
    return next((_path(link) for link in targets.values() if link.get("Type", "").endswith(kind)), "")


def _path(link: Element) -> str:
    target = link.get("Target", "")
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def _tree(archive: zipfile.ZipFile, path: str, root: str, budget: Budget) -> Element:
    with _part(archive, path, budget) as stream:
        item = next(iter(items(stream, root)), None)
    if item is None or isinstance(item, BrokenItem):
        raise _Damaged(f"in {path}: {item.reason}" if item else f"{path} is empty")
    return item.tree


@contextmanager
def _part(archive: zipfile.ZipFile, path: str, budget: Budget) -> Iterator[BinaryIO]:
    try:
        entry = archive.getinfo(path)
    except KeyError:
        raise _Damaged(f"{path} is missing") from None
    refuse_entry(entry)
    with unpack(archive, entry, budget) as stream:
        yield stream
