"""A plain text file: one article, with or without a header block, a headline and the date line of an archive."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import BinaryIO

from quotes.ingest.columns import resolve
from quotes.ingest.decode import Decoded, Undecodable, decode
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.header_block import HeaderBlock, header_block
from quotes.ingest.mojibake import mended
from quotes.ingest.record import MAX_CHARACTERS, Record, Refused, draft, published_on, refuse_long

# What one article may cost in memory before its characters are counted.
MAX_BYTES = 32_000_000
MAX_HEADLINE = 200

_ARCHIVE_DATE = re.compile(r"\s*date ([0-9][0-9-]*)(?=\s)")
_LINE_END = re.compile(r"[\r\n]")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")
_SENTENCE_END = re.compile(r"[.…,;:–—-][\"'’”»)\]]*$")


def read(file: str, stream: BinaryIO) -> ArticleDraft | Problem:
    """Return the whole file as one article, its text unchanged. An archive date at its start gives published_on."""
    stream.seek(0)
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Problem(
            Place(file),
            f"The file has more than {MAX_BYTES:,} bytes; at most {MAX_CHARACTERS:,} characters are read. Split it.",
        )
    try:
        decoded = decode(data)
    except Undecodable as error:
        return Problem(Place(file), str(error))
    block = header_block(decoded.text)
    if block:
        return _with_header(file, decoded, block)
    return _bare(file, decoded)


def _with_header(file: str, decoded: Decoded, block: HeaderBlock) -> ArticleDraft | Problem:
    """The article under a header block, which is no part of its text."""
    names = resolve(block.cells)
    body = decoded.text[block.text_start :].strip("\r\n ")
    cells = {**block.cells, "text": body}
    said = (f"Lines of the header that were not read: {', '.join(names.unread)}.",) if names.unread else ()
    named = replace(names, sources={**names.sources, "text": ("text",)})
    found = draft(Record(Place(file), cells, (*decoded.repairs, *said)), named)
    if isinstance(found, ArticleDraft) and not found.headline_end:
        return replace(found, headline_end=headline_end(found.text))
    return found


def _bare(file: str, decoded: Decoded) -> ArticleDraft | Problem:
    text, misread = mended(decoded.text)
    repairs = decoded.repairs
    if misread:
        repairs = (*repairs, f"Lines with misread letters (â€™ for ’, Ã© for é) were put right: {misread}.")
    prefix = _ARCHIVE_DATE.match(text)
    try:
        if not any(ch.isalnum() for ch in text[prefix.end() if prefix else 0 :]):
            return Problem(
                Place(file), "The article has no text. Write it in the file, or leave the file out."
            )
        refuse_long(len(text))
        date = published_on(prefix[1]) if prefix else None
    except Refused as refused:
        line = text.count("\n", 0, prefix.end()) + 1 if prefix and refused.column == "published_on" else 0
        return Problem(Place(file, line, refused.column), str(refused))
    return ArticleDraft(
        Place(file), text, headline_end=headline_end(text), published_on=date, repairs=repairs
    )


def headline_end(text: str) -> int:
    """Return where the headline paragraph of text ends, 0 when it opens with the article itself.

    A headline is one line of two words or more, short, without the stop of a sentence, and a blank line
    and more text follow.
    """
    start = len(text) - len(text.lstrip())
    line_end = _LINE_END.search(text, start)
    blank = line_end and _BLANK_LINE.match(text, line_end.start())
    if not line_end or not blank or not text[blank.end() :].strip():
        return 0
    headline = text[start : line_end.start()].rstrip()
    if len(headline) > MAX_HEADLINE or len(headline.split()) < 2 or _SENTENCE_END.search(headline):
        return 0
    return start + len(headline)
