"""A web page saved as a file: one article."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import BinaryIO

from quotes.ingest.columns import OWN
from quotes.ingest.decode import NAMES, Decoded, Undecodable, decode, without_nul
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.html_page import cells_of_page
from quotes.ingest.markup import MAX_MARKUP
from quotes.ingest.record import Record, draft
from quotes.ingest.stated import kept

MAX_BYTES = 4 * MAX_MARKUP

_META_CHARSET = re.compile(
    r"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE
)
_LATIN = ("iso8859-1", "ascii", "cp1252")


def read(file: str, stream: BinaryIO, *, charset: str = "", url: str = "") -> ArticleDraft | Problem:
    """Return the article of a page. charset, url: what the server said of it, where it was fetched."""
    stream.seek(0)
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Problem(
            Place(file), f"The page has more than {MAX_BYTES:,} bytes. Save its article as plain text."
        )
    try:
        decoded = decode_page(data, charset)
        cells, repairs = cells_of_page(decoded.text, url=url)
    except (Undecodable, ValueError) as error:
        return Problem(Place(file), str(error))
    cells, left_out = kept(cells, date_too=True)
    return draft(Record(Place(file), cells, (*decoded.repairs, *repairs, *left_out)), OWN)


def decode_page(data: bytes, charset: str = "") -> Decoded:
    """Return a page as text.

    A byte order mark first; then UTF-8 where all of it is UTF-8; then what the server said, then what the page says.
    A contradiction is said. Raises Undecodable for what is no text.
    """
    decoded = decode(data)
    said = next(filter(None, (_codec(charset), _codec(_stated_charset(decoded.text)))), "")
    is_utf = decoded.encoding.startswith("utf") and (decoded.encoding != "utf-8" or not decoded.repairs)
    if is_utf and said and not said.startswith("utf") and not decoded.text.isascii():
        repair = f"The page says that it is {said}, and is {decoded.encoding.upper()}."
        return replace(decoded, repairs=(*decoded.repairs, repair))
    if is_utf or not said or said.startswith("utf") or said in _LATIN:
        return decoded
    repair = f"Read as {NAMES.get(said, said)}, as the page says."
    return without_nul(Decoded(data.decode(said, "replace"), said, (repair,)))


def _stated_charset(text: str) -> str:
    match = _META_CHARSET.search(text[:8192])
    return match[1] if match else ""


def _codec(name: str) -> str:
    """The name of a text codec as Python spells it, "" for none."""
    try:
        info = codecs.lookup(name) if name.isascii() and name else None
    except (LookupError, ValueError):
        return ""
    return info.name if info and info._is_text_encoding else ""
