"""NewsML 1.2, as ANP, AFP, Belga and dpa deliver it: an envelope around NITF, XHTML or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from quotes.ingest.nitf import nitf_cells
from quotes.ingest.xml_find import Cells, block, first
from quotes.ingest.xml_target import Item

# urn:newsml:PROVIDER:DATE:ITEM:REVISION, the revision with the letter of its kind of update.
_URN = re.compile(r"(urn:newsml:.+):([0-9]+)[A-Z]?")


def cells(item: Item) -> Cells:
    """Return what a <NewsItem> says. Of several texts the longest is read, and that is said."""
    tree = item.tree
    identity, management = tree.find("Identification/NewsIdentifier"), tree.find("NewsManagement")
    texts = sorted(_contents(tree), key=lambda found: len(found.get("text", "")), reverse=True)
    inner = texts[0] if texts else {}
    status = first(management, "Status/@FormalName")
    said = {
        "headline": first(tree, ".//NewsLines/HeadLine"),
        "published_on": first(management, "ThisRevisionCreated", "FirstCreated"),
        "outlet": _provider(tree),
        "byline": first(tree, ".//NewsLines/ByLine"),
        "language": first(
            tree, ".//DescriptiveMetadata/Language/@FormalName", "@xml.lang", "NewsComponent/@xml.lang"
        ),
        "section": first(tree, ".//NewsLines/SeriesLine"),
        "external_id": _external_id(identity),
        "provider": _provider(tree) or first(identity, "ProviderId"),
        "revision": first(identity, "RevisionId") or _urn_revision(identity),
        "previous_revision": first(identity, "RevisionId/@PreviousRevision").lstrip("0"),
        "status": _killed(management) or status,
        "urgency": first(management, "Urgency/@FormalName"),
        "embargo": _embargo(management, status),
        "place": _place(tree),
        "date_line": first(tree, ".//NewsLines/DateLine"),
        "note": first(tree, ".//NewsLines/NewsLine[@FormalName='EditorialNote']")
        or first(management, "Instruction/@FormalName"),
    }
    repairs = (f"The item holds {len(texts)} texts; the longest was read.",) if len(texts) > 1 else ()
    return {**inner, **{field: value for field, value in said.items() if value}}, repairs


def _contents(tree: Element) -> Iterator[dict[str, str]]:
    """Yield the cells of every text in the item."""
    for content in tree.iter("ContentItem"):
        kind = first(content, "MediaType/@FormalName").lower()
        data = content.find("DataContent")
        if data is None or kind not in ("", "text", "complexdata"):
            continue
        body = data.find(".//nitf")
        found = nitf_cells(body) if body is not None else {"text": _plain(data)}
        if any(ch.isalnum() for ch in found["text"]):
            yield found


def _plain(data: Element) -> str:
    """XHTML, or text as it is set: an agency's own line ends stay."""
    return block(data) if len(data) else (data.text or "").strip()


def _external_id(identity: Element | None) -> str:
    parts = [first(identity, name) for name in ("ProviderId", "DateId", "NewsItemId")]
    if all(parts):
        return f"urn:newsml:{':'.join(parts)}"
    public = first(identity, "PublicIdentifier")
    match = _URN.fullmatch(public)
    return match[1] if match else public


def _urn_revision(identity: Element | None) -> str:
    match = _URN.fullmatch(first(identity, "PublicIdentifier"))
    return match[2] if match else ""


def _provider(tree: Element) -> str:
    return first(
        tree,
        ".//AdministrativeMetadata/Provider/Party/@FormalName",
        ".//AdministrativeMetadata/Source/Party/@FormalName",
    )


def _embargo(management: Element | None, status: str) -> str:
    if not status.lower().endswith("embargoed"):
        return ""
    return first(management, "StatusWillChange/DateAndTime") or "true"


def _killed(management: Element | None) -> str:
    """An instruction to kill the revisions before this one says more than the status of the notice itself."""
    orders = (
        (node.get("FormalName", "").lower() for node in management.iterfind("Instruction"))
        if management is not None
        else ()
    )
    return (
        "killed"
        if any(order.rpartition(":")[2] in ("kill", "killed", "retract", "delete") for order in orders)
        else ""
    )


def _place(tree: Element) -> str:
    for node in tree.iterfind(".//DescriptiveMetadata/Location/Property"):
        if node.get("FormalName") == "City" and node.get("Value"):
            return str(node.get("Value"))
    return ""
