"""Whatever bytes arrive, a reader answers with drafts and problems: it never raises, and never hands out what breaks later."""

from __future__ import annotations

import gzip
import io
import tarfile
from datetime import timedelta
from functools import partial
from typing import Any, BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.ingest import (
    csv_file,
    gzip_file,
    html_file,
    iptc7901_file,
    jsonl_file,
    tar_file,
    text_file,
    xml_file,
    zip_file,
)
from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.markup import text_of_markup
from quotes.ingest.mojibake import mended
from quotes.ingest.record import MAX_CHARACTERS
from quotes.ingest.unpacked import Budget
from tests.ingest.drills_of_archives import SHEET, workbook
from tests.ingest.files import read_all, zipped
from tests.ingest.shown import SAMPLES, sample_files


def tarred(data: bytes) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return target.getvalue()


WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example.org/\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: 86\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 21\r\n\r\n<p>De brug is dicht.\r\n\r\n\r\n"
)
SEEDS = [
    *((SAMPLES / name).read_bytes() for name in sample_files()),
    workbook(SHEET),
    zipped(("a.txt", b"Tekst."), ("b.csv", b"kop,tekst\nA,B\n")),
    gzip.compress(b"kop,tekst\nA,B\n"),
    tarred(b"De brug is dicht."),
    gzip.compress(tarred(b"De brug is dicht.")),
    WARC,
    gzip.compress(WARC),
]
STRAYS = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b'"',
    b"\n",
    b"\x00",
    b"\x01",
    b"\x02",
    b"\xff",
    b"<item>",
    b"</item>",
    b"<!DOCTYPE a [",
    b"<![CDATA[",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sample with a few stretches cut, replaced or doubled."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        data = data[:start] + draw(st.binary(max_size=6) | st.sampled_from(STRAYS)) + data[end:]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def single(read: Any, name: str, stream: BinaryIO) -> list[Any]:
    return [read(name, stream)]


def of_root(root: str, name: str, stream: BinaryIO) -> Any:
    return xml_file.read(name, stream, root)


def of_archive(read: Any, name: str, stream: BinaryIO) -> Any:
    return read(name, stream, lambda *_: iter(()), Budget())


ROOTS = ("rss", "feed", "nitf", "NewsML", "newsItem", "other")
READERS: dict[str, Any] = {
    "csv": csv_file.read,
    "json": jsonl_file.read,
    "text": partial(single, text_file.read),
    "html": partial(single, html_file.read),
    "iptc7901": iptc7901_file.read,
    "zip": partial(of_archive, zip_file.read),
    "gzip": partial(of_archive, gzip_file.read),
    "tar": partial(of_archive, tar_file.read),
    **{root: partial(of_root, root) for root in ROOTS},
}


@settings(max_examples=600, deadline=timedelta(seconds=10), suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_samples_are_answered(data: bytes) -> None:
    check(*read_all(data, "u"))


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60, deadline=timedelta(seconds=10))
@given(data=st.binary(max_size=400) | damaged())
def test_no_bytes_make_a_reader_raise(reader: str, data: bytes) -> None:
    found = list(READERS[reader]("u", io.BytesIO(data)))

    assert all(isinstance(item, ArticleDraft | Problem) for item in found)


@settings(max_examples=300, deadline=timedelta(seconds=2))
@given(st.text(max_size=300) | st.text(alphabet="<>/&;! pdivbr=\"'[]-\n", max_size=300))
def test_any_text_has_a_reading_as_html(text: str) -> None:
    assert "\x0b" not in text_of_markup(text).text


@settings(max_examples=300, deadline=timedelta(seconds=2))
@given(st.text(max_size=80))
def test_misread_letters_come_back_and_right_ones_stay(text: str) -> None:
    mended(text)
    ascii_text = text.encode("ascii", "ignore").decode()
    assert mended(ascii_text) == (ascii_text, 0)


def check(drafts: list[ArticleDraft], problems: list[Problem]) -> None:
    for draft in drafts:
        assert 0 <= draft.headline_end <= len(draft.text) <= MAX_CHARACTERS
        assert "\0" not in draft.text
        draft.text.encode()
        if draft.wire and draft.wire.embargo_until:
            assert draft.wire.embargo_until.tzinfo is not None
    assert all(problem.reason for problem in problems)
