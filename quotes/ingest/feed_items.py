"""The items of a feed one by one, for who wants to fetch the pages that they point to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from quotes.ingest import feed
from quotes.ingest.xml_items import items
from quotes.ingest.xml_target import BrokenItem

ITEM_OF = {"rss": "item", "RDF": "item", "feed": "entry"}
_JSON_FIELDS = {
    "headline": ("title",),
    "url": ("url", "external_url"),
    "external_id": ("id",),
    "published_on": ("date_published", "date_modified"),
    "language": ("language",),
}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """cells: by the names of our own fields, as the feed has them. whole: text is the article and not a summary of it."""

    cells: Mapping[str, str]
    whole: bool


def feed_items(stream: BinaryIO, root: str) -> Iterator[FeedItem | str]:
    """Yield the items of RSS, RDF or Atom by the name of its root, of JSON Feed for ""; for a broken one, why it is.

    A JSON Feed is held in memory as a whole.
    """
    stream.seek(0)
    return _of_xml(stream, ITEM_OF[root]) if root else _of_json(stream)


def _of_xml(stream: BinaryIO, name: str) -> Iterator[FeedItem | str]:
    for item in items(stream, name):
        if isinstance(item, BrokenItem):
            yield item.reason
            continue
        for cells, said in feed.cells(item):
            yield FeedItem(cells, bool(cells["text"]) and feed.SUMMARY_ONLY not in said)


def _of_json(stream: BinaryIO) -> Iterator[FeedItem | str]:
    try:
        value = json.load(stream)
    except (ValueError, RecursionError):
        yield "The JSON of the feed cannot be read."
        return
    found = value.get("items") if isinstance(value, dict) else value
    for item in found if isinstance(found, list) else []:
        yield _json_item(item) if isinstance(item, dict) else "An item of the feed is no object."


def _json_item(item: Mapping[str, Any]) -> FeedItem:
    cells = {field: _first(item, names) for field, names in _JSON_FIELDS.items()}
    authors = item.get("authors") or [item.get("author")]
    people = authors if isinstance(authors, list) else []
    cells["byline"] = ", ".join(_first(one, ("name",)) for one in people if isinstance(one, dict))
    whole = _first(item, ("content_html", "content_text"))
    cells["text"] = whole or _first(item, ("summary",))
    return FeedItem(cells, bool(whole))


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> str:
    values = (item.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value.strip()), "")
