"""The one way in: a file of any format we read, to drafts of articles and problems."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from quotes.ingest import csv_file, jsonl_file, text_file, zip_file
from quotes.ingest.decode import Undecodable
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.sniff import HEAD, Format, sniff

_IN_MEMORY = 8 * 1024 * 1024


def read(name: str, stream: BinaryIO) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem for every row, object or file in stream, in their order there.

    name: as the person who uploads it knows it; places name it. Rows are streamed: memory does not
    grow with the file. Whatever stands in the file is answered by a Problem, never by an exception.
    """
    with _seekable(stream) as source:
        if _format(source) == "zip":
            yield from zip_file.read(name, source, _read_unpacked)
        else:
            yield from _read_unpacked(name, source)


def _read_unpacked(name: str, stream: BinaryIO) -> Iterator[ArticleDraft | Problem]:
    stream.seek(0)
    head = stream.read(HEAD)
    if not head.strip() and len(head) < HEAD:
        yield Problem(Place(name), "The file is empty. Upload one with an article in it.")
        return
    try:
        found: Format = sniff(name, head)
    except Undecodable as error:
        yield Problem(Place(name), str(error))
        return
    if found == "csv":
        yield from csv_file.read(name, stream)
    elif found == "json":
        yield from jsonl_file.read(name, stream)
    elif found == "text":
        yield text_file.read(name, stream)
    else:
        yield Problem(Place(name), "This is a ZIP in a ZIP. Unpack it first.")


def _format(stream: BinaryIO) -> Format | None:
    stream.seek(0)
    return "zip" if stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06") else None


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """A pipe is copied to a temporary file first: sniffing reads the beginning twice."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        yield cast("BinaryIO", copy)
