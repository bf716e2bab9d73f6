"""XML of the kinds that newsrooms send: feeds, NITF, NewsML 1.2, NewsML-G2. One article per item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from quotes.ingest import feed, newsml_1, newsml_g2, nitf
from quotes.ingest.columns import OWN
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.record import Record, draft
from quotes.ingest.stated import kept
from quotes.ingest.xml_find import Cells
from quotes.ingest.xml_items import items
from quotes.ingest.xml_target import BrokenItem, Item

# Root element -> what one item of it is called, and who reads it.
_FORMATS: Mapping[str, tuple[str, Callable[[Item], list[Cells]]]] = {
    "rss": ("item", feed.cells),
    "RDF": ("item", feed.cells),
    "feed": ("entry", feed.cells),
    "entry": ("entry", feed.cells),
    "nitf": ("nitf", nitf.cells),
    "NewsML": ("NewsItem", newsml_1.cells),
    "NewsItem": ("NewsItem", newsml_1.cells),
    "newsMessage": ("newsItem", newsml_g2.cells),
    "newsItem": ("newsItem", newsml_g2.cells),
}


def read(file: str, stream: BinaryIO, root: str) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per item. root: the local name of the root element."""
    if not root:
        yield Problem(
            Place(file), "This is XML, but its first element is not found in its first 64 KiB. Send it again."
        )
        return
    if root not in _FORMATS:
        known = ", ".join(sorted(_FORMATS))
        yield Problem(
            Place(file), f"This is XML of a kind that is not read: <{root[:40]}>. Known are {known} and HTML."
        )
        return
    name, cells = _FORMATS[root]
    for item in items(stream, name):
        if isinstance(item, BrokenItem):
            yield Problem(Place(file, item.line), item.reason)
        else:
            for found, repairs in cells(item):
                wanted, left_out = kept(found)
                said = (*item.repairs, *repairs, *left_out)
                yield draft(Record(Place(file, item.line), wanted, said), OWN)
