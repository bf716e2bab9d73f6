"""ninjs, the JSON of news agencies, versions 1 to 3: https://www.iptc.org/std/ninjs/userguide/."""

from __future__ import annotations

from typing import Any

_BODIES = ("body_xhtml", "body_html", "body_text")
_MARKERS = ("versioncreated", "pubstatus", "representationtype", "contentcreated", "firstcreated")


def is_ninjs(value: dict[str, Any]) -> bool:
    """Return whether an object is a news item of ninjs rather than a row of somebody's own making."""
    folded = {key.casefold() for key in value}
    return "uri" in folded and bool(folded & {*_BODIES, "bodies", "headlines", *_MARKERS})


def cells(value: dict[str, Any]) -> dict[str, str]:
    """Return the cells of a ninjs item by the names of our own fields."""
    # Version 3 writes versionCreated where version 1 has versioncreated.
    said = {key.casefold(): item for key, item in value.items()}
    provider = _names(said.get("provider")) or _names(said.get("source")) or _names(said.get("infosources"))
    return {
        "headline": _text(said.get("headline")) or _main(said.get("headlines")) or _text(said.get("title")),
        "text": _body(said),
        "published_on": _text(said.get("versioncreated"))
        or _text(said.get("contentcreated"))
        or _text(said.get("firstcreated")),
        "outlet": provider or _text(said.get("copyrightholder")),
        "url": _address(said),
        "byline": _text(said.get("byline")) or _text(said.get("by")) or _names(said.get("authors")),
        "language": _text(said.get("language")),
        "section": _names(said.get("service")) or _names(said.get("genre")),
        "external_id": _text(said.get("uri")),
        "provider": provider,
        "revision": _text(said.get("version")),
        "status": _text(said.get("pubstatus")),
        "urgency": _text(said.get("urgency")),
        "embargo": _text(said.get("embargoed")),
        "place": _text(said.get("located")) or _names(said.get("located")),
        "date_line": _text(said.get("dateline")),
        "note": _text(said.get("ednote")),
    }


def _body(said: dict[str, Any]) -> str:
    plain = next((text for name in _BODIES if (text := _text(said.get(name)))), "")
    return plain or _main(said.get("bodies"))


def _main(values: Any) -> str:
    """The value of the main one of several headlines or bodies: the one without a role, or with that role, else the first."""
    found = [item for item in values if isinstance(item, dict)] if isinstance(values, list) else []
    found.sort(key=lambda item: _text(item.get("role")).rpartition(":")[2] not in ("", "main"))
    return next((text for item in found if (text := _text(item.get("value")))), "")


def _address(said: dict[str, Any]) -> str:
    uri = _text(said.get("uri"))
    return uri if uri.startswith(("http://", "https://")) else ""


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str) else ""


def _names(value: Any) -> str:
    """A name, a thing with a name, or a list of those."""
    many = value if isinstance(value, list) else [value]
    names = (_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in many)
    return ", ".join(name for name in names if name)
