"""The items of RSS 0.9 to 2.0 and Atom feeds, with their whole text where the feed gives it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from quotes.ingest.markup import text_of_markup
from quotes.ingest.xml_find import Cells, block, first
from quotes.ingest.xml_target import Item

SUMMARY_ONLY = "The feed gives a summary and not the whole article."

_WHOLE = ("content.encoded", "content", "body")
_SUMMARIES = ("description", "summary", "media.description", "dc.description")
_HAS_MARKS = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\w+|[a-zA-Z]\w+);")


def cells(item: Item) -> list[Cells]:
    """Return what an <item> or <entry> says."""
    tree, head = item.tree, item.head
    text, repairs = _text(tree)
    found = {
        "headline": _plain(first(tree, "title", "dc.title", "media.title")),
        "text": text,
        "published_on": first(
            tree,
            "pubDate",
            "published",
            "dc.date",
            "dc.issued",
            "dc.created",
            "issued",
            "updated",
            "dc.modified",
        ),
        "outlet": first(tree, "dc.publisher"),
        "url": _link(tree),
        "byline": _byline(tree),
        "language": first(tree, "dc.language", "@xml.lang", "content/@xml.lang")
        or head.get("rss/channel/language", "")
        or head.get("feed/@xml.lang", "")
        or head.get("RDF/channel/dc.language", ""),
        "section": _plain(first(tree, "category/@label", "category/@term", "category", "dc.subject")),
        "external_id": first(tree, "guid", "id", "dc.identifier", "@about", "@x.about"),
    }
    return [(found, repairs)]


def _text(tree: Element) -> tuple[str, tuple[str, ...]]:
    for name in _WHOLE:
        if text := _text_of(tree.find(name)):
            return text, ()
    for name in _SUMMARIES:
        if text := _text_of(tree.find(name)):
            return text, (SUMMARY_ONLY,)
    return "", ()


def _text_of(node: Element | None) -> str:
    """The text of a node that holds XHTML, HTML behind entities or CDATA, or plain text."""
    if node is None:
        return ""
    if len(node):
        return block(node)
    text = (node.text or "").strip()
    return text if node.get("type") in ("text", "text/plain") else _plain(text)


def _plain(text: str) -> str:
    if not _HAS_MARKS.search(text):
        return text
    try:
        return text_of_markup(text).text
    except ValueError:
        return text  # too long or too deep to parse: the record says so


def _link(tree: Element) -> str:
    for link in tree.iterfind("link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    address = first(tree, "link")
    guid = first(tree, "guid")
    if (
        not address
        and guid.startswith(("http://", "https://"))
        and first(tree, "guid/@isPermaLink") != "false"
    ):
        return guid
    return address


def _byline(tree: Element) -> str:
    names = [first(author, "name") or first(author, ".") for author in tree.iterfind("author")]
    names = names or [first(creator, ".") for creator in tree.iterfind("dc.creator")]
    # RSS 2.0 wants an address there: "redactie@example.org (Imke B.)".
    return ", ".join(re.sub(r"^\S+@\S+ \((.+)\)$", r"\1", name) for name in names if name)
