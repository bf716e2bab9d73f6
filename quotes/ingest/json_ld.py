"""What a web page says of its own article, as schema.org JSON-LD: https://schema.org/NewsArticle."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from quotes.ingest.markup import text_of_markup

MAX_BLOCKS = 50
MAX_CHARACTERS = 2_000_000
MAX_NODES = 5_000

_ARTICLE = re.compile(
    r"(?:^|[/:#])(?:\w*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)$"
)
_TAGS = re.compile(r"</?(?:p|br|div|b|i|em|strong|a|span|h[1-6])\b[^<>]*>", re.IGNORECASE)
# What some pages put around it.
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def article_of(blocks: list[str]) -> dict[str, str]:
    """Return the cells of the article in the JSON-LD blocks of a page; {} when no block tells of one.

    A block that is no JSON is passed over: it is an aid, and the page is still there. free is "no" behind a wall.
    """
    found = [node for block in blocks[:MAX_BLOCKS] for node in _articles(block)]
    # A page may list others beside its own: the one with a text, then the first.
    found.sort(key=lambda node: not _text(node.get("articleBody")))
    return _cells(found[0]) if found else {}


def _articles(block: str) -> Iterator[dict[str, Any]]:
    if len(block) > MAX_CHARACTERS:
        return
    try:
        data = json.loads(_WRAPPING.sub("", block), strict=False, parse_int=str)
    except (ValueError, RecursionError):
        return
    waiting, seen = [data], 0
    while waiting and seen < MAX_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, list):
            waiting[:0] = node[:MAX_NODES]
        elif isinstance(node, dict):
            if any(_ARTICLE.search(kind) for kind in _strings(node.get("@type"))):
                yield node
            waiting += [
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                if key in node
            ]


def _cells(node: dict[str, Any]) -> dict[str, str]:
    return {
        "headline": html.unescape(_text(node.get("headline")) or _text(node.get("name"))),
        "text": _plain(_text(node.get("articleBody"))),
        "published_on": _text(node.get("datePublished")) or _text(node.get("dateCreated")),
        "outlet": _names(node.get("publisher")),
        "url": _address(node),
        "byline": _names(node.get("author")),
        "language": _text(node.get("inLanguage")),
        "section": _names(node.get("articleSection")),
        "external_id": _text(node.get("identifier")),
        "place": _names(node.get("locationCreated")),
        "date_line": _text(node.get("dateline")),
        "free": "no" if str(node.get("isAccessibleForFree", "")).lower() == "false" else "",
    }


def _plain(text: str) -> str:
    """Some write HTML there, some only its entities; line breaks of plain text must stay."""
    if not _TAGS.search(text):
        return html.unescape(text)
    try:
        return text_of_markup(text).text
    except ValueError:
        return ""  # what the page shows is read then


def _address(node: dict[str, Any]) -> str:
    page = node.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    candidates = (node.get("url"), page, node.get("@id"))
    return next((text for text in map(_text, candidates) if text.startswith(("http://", "https://"))), "")


def _text(value: Any) -> str:
    if isinstance(value, list):
        # Some put every paragraph in a string of its own.
        return (
            "\n\n".join(filter(None, map(_text, value)))
            if all(isinstance(item, str) for item in value)
            else ""
        )
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("alternateName") or value.get("value"))
    return value.strip() if isinstance(value, str) else ""


def _names(value: Any) -> str:
    """A name, a thing with a name, or a list of those."""
    many = value if isinstance(value, list) else [value]
    names = (_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in many)
    return ", ".join(name for name in names if name)


def _strings(value: Any) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
