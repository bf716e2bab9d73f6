"""The one way in: a file of any format we read, to drafts of articles and problems."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, cast

from quotes.ingest import (
    csv_file,
    gzip_file,
    html_file,
    iptc7901_file,
    jsonl_file,
    tar_file,
    text_file,
    warc_file,
    xml_file,
    zip_file,
)
from quotes.ingest.columns import Choice
from quotes.ingest.decode import Undecodable
from quotes.ingest.draft import ArticleDraft, Mark, Place, Problem
from quotes.ingest.sniff import HEAD, Format, sniff
from quotes.ingest.unpacked import Budget

_IN_MEMORY = 8 * 1024 * 1024
_CALLED = {"zip": "a ZIP", "tar": "a tar", "gzip": "a gzip", "warc": "a WARC"}

Found = Iterator[ArticleDraft | Problem]


def read(name: str, stream: BinaryIO, *, after: Mark | None = None, choice: Choice | None = None) -> Found:
    """Yield an article or a problem for every row, object, item or file in stream, in their order there.

    name: as the person who uploads it knows it; places name it. Rows are streamed: memory does not
    grow with the file. Whatever stands in the file is answered by a Problem, never by an exception.
    after: begin with the record there, in a file for which can_resume is true. choice: of columns, where a person made one.
    """
    with _seekable(stream) as source:
        yield from _Upload(choice).read(name, source, (), after)


def can_resume(name: str, stream: BinaryIO) -> bool:
    """Return whether a file can be read on from the mark at one of its records."""
    found = _format(name, stream)
    return isinstance(found, Format) and found.kind in ("csv", "json")


class _Upload:
    """One upload: what may still be unpacked of it, however its archives are nested."""

    def __init__(self, choice: Choice | None) -> None:
        self._budget = Budget()
        self._choice = choice

    def read(self, name: str, stream: BinaryIO, within: tuple[str, ...], after: Mark | None = None) -> Found:
        """within: the kinds of archive that the file was unpacked from, the outermost first."""
        found = _format(name, stream)
        if isinstance(found, Problem):
            yield found
        elif found.kind in ("tar", "gzip") and (outer := _outer(found.kind, within)):
            yield Problem(Place(name), f"This is {_CALLED[found.kind]} in {_CALLED[outer]}. Unpack it first.")
        elif found.kind in ("zip", "tar", "gzip"):
            yield from self._archive(found, name, stream, (*within, found.kind))
        elif found.kind == "warc":
            yield from self._warc(name, stream)
        else:
            yield from _document(name, stream, found, after, self._choice)

    def _archive(self, found: Format, name: str, stream: BinaryIO, within: tuple[str, ...]) -> Found:
        def inner(inner_name: str, inner_stream: BinaryIO) -> Found:
            return self.read(inner_name, inner_stream, within)

        if found.kind == "zip":
            outer = _outer("zip", within[:-1])
            return zip_file.read(
                name, stream, inner, self._budget, inside=_CALLED.get(outer, ""), choice=self._choice
            )
        if found.kind == "tar":
            return tar_file.read(name, stream, inner, self._budget)
        if _holds_warc(stream):
            return self._warc(name, stream)
        return gzip_file.read(name, stream, inner, self._budget)

    def _warc(self, name: str, stream: BinaryIO) -> Found:
        """A WARC is gzipped page by page and may be huge, so it is unpacked as it is read."""
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        source = cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb")) if packed else stream
        return warc_file.read(name, source, _page, packed=size)


def _document(
    name: str,
    stream: BinaryIO,
    found: Format,
    after: Mark | None = None,
    choice: Choice | None = None,
) -> Found:
    if found.kind == "csv":
        yield from csv_file.read(name, stream, after=after, choice=choice)
    elif found.kind == "json":
        yield from jsonl_file.read(name, stream, after=after, choice=choice)
    elif found.kind == "xml":
        yield from xml_file.read(name, stream, found.root)
    elif found.kind == "iptc7901":
        yield from iptc7901_file.read(name, stream)
    elif found.kind == "html":
        yield html_file.read(name, stream)
    else:
        yield text_file.read(name, stream)


def _page(name: str, stream: BinaryIO, charset: str, url: str) -> Found:
    """A page of a web archive: HTML knows its address, and anything else is read as a file."""
    found = _format(name, stream)
    if isinstance(found, Problem):
        yield found
    elif found.kind == "html":
        yield html_file.read(name, stream, charset=charset, url=url)
    elif found.kind in _CALLED:
        yield Problem(Place(name), f"This is {_CALLED[found.kind]} in a WARC. Unpack it first.")
    elif found.kind == "text":
        text = text_file.read(name, stream)
        yield replace(text, url=text.url or url) if isinstance(text, ArticleDraft) else text
    else:
        yield from _document(name, stream, found)


def _outer(kind: str, within: tuple[str, ...]) -> str:
    """The archive around it for which an archive of this kind is one too many, "" for none."""
    too_many = ("gzip",) if kind == "gzip" else ("zip", "tar")
    return next((outer for outer in within if outer in too_many), "")


def _format(name: str, stream: BinaryIO) -> Format | Problem:
    stream.seek(0)
    head = stream.read(HEAD)
    if not head.strip() and len(head) < HEAD:
        return Problem(Place(name), "The file is empty. Upload one with an article in it.")
    try:
        return sniff(name, head)
    except Undecodable as error:
        return Problem(Place(name), str(error))


def _holds_warc(stream: BinaryIO) -> bool:
    stream.seek(0)
    try:
        # Bounded: it asks for five bytes, and a few KiB are unpacked for them.
        return gzip.GzipFile(fileobj=stream, mode="rb").read(5) == b"WARC/"
    except (OSError, EOFError, zlib.error, ValueError):
        return False


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """A pipe is copied to a temporary file first: sniffing reads the beginning twice."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        yield cast("BinaryIO", copy)
