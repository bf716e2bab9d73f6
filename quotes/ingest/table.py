"""Rows under a header, of whatever file: one article per row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.ingest.columns import ALIASES, Choice, Names, resolve, twice
from quotes.ingest.draft import ArticleDraft, Mark, Place, Problem
from quotes.ingest.record import Record, draft


@dataclass(slots=True)  # not frozen: there is one per row, and they come by the thousand
class Row:
    """The cells of one row. line is where it starts, line breaks inside cells counted; after: where the next one does.

    raw: the row in UTF-8, where its reader has it.
    """

    line: int
    cells: list[str]
    repairs: tuple[str, ...] = ()
    after: Mark | None = None
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that cannot be read, and why. Reading goes on with the next."""

    line: int
    reason: str
    after: Mark | None = None


def articles(
    file: str,
    header: Row,
    found: Iterator[Row | BrokenRow],
    *,
    choice: Choice | None = None,
    go_on: bool = False,
) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per row. A header that cannot be used gives one problem and no rows.

    go_on: rows above these were read before, and what is said once per file was said.
    """
    names = resolve(header.cells, choice)
    if reason := _unusable(header.cells, names):
        first = next(found, None) if choice else None
        if choice and isinstance(first, Row):
            choice.show(zip(header.cells, first.cells, strict=False))
        yield Problem(Place(file, header.line), reason)
        return
    unread = (f"Columns that were not read: {', '.join(names.unread)}.",) if names.unread else ()
    notice = () if go_on else (*unread, *header.repairs)
    any_row = go_on
    for row in found:
        if choice and not any_row and isinstance(row, Row):
            choice.show(zip(header.cells, row.cells, strict=False))
        any_row = True
        article = _article(file, header.cells, names, row)
        if notice and isinstance(article, ArticleDraft):
            article, notice = replace(article, repairs=tuple(dict.fromkeys((*notice, *article.repairs)))), ()
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
        return f"No column holds the text. Call one of them {', '.join(ALIASES['text'][:5])}."
    return ""


def _article(file: str, header: list[str], names: Names, row: Row | BrokenRow) -> ArticleDraft | Problem:
    place = Place(file, row.line, after=row.after)
    if isinstance(row, BrokenRow):
        return Problem(place, row.reason)
    cells, extra = row.cells, row.cells[len(header) :]
    if len(cells) < len(header) or any(cell.strip() for cell in extra):
        return Problem(
            place,
            f"The row has {len(row.cells):,} cells, the header {len(header):,}. "
            "Put quote marks around a field that holds the delimiter.",
        )
    repairs = (f"Empty cells past the header were left out: {len(extra):,}.",) if extra else ()
    named = dict(zip(header, cells, strict=False))
    return draft(Record(place, named, (*row.repairs, *repairs), row.raw), names)
