"""Tell the format of a file by its first bytes; its name only breaks ties."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from quotes.ingest.csv_file import looks_like_header
from quotes.ingest.decode import Undecodable, decode, wide_encoding

Format = Literal["zip", "csv", "json", "text"]

HEAD = 65_536

_JSON = re.compile(r'\{\s*["}]|\{\s*$|\[\s*[\[{\]]|\[\s*$')
_MARKUP = re.compile(r"<(!doctype|html|head|body|\?xml|rss|feed|newsml|nitf)\b", re.IGNORECASE)
_BY_NAME: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "csv",
    ".tsv": "csv",
}


def sniff(name: str, head: bytes) -> Format:
    """Return the format of a file from its first HEAD bytes.

    Raises Undecodable, with a sentence for the person who uploaded it, for what no reader reads.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    opening = decode(_whole_lines(head)).text.lstrip()
    if _JSON.match(opening):
        return "json"
    if _MARKUP.match(opening):
        raise Undecodable(
            "This is HTML or XML, which is not read yet. Save the article as plain text or CSV."
        )
    if looks_like_header(opening.splitlines()[0] if opening else ""):
        return "csv"
    return _BY_NAME.get(PurePosixPath(name).suffix.lower(), "text")


def _whole_lines(head: bytes) -> bytes:
    """Without the last line when it may be cut through a character."""
    encoding, _ = wide_encoding(head[:4096])
    if len(head) < HEAD or encoding:
        return head
    return head[: head.rfind(b"\n") + 1] or head
