"""JSON Lines, an array of objects (also within one object), or objects printed over several lines: an article each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from quotes.ingest.columns import Choice
from quotes.ingest.draft import ArticleDraft, Mark, Place, Problem
from quotes.ingest.json_elements import Element
from quotes.ingest.json_objects import objects, wrapper
from quotes.ingest.json_record import cells
from quotes.ingest.record import Record, Refused, draft

_WRAPPER = wrapper(
    ("articles", "items", "results", "data", "docs", "entries", "news", "artikelen", "nieuws", "berichten")
)


def read(
    file: str, stream: BinaryIO, *, after: Mark | None = None, choice: Choice | None = None
) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per object. One that is broken costs only itself.

    after: begin with the object there, as the place of the one before it gave it. choice: which key fills which field.
    """
    found = objects(stream, _WRAPPER, after=after)
    if found is None:
        yield Problem(Place(file), "The file is empty. Upload one with an object per article.")
        return
    unread: set[str] | None = None if after else set()
    number = 0
    for number, element in enumerate(found.elements, start=1):
        article = _article(file, element, unread, choice)
        if found.is_array and isinstance(article, Problem):
            # The whole array may stand on line 1, so the line alone does not find it.
            article = replace(article, reason=f"Article {number:,} of the array: {article.reason}")
        yield article
    if not number and not after:
        yield Problem(Place(file, found.line), "The array is empty. Add an object per article.")


def _article(
    file: str, element: Element, unread: set[str] | None, choice: Choice | None
) -> ArticleDraft | Problem:
    """unread: keys named so far as not read; the first article to have new ones names them. None: that was done before."""
    place = Place(file, element.line, after=element.after)
    if element.reason:
        return Problem(place, element.reason)
    try:
        found, names = cells(element.text, choice)
    except Refused as refused:
        return Problem(replace(place, column=refused.column), str(refused))
    notice = _notice(names.unread, unread)
    return draft(Record(place, found, (*notice, *element.repairs)), names)


def _notice(names: tuple[str, ...], unread: set[str] | None) -> tuple[str, ...]:
    """Named once per file: what stands in every object need not be said of every article."""
    if unread is None or unread or not names:
        return ()
    unread.update(names)
    return (f"Keys that were not read: {', '.join(name[:80] for name in names)}.",)
