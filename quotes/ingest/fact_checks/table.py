"""CSV of fact checks: a record per row, the columns by many names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from quotes.ingest.csv_file import DELIMITERS
from quotes.ingest.csv_rows import cells_of, rows
from quotes.ingest.draft import Place, Problem
from quotes.ingest.fact_checks.records import Found, read_record
from quotes.ingest.lines import lines
from quotes.ingest.table import BrokenRow, Row
from quotes.language.normalise import fold

# property: what columns are called, without case, accents and signs.
COLUMNS = {
    "url": "url link reviewurl factcheckurl adres webadres",
    "claimReviewed": "claimreviewed claim claimtext bewering stelling uitspraak",
    "headline": "headline title reviewtitle name kop titel",
    "inLanguage": "inlanguage language languagecode lang taal",
    "author": "authorname author publisher publishername organisation organization factchecker uitgever organisatie bron",
    "datePublished": "datepublished date reviewdate published publishedon pubdate datum gepubliceerd publicatiedatum",
    "claimant": "itemreviewedauthorname itemreviewedauthor claimant claimauthor speaker spreker wie",
    "alternateName": "reviewratingalternatename alternatename rating verdict textualrating oordeel conclusie beoordeling",
    "ratingValue": "reviewratingratingvalue ratingvalue score cijfer",
    "bestRating": "reviewratingbestrating bestrating",
    "worstRating": "reviewratingworstrating worstrating",
}
PROPERTIES = {column: name for name, columns in COLUMNS.items() for column in columns.split()}
NEEDED = ("url", "claimReviewed", "alternateName")


def read(file: str, stream: BinaryIO) -> Iterator[Found]:
    """Yield a draft or a problem per row; one problem and no rows for a header that lacks what every record needs."""
    source = lines(stream)
    first = next((line for line in source if line.text.strip()), None)
    if first is None:
        yield Problem(Place(file), "The file is empty. Upload one with a header and a row per fact check.")
        return
    delimiter = max(DELIMITERS, key=lambda mark: len(known(cells_of(first.text, mark))))
    found = rows(chain([first], source), delimiter)
    header = next(found, None)
    names = [property_of(cell) for cell in header.cells] if isinstance(header, Row) else []
    if missing := [name for name in NEEDED if name not in names]:
        told = f"No column for {' and '.join(missing)}. Name the columns on the first line: url, claim, rating, …"
        yield Problem(Place(file, first.number), told)
        return
    yield from (read_row(file, names, row) for row in found)


def property_of(column: str) -> str:
    """The property that a column fills, "" for none."""
    return PROPERTIES.get(re.sub(r"[^a-z]", "", fold(column)), "")


def known(cells: list[str]) -> set[str]:
    return {property_of(cell) for cell in cells} - {""}


def read_row(file: str, names: list[str], row: Row | BrokenRow) -> Found:
    place = Place(file, row.line)
    if isinstance(row, BrokenRow):
        return Problem(place, row.reason)
    cells: dict[str, Any] = {}
    for name, cell in zip(names, row.cells, strict=False):
        if name and cell.strip():
            cells.setdefault(name, cell)
    rating = {
        name: cells.pop(name, None) for name in ("alternateName", "ratingValue", "bestRating", "worstRating")
    }
    claimant = cells.pop("claimant", None)
    return read_record({**cells, "reviewRating": rating, "itemReviewed": {"author": claimant}}, place)
