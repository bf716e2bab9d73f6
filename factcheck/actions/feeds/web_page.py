"""What a web page says of its feeds: the help for who gave the address of a site and not of its feed."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from quotes.ingest.markup import parse_html
from quotes.ingest.record import is_web_address

MOST = 3
_FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)


def feeds_named_by(head: bytes, address: str) -> list[str]:
    """The addresses of the first feeds that a page links to in its head, as <link rel="alternate"> does."""
    try:
        root = parse_html(head.decode("utf-8", "replace"))
    except ValueError:
        return []
    links = root.iter("link") if root is not None else ()
    named = [
        urljoin(address, link.get("href", "").strip())
        for link in links
        if "alternate" in link.get("rel", "").lower().split()
        and _FEED_TYPE.match(link.get("type", "").strip())
    ]
    return [name for name in dict.fromkeys(named) if is_web_address(name)][:MOST]
