"""NewsML 1.2, as ANP, AFP, Belga and dpa deliver it: an envelope around NITF, XHTML or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from quotes.ingest.nitf import nitf_cells
from quotes.ingest.xml_find import Cells, block, first
from quotes.ingest.xml_target import Item

# The roles of texts that are no part of the story, and of those that make it up together.
_NOT_TEXT = ("title", "headline", "caption", "keyword", "keywords", "slug")
_PIECES = ("lead", "intro", "chapeau", "body")
# urn:newsml:PROVIDER:DATE:ITEM:REVISION, the revision with the letter of its kind of update.
_URN = re.compile(r"(urn:newsml:.+):([0-9]+)[A-Z]?")


@dataclass(frozen=True, slots=True)
class _Story:
    """A story of an item: what its component says, and what the document in it says of itself."""

    own: dict[str, str]
    inner: dict[str, str]
    duid: str
    repairs: tuple[str, ...] = ()


def cells(item: Item) -> list[Cells]:
    """Return what a <NewsItem> says: one article per component with a headline of its own and a text, else one of all."""
    tree = item.tree
    said = _of_item(tree)
    headed = [component for component in tree.iter("NewsComponent") if first(component, "NewsLines/HeadLine")]
    stories = [story for component in headed if (story := _story(component, headed))]
    if not stories:
        whole = _story(tree, headed)
        stories = [whole or _Story({"headline": first(tree, ".//NewsLines/HeadLine")}, {}, "")]
    found = []
    for number, story in enumerate(stories, 1):
        # One item, several stories: each needs an id of its own to have revisions of its own.
        own_id = f"{said['external_id']}#{story.duid or number}" if len(stories) > 1 else said["external_id"]
        values = {**_filled(story.inner), **_filled(said), **_filled(story.own), "external_id": own_id}
        found.append((values, story.repairs))
    return found


def _filled(found: dict[str, str]) -> dict[str, str]:
    return {field: value for field, value in found.items() if value}


def _of_item(tree: Element) -> dict[str, str]:
    """What holds for every story in the item."""
    identity, management = tree.find("Identification/NewsIdentifier"), tree.find("NewsManagement")
    status = first(management, "Status/@FormalName")
    return {
        "published_on": first(management, "ThisRevisionCreated", "FirstCreated"),
        "language": _language(tree),
        "external_id": _external_id(identity),
        "outlet": _provider(tree),
        "provider": _provider(tree) or first(identity, "ProviderId"),
        "revision": first(identity, "RevisionId") or _urn_revision(identity),
        "previous_revision": first(identity, "RevisionId/@PreviousRevision").lstrip("0"),
        "status": _killed(management) or status,
        "urgency": first(management, "Urgency/@FormalName")
        or first(tree, ".//AdministrativeMetadata/Property[@FormalName='Priority']/@Value"),
        "embargo": _embargo(management, status),
        "note": first(tree, ".//NewsLines/NewsLine[@FormalName='EditorialNote']")
        or first(management, "Instruction/@FormalName"),
    }


def _story(component: Element, headed: list[Element]) -> _Story | None:
    """What a component says, without the components in it that have a headline of their own; None without a text."""
    parts = [*_parts(component, headed, first(component, "Role/@FormalName").lower())]
    if not parts:
        return None
    text, inner, repairs = _joined(parts)
    own = {
        "headline": first(component, "NewsLines/HeadLine", ".//NewsLines/HeadLine"),
        "text": text,
        "byline": first(component, "NewsLines/ByLine", ".//NewsLines/ByLine"),
        "language": _language(component),
        "section": first(component, "NewsLines/SeriesLine"),
        "place": _place(component),
        "date_line": first(component, "NewsLines/DateLine", ".//NewsLines/DateLine"),
    }
    return _Story(own, inner, component.get("Duid", ""), repairs)


def _parts(component: Element, headed: list[Element], role: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the role and the cells of every text below a component, in their order."""
    for node in component:
        if node.tag == "ContentItem" and (found := _content(node)):
            yield role, found
        elif node.tag == "NewsComponent" and node not in headed:
            yield from _parts(node, headed, first(node, "Role/@FormalName").lower() or role)


def _joined(parts: list[tuple[str, dict[str, str]]]) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """The text of a story from its parts.

    Belga delivers title, lead and body apart; lead and body belong together. Otherwise several texts are the same story in
    several forms, and the longest is read.
    """
    texts = [(role, found) for role, found in parts if role not in _NOT_TEXT] or parts
    longest = max((found for _, found in texts), key=lambda found: len(found["text"]))
    if any(role in _PIECES for role, _ in texts):
        pieces = [found["text"] for role, found in texts if role in _PIECES]
        return "\n\n".join(pieces), longest, ()
    said = (f"The item holds {len(texts)} texts; the longest was read.",) if len(texts) > 1 else ()
    return longest["text"], longest, said


def _content(content: Element) -> dict[str, str] | None:
    """The cells of a <ContentItem>, None when it holds no text."""
    kind = first(content, "MediaType/@FormalName").lower()
    data = content.find("DataContent")
    if data is None or kind not in ("", "text", "complexdata"):
        return None
    document = data.find(".//nitf")
    found = nitf_cells(document) if document is not None else {"text": _plain(data)}
    return found if any(ch.isalnum() for ch in found["text"]) else None


def _plain(data: Element) -> str:
    """XHTML, or text as it is set: an agency's own line ends stay."""
    return block(data) if len(data) else (data.text or "").strip()


def _language(tree: Element) -> str:
    """The stated language. An attribute that says English counts for nothing: archives carry it on Dutch stories too."""
    stated = first(tree, ".//DescriptiveMetadata/Language/@FormalName")
    attribute = first(tree, "@xml.lang", "NewsComponent/@xml.lang")
    return stated or ("" if attribute.lower().startswith("en") else attribute)


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
        ".//NewsLines/CreditLine",
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
