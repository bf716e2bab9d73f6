"""JSON Lines, an array of objects, or objects printed over several lines: one article per object."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from quotes.ingest.columns import resolve
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.json_elements import Element, elements
from quotes.ingest.json_record import cells
from quotes.ingest.lines import MAX_LINE, Line, lines
from quotes.ingest.record import Record, Refused, draft


def read(file: str, stream: BinaryIO) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per object. One that is broken costs only itself."""
    opening = _opening(stream)
    if not opening:
        yield Problem(Place(file), "The file is empty. Upload one with an object per article.")
        return
    is_array = opening[0].text.lstrip().startswith("[")
    unread: set[str] = set()
    number = 0
    for number, element in enumerate(_elements(opening, stream), start=1):
        article = _article(file, element, unread)
        if is_array and isinstance(article, Problem):
            # The whole array may stand on line 1, so the line alone does not find it.
            article = replace(article, reason=f"Article {number:,} of the array: {article.reason}")
        yield article
    if not number:
        yield Problem(Place(file, opening[0].number), "The array is empty. Add an object per article.")


def _opening(stream: BinaryIO) -> list[Line]:
    """Return the first two lines that hold anything."""
    with closing(lines(stream)) as source:
        return list(islice((line for line in source if line.text.strip()), 2))


def _elements(opening: list[Line], stream: BinaryIO) -> Iterator[Element]:
    first = opening[0].text.strip()
    if first.startswith("["):
        return elements(lines(stream, whole=False), base=1)
    next_opens = len(opening) > 1 and opening[1].text.lstrip().startswith("{")
    if first.startswith("{") and not first.endswith("}") and len(opening) > 1 and not next_opens:
        return elements(lines(stream, whole=False), base=0)
    return (_of_line(line) for line in lines(stream) if line.text.strip())


def _of_line(line: Line) -> Element:
    reason = f"The line has more than {MAX_LINE:,} characters. Split it." if line.too_long else ""
    return Element(line.number, line.text, line.repairs, reason)


def _article(file: str, element: Element, unread: set[str]) -> ArticleDraft | Problem:
    """unread: keys named so far as not read; the first article to have new ones names them."""
    place = Place(file, element.line)
    if element.reason:
        return Problem(place, element.reason)
    try:
        found = cells(element.text)
    except Refused as refused:
        return Problem(replace(place, column=refused.column), str(refused))
    names = resolve(found)
    if "text" not in names.sources:
        names = replace(names, sources={**names.sources, "text": ("text",)})
    notice = _notice(names.unread, unread)
    return draft(Record(place, found, (*notice, *element.repairs)), names)


def _notice(names: tuple[str, ...], unread: set[str]) -> tuple[str, ...]:
    """Named once per file: what stands in every object need not be said of every article."""
    if unread or not names:
        return ()
    unread.update(names)
    return (f"Keys that were not read: {', '.join(name[:80] for name in names)}.",)
