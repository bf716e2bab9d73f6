"""Memory does not grow with the file: each of these is eleven megabytes or more, and is read in less."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Callable

import pytest

from quotes.ingest.draft import ArticleDraft
from quotes.ingest.reader import read
from tests.ingest.drills_of_archives import row, workbook
from tests.ingest.test_archives import web_archive

COUNT = 3_000
TEXT = "De rivier staat hoog, meldt het waterschap na dagen van regen. " * 60
MIB = 1024 * 1024


def feed() -> bytes:
    items = (f"<item><title>Kop {n}</title><description>{TEXT}</description></item>\n" for n in range(COUNT))
    return f"<rss><channel>{''.join(items)}</channel></rss>".encode()


def newsml() -> bytes:
    content = f"<NewsComponent><NewsLines><HeadLine>Kop</HeadLine></NewsLines><ContentItem><DataContent>{TEXT}</DataContent></ContentItem></NewsComponent>"
    return f"<NewsML>{f'<NewsItem>{content}</NewsItem>' * COUNT}</NewsML>".encode()


def messages() -> bytes:
    return b"".join(
        f"\x01nop{n:04} 4 bin 0600\r\n\x02Kop =\r\n\r\n{TEXT}\r\n\x03141530 Dec 22\x04\r\n".encode()
        for n in range(COUNT)
    )


def excel() -> bytes:
    rows = b"".join(row(f"Kop {n}", TEXT) for n in range(COUNT))
    return workbook(b"<worksheet><sheetData>" + row("kop", "tekst") + rows + b"</sheetData></worksheet>")


def pages() -> bytes:
    page = f"<p>{TEXT}</p>".encode()
    return web_archive(
        *(("https://a.example.org/", "200 OK", "text/html", page),) * (COUNT // 8), gzipped=True
    )


def packed_feed() -> bytes:
    return gzip.compress(feed(), 1)


@pytest.mark.parametrize("build", [feed, newsml, messages, excel, pages, packed_feed])
def test_memory_does_not_grow_with_the_file(build: Callable[[], bytes]) -> None:
    data = io.BytesIO(build())
    next(
        iter(read("warm", io.BytesIO(data.getvalue()[:2_000]))), None
    )  # what a format imports is not counted
    tracemalloc.start()
    try:
        count = sum(1 for item in read("u", data) if isinstance(item, ArticleDraft))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count in (COUNT, COUNT // 8)
    assert peak < 12 * MIB
