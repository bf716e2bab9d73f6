"""NITF 3.x, by itself or as the body of NewsML: https://www.iptc.org/std/NITF/3.6/documentation/."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from quotes.ingest.xml_find import Cells, block, first
from quotes.ingest.xml_target import Item


def cells(item: Item) -> list[Cells]:
    """Return what an <nitf> document says."""
    return [(nitf_cells(item.tree), ())]


def nitf_cells(tree: Element) -> dict[str, str]:
    """Return the cells of an <nitf> element."""
    data, top = tree.find("head/docdata"), tree.find("body/body.head")
    status = first(data, "@management-status")
    return {
        "headline": first(top, "hedline/hl1", "headline/hl1") or first(tree, "head/title"),
        "text": text_of_nitf(tree),
        "published_on": first(data, "date.issue/@norm", "date.release/@norm")
        or first(top, "dateline/story.date/@norm")
        or first(tree, "head/pubdata/@date.publication"),
        "outlet": first(tree, "head/pubdata/@name"),
        "byline": first(top, "byline/person", "byline"),
        "language": first(tree, "@xml.lang", "body/@xml.lang", "body/body.content/@lang"),
        "section": first(
            tree, "head/pubdata/@position.section", "head/tobject/tobject.subject/@tobject.subject.type"
        ),
        "external_id": first(data, "doc-id/@id-string"),
        "provider": first(data, "doc-id/@regsrc") or first(top, "distributor"),
        "revision": first(data, "du-key/@version"),
        "status": status,
        "urgency": first(data, "urgency/@ed-urg"),
        "embargo": (first(data, "date.release/@norm") or "true") if status == "embargoed" else "",
        "place": first(top, "dateline/location/city", "dateline/location") or first(data, "evloc/@city"),
        "date_line": first(top, "dateline"),
        "note": first(data, "ed-msg/@info", "ed-msg"),
    }


def text_of_nitf(tree: Element) -> str:
    """Return the lines under the headline and the paragraphs of the body; the abstract where there is no body."""
    body = block(tree.find("body/body.content"))
    if not body:
        return block(tree.find("body/body.head/abstract"))
    lines = [first(line, ".") for line in tree.iterfind("body/body.head/hedline/hl2")]
    return "\n\n".join([*(line for line in lines if line), body])
