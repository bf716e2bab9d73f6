"""JSON Lines, an array of objects (also within one object), or objects printed over several lines: an article each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.json_elements import Element, elements
from quotes.ingest.json_record import cells
from quotes.ingest.lines import MAX_LINE, Line, lines
from quotes.ingest.record import Record, Refused, draft

# {"total": 2, "articles": [{...}]}: the start of a file in which an object holds the array.
_WRAPPER = re.compile(
    r"""\s*\{\s*(?:"[^"\\]{1,80}"\s*:\s*(?:"(?:[^"\\]|\\.){0,2000}"|[-+.\w]{1,40}|\{[^{}\[\]]{0,4000}\})\s*,\s*){0,30}"""
    r""""(?:articles|items|results|data|docs|entries|news|artikelen|nieuws|berichten)"\s*:\s*(?=\[\s*[\{\]])"""
)
_WRAPPER_HEAD = 65_536


def read(file: str, stream: BinaryIO) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per object. One that is broken costs only itself."""
    opening = _opening(stream)
    if not opening:
        yield Problem(Place(file), "The file is empty. Upload one with an object per article.")
        return
    wrapped = _wrapping(stream) if opening[0].text.lstrip().startswith("{") else 0
    is_array = bool(wrapped) or opening[0].text.lstrip().startswith("[")
    unread: set[str] = set()
    number = 0
    for number, element in enumerate(_elements(opening, stream, wrapped), start=1):
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


def _wrapping(stream: BinaryIO) -> int:
    """Return how many characters stand before the array that an object holds, 0 when it holds none that we know."""
    text = ""
    with closing(lines(stream, whole=False)) as source:
        for line in source:
            text += line.text
            if len(text) > _WRAPPER_HEAD:
                break
    match = _WRAPPER.match(text[:_WRAPPER_HEAD])
    return match.end() if match else 0


def _past(source: Iterable[Line], count: int) -> Iterator[Line]:
    """Leave out the first count characters."""
    for line in source:
        cut = min(count, len(line.text))
        count -= cut
        yield replace(line, text=line.text[cut:]) if cut else line


def _elements(opening: list[Line], stream: BinaryIO, wrapped: int) -> Iterator[Element]:
    if wrapped:
        return elements(_past(lines(stream, whole=False), wrapped), base=1, once=True)
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
        found, names = cells(element.text)
    except Refused as refused:
        return Problem(replace(place, column=refused.column), str(refused))
    notice = _notice(names.unread, unread)
    return draft(Record(place, found, (*notice, *element.repairs)), names)


def _notice(names: tuple[str, ...], unread: set[str]) -> tuple[str, ...]:
    """Named once per file: what stands in every object need not be said of every article."""
    if unread or not names:
        return ()
    unread.update(names)
    return (f"Keys that were not read: {', '.join(name[:80] for name in names)}.",)
