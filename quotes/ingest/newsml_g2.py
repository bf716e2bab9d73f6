"""NewsML-G2 news items with their text inside: https://www.iptc.org/std/NewsML-G2/guidelines/."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from quotes.ingest.nitf import nitf_cells
from quotes.ingest.xml_find import Cells, block, first
from quotes.ingest.xml_target import Item


def cells(item: Item) -> list[Cells]:
    """Return what a <newsItem> says."""
    tree = item.tree
    about, content = tree.find("itemMeta"), tree.find("contentMeta")
    inner = _content(tree)
    status = first(about, "pubStatus/@qcode").rpartition(":")[2]
    said = {
        "headline": first(content, "headline") or first(about, "title"),
        "published_on": first(about, "versionCreated", "firstCreated") or first(content, "contentCreated"),
        "outlet": _provider(about),
        "byline": first(content, "by", "creator/name", "creator/@literal"),
        "language": first(content, "language/@tag") or first(tree, "@xml.lang"),
        "section": first(content, "subject/name"),
        "external_id": first(tree, "@guid"),
        "provider": _provider(about),
        "revision": first(tree, "@version"),
        "previous_revision": _previous(about),
        "status": status,
        "urgency": first(content, "urgency"),
        "embargo": first(about, "embargoed")
        or ("true" if about is not None and about.find("embargoed") is not None else ""),
        "place": first(content, "located/name", "located/@literal"),
        "date_line": first(content, "dateline"),
        "note": first(about, "edNote"),
    }
    return [({**inner, **{field: value for field, value in said.items() if value}}, ())]


def _content(tree: Element) -> dict[str, str]:
    inline = tree.find("contentSet/inlineXML")
    if inline is None:
        data = tree.find("contentSet/inlineData")
        return {"text": (data.text or "").strip() if data is not None else ""}
    document = inline.find(".//nitf")
    return nitf_cells(document) if document is not None else {"text": block(inline)}


def _provider(about: Element | None) -> str:
    return (
        first(about, "provider/name", "provider/@literal")
        or first(about, "provider/@qcode").rpartition(":")[2]
    )


def _previous(about: Element | None) -> str:
    for link in about.iterfind("link") if about is not None else ():
        if link.get("rel", "").rpartition(":")[2] == "previousVersion":
            return str(link.get("version", "") or link.get("residref", ""))
    return ""
