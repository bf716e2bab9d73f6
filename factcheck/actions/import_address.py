"""A file of articles, or a page with one, from a web address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files import File

from factcheck.actions import import_batches
from factcheck.fetching import DOCUMENT, Fetched, FetchError, Reason, fetch
from factcheck.models import ImportBatch, User
from quotes.ingest.decode import Undecodable
from quotes.ingest.sniff import HEAD, sniff

MB = 1024 * 1024


def upload_from(address: str, *, outlet: str, uploaded_by: User | None) -> ImportBatch:
    """Fetch what lies at address and keep it for a later go, as an upload. Takes up to 45 seconds. Raises FetchError."""
    limits = replace(DOCUMENT, bytes=settings.UPLOAD_MAX_MB * MB)
    with fetch(address, limits=limits) as answer:
        answer.raise_for_status()
        if not answer.size:
            raise FetchError(Reason.NOTHING, why="The file is empty.")
        with as_file(answer) as file:
            return import_batches.upload(
                File(file), name=name_of(answer), outlet=outlet, uploaded_by=uploaded_by
            )


def name_of(answer: Fetched) -> str:
    """The last part of the path, as a browser would call the file; the host where there is none."""
    last = unquote(urlsplit(answer.address).path.rstrip("/").rpartition("/")[2])
    return "".join(char for char in last if char.isprintable())[:200] or answer.host


@contextmanager
def as_file(answer: Fetched) -> Iterator[BinaryIO]:
    """The body; a page goes into a WARC, which keeps its address and the encoding that the server stated."""
    if is_page(answer):
        with BytesIO() as packed:
            yield in_warc(answer, packed)
    else:
        yield answer.file


def is_page(answer: Fetched) -> bool:
    head = answer.file.read(HEAD)
    answer.file.seek(0)
    try:
        return sniff("", head).kind == "html"
    except Undecodable:
        return False  # the reader says what it is


def in_warc(answer: Fetched, packed: BytesIO) -> BinaryIO:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(packed, gzip=False)
    stated = [("Content-Type", answer.headers.get("content-type", "text/html"))]
    headers = StatusAndHeaders("200 OK", stated, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(answer.address, "response", payload=answer.file, http_headers=headers)
    )
    packed.seek(0)
    return packed
