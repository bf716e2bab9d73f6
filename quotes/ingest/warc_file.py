"""WARC, the file of a web archive: one article per page that was fetched well."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeAlias

from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.unpacked import RefusedArchive, printable

# The longest page that is looked at.
MAX_PAGE = 20_000_000
# Pages pack to a tenth. It is unpacked as it is read, so that nothing but time is lost on a bomb: little of it.
MAX_RATIO = 100
_RATIO_FLOOR = 64 * 1024 * 1024
_PAGES = re.compile(
    r"text/(?:html|plain|xml|csv)|application/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|json|ld\+json|x-ndjson)",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_KINDS = ("response", "resource", "conversion")

# name, bytes, charset and address of a page to what is in it.
ReadPage: TypeAlias = Callable[[str, BinaryIO, str, str], Iterator[ArticleDraft | Problem]]


class _Counted:
    """A stream that refuses to hand out more than its file may unpack to."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        # One chunk at a time: of a gzip that breaks off, what came before is not lost.
        self._read = getattr(stream, "read1", stream.read)
        self._left = most

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._read(size if 0 <= size < 1_000_000 else 1_000_000)
        self._left -= len(data)
        if self._left < 0:
            raise RefusedArchive(f"The WARC unpacks to more than {MAX_RATIO:,} times its size: a bomb.")
        return data


def read(
    file: str, stream: BinaryIO, read_page: ReadPage, *, packed: int
) -> Iterator[ArticleDraft | Problem]:
    """Yield what read_page yields for every page. Pictures, redirects and errors of a server are passed over.

    stream: of the unpacked WARC, read once from where it is. packed: bytes of the file it came from.
    """
    # Here: few imports are of WARC.
    from warcio.archiveiterator import ArchiveIterator

    records: Iterator[Any] = iter(
        ArchiveIterator(_Counted(stream, max(packed * MAX_RATIO, _RATIO_FLOOR)), check_digests=False)
    )
    any_page = False
    while True:
        try:
            record = next(records, None)
            page = _page(file, record) if record is not None else None
        except RefusedArchive as refused:
            yield Problem(Place(file), str(refused))
            return
        except Exception as error:  # the library raises whatever a broken record makes its parsers raise
            yield Problem(
                Place(file), f"The WARC is damaged or breaks off: {str(error)[:200]}. Send it again."
            )
            return
        if record is None:
            break
        if isinstance(page, Problem):
            any_page = True
            yield page
        elif page:
            any_page = True
            yield from read_page(*page)
    if not any_page:
        yield Problem(Place(file), "The WARC holds no page with text. Send one with web pages.")


def _page(file: str, record: Any) -> tuple[str, BinaryIO, str, str] | Problem | None:
    """What read_page needs of a record; None for one that is no page, a problem for one that is too long."""
    http = record.http_headers
    if record.rec_type not in _KINDS or (http is not None and http.get_statuscode() != "200"):
        return None
    kind = (http.get_header("Content-Type") if http else record.content_type) or ""
    if not _PAGES.match(kind.strip()):
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    name = f"{file}/{printable(address)[:300]}"
    content = _content(record)
    if len(content) > MAX_PAGE:
        return Problem(Place(name), f"The page has more than {MAX_PAGE:,} bytes. Leave it out.")
    if not content.strip():
        return None
    charset = _CHARSET.search(kind)
    url = address if address.startswith(("http://", "https://")) else ""
    return name, io.BytesIO(content), charset[1] if charset else "", url


def _content(record: Any) -> bytes:
    source, parts, size = record.content_stream(), [], 0
    while size <= MAX_PAGE and (part := source.read(65_536)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)
