"""Tell the format of a file by its first bytes; its name only breaks ties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from quotes.ingest.csv_file import looks_like_header
from quotes.ingest.decode import Undecodable, decode, refuse_signature, wide_encoding
from quotes.ingest.iptc7901_file import is_bare, is_framed
from quotes.ingest.markup import looks_like_markup
from quotes.ingest.xml_items import root_name

Kind = Literal["zip", "gzip", "tar", "warc", "xml", "html", "iptc7901", "json", "csv", "text"]

HEAD = 65_536

_JSON = re.compile(r'\{\s*["}]|\{\s*$|\[\s*[\[{\]]|\[\s*$')
_XML = re.compile(r"<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|NewsML\b|newsMessage\b|newsItem\b|nitf\b)")
_BY_NAME: dict[str, Kind] = {
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "csv",
    ".tsv": "csv",
}


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is. root: the root element of XML."""

    kind: Kind
    root: str = ""


def sniff(name: str, head: bytes) -> Format:
    """Return the format of a file from its first HEAD bytes.

    Raises Undecodable, with a sentence for the person who uploaded it, for what no reader reads.
    """
    if binary := _binary(head):
        return Format(binary)
    if is_framed(head):
        return Format("iptc7901")
    refuse_signature(head)
    opening = _opening(head)
    if _JSON.match(opening):
        return Format("json")
    if opening.startswith("<") and (markup := _markup(opening)):
        return markup
    if is_bare(opening):
        return Format("iptc7901")
    if looks_like_header(opening.splitlines()[0] if opening else ""):
        return Format("csv")
    return Format(_BY_NAME.get(PurePosixPath(name).suffix.lower(), "text"))


def _binary(head: bytes) -> Kind | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if head[257:262] == b"ustar":
        return "tar"
    return "warc" if head.startswith((b"WARC/1.", b"WARC/0.")) else None


def _opening(head: bytes) -> str:
    try:
        return decode(_whole_lines(head)).text.lstrip("\ufeff \t\r\n\x0b\x0c")
    except Undecodable:
        # A control character too many for a text does not hinder the readers of XML, which say where it stood.
        start = head.decode("latin-1").lstrip("\ufeff \t\r\n")
        if _XML.match(start):
            return start
        raise


def _markup(opening: str) -> Format | None:
    """XML by its root; HTML by its root too, or by an opening element that a text would not have."""
    root = root_name(opening)
    if root.lower() == "html" or (looks_like_markup(opening) and not _XML.match(opening)):
        return Format("html")
    if re.match(r"<!doctype\s+html\b", opening, re.IGNORECASE):
        return Format("html")
    if _XML.match(opening) or (root and opening.startswith("<!DOCTYPE")):
        return Format("xml", root)
    return Format("html") if re.match(r"<!--", opening) and "<html" in opening[:5000].lower() else None


def _whole_lines(head: bytes) -> bytes:
    """Without the last line when it may be cut through a character."""
    encoding, _ = wide_encoding(head[:4096])
    if len(head) < HEAD or encoding:
        return head
    return head[: head.rfind(b"\n") + 1] or head
