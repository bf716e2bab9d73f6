"""gzip, tar and WARC, alone and in each other."""

from __future__ import annotations

import gzip
import io
import tarfile
import tracemalloc
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quotes.ingest import warc_file
from tests.ingest.drills_of_archives import SHEET, workbook
from tests.ingest.files import read_all, zipped

TEXT = b"De rivier staat hoog, meldt het waterschap."
ROWS = b"kop,tekst\nKop,Tekst.\n"
RSS = b"<rss><channel><item><title>Kop</title><description>Tekst.</description></item></channel></rss>"


def packed(data: bytes) -> bytes:
    """Without the time of day: test ids are made from the data, and every worker must make the same."""
    return gzip.compress(data, mtime=0)


def tarred(*entries: tuple[str, bytes] | tarfile.TarInfo, mode: str = "w") -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:  # type: ignore[call-overload]
        for entry in entries:
            if isinstance(entry, tarfile.TarInfo):
                archive.addfile(entry)
            else:
                info = tarfile.TarInfo(entry[0])
                info.size = len(entry[1])
                archive.addfile(info, io.BytesIO(entry[1]))
    return target.getvalue()


def special(name: str, kind: bytes, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (packed(ROWS), ["u line 2"]),
        (packed(RSS), ["u line 1"]),
        (tarred(("a.txt", TEXT), ("map/b.csv", ROWS)), ["u/a.txt", "u/map/b.csv line 2"]),
        (tarred(("a.txt", TEXT), ("c.xml", RSS), mode="w:gz"), ["u/a.txt", "u/c.xml line 1"]),
        (tarred(("a" * 200 + ".txt", TEXT), mode="w:gz"), ["u/" + "a" * 200 + ".txt"]),
        (zipped(("a.csv.gz", packed(ROWS))), ["u/a.csv.gz line 2"]),
        (packed(zipped(("a.txt", TEXT))), ["u/a.txt"]),
        (zipped(("a.xlsx", workbook(SHEET))), ["u/a.xlsx line 2"]),
        (tarred(("a.xlsx", workbook(SHEET)), mode="w:gz"), ["u/a.xlsx line 2"]),
    ],
)
def test_files_are_read_through_their_packing(data: bytes, places: list[str]) -> None:
    drafts, problems = read_all(data, "u")

    assert [str(draft.place) for draft in drafts] == places
    assert problems == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (("../x.txt", TEXT), "u/../x.txt: The name leads outside the tar."),
        (("/etc/x.txt", TEXT), "u//etc/x.txt: The name leads outside the tar."),
        (special("x", tarfile.SYMTYPE, "/etc/passwd"), "u/x: This is a link or a device"),
        (special("x", tarfile.LNKTYPE, "goed.txt"), "u/x: This is a link or a device"),
        (special("x", tarfile.CHRTYPE), "u/x: This is a link or a device"),
        (("in.tar", tarred(("a.txt", TEXT))), "u/in.tar: This is a tar in a tar."),
        (("in.zip", zipped(("a.txt", TEXT))), "u/in.zip: This is a ZIP in a tar."),
        (("x.gz", packed(packed(TEXT))), "u/x.gz: This is a gzip in a gzip."),
    ],
)
def test_bad_entry_of_a_tar_is_named_and_the_others_land(entry: Any, problem: str) -> None:
    drafts, [found] = read_all(tarred(entry, ("goed.txt", TEXT)), "u")

    assert [draft.place.file for draft in drafts] == ["u/goed.txt"]
    assert str(found).startswith(problem)


def test_tar_that_breaks_off_says_so_after_what_was_whole() -> None:
    data = tarred(("a.txt", TEXT), ("b.txt", TEXT * 100))

    drafts, [problem] = read_all(data[:2500], "u")

    assert len(drafts) == 1
    assert problem.reason.startswith("The tar is damaged or breaks off")


def test_tar_that_ends_between_two_files_says_so() -> None:
    drafts, [problem] = read_all(tarred(("a.txt", TEXT), ("b.txt", TEXT))[:1024], "u")

    assert len(drafts) == 1
    assert problem.reason.startswith("The tar ends without its end mark")


def test_header_that_asks_for_everything_is_refused_in_little_memory() -> None:
    info = special("x", tarfile.XHDTYPE)
    info.size = 300 * 1024 * 1024
    data = info.tobuf() + bytes(20 * 1024 * 1024)
    tracemalloc.start()
    try:
        drafts, [problem] = read_all(data, "u")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert drafts == []
    assert "asks for more than it may" in problem.reason
    assert peak < 8 * 1024 * 1024


def test_tar_of_too_many_files_stops_there() -> None:
    header = tarfile.TarInfo("a.txt")
    header.size = 1
    one = header.tobuf() + b"x".ljust(512, b"\0")

    drafts, [problem] = read_all(one * 20_010, "u")

    assert len(drafts) == 20_001
    assert "more than 20,000 files" in problem.reason


def web_archive(*pages: tuple[str, str, str, bytes], gzipped: bool) -> bytes:
    """pages: address, status line, content type, body."""
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("u.warc", {"software": "test"}))
    for address, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return target.getvalue()


PAGE = "<html lang=nl><head><title>Kop</title></head><body><p>Één brug blijft dicht.</p></body></html>"
PAGES = (
    ("https://a.example.org/1", "200 OK", "text/html; charset=iso-8859-1", PAGE.encode("cp1252")),
    ("https://a.example.org/2", "301 Moved", "text/html", b"<p>Elders.</p>"),
    ("https://a.example.org/3", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n"),
    ("https://a.example.org/feed", "200 OK", "application/rss+xml", RSS),
    ("https://a.example.org/4", "200 OK", "text/html", b"<html><body></body></html>"),
)


@pytest.mark.parametrize("packing", ["plain", "by page", "whole"])
def test_pages_of_a_web_archive_are_read_with_their_address(packing: str) -> None:
    data = web_archive(*PAGES, gzipped=packing == "by page")

    drafts, [problem] = read_all(packed(data) if packing == "whole" else data, "u.warc")

    assert [draft.text for draft in drafts] == ["Kop\n\nÉén brug blijft dicht.", "Kop\n\nTekst."]
    assert drafts[0].url == "https://a.example.org/1"
    assert str(drafts[1].place) == "u.warc/https://a.example.org/feed line 1"
    assert str(problem).startswith("u.warc/https://a.example.org/4")


def test_web_archive_without_pages_says_so() -> None:
    drafts, [problem] = read_all(web_archive(gzipped=True), "u.warc")

    assert drafts == []
    assert problem.reason.startswith("The WARC holds no page with text.")


def test_web_archive_that_breaks_off_says_so() -> None:
    data = web_archive(*PAGES[:1], *PAGES[:1], gzipped=True)

    drafts, problems = read_all(data[:-60], "u.warc")

    assert len(drafts) == 1
    assert "breaks off" in problems[0].reason


def test_page_that_is_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_file, "MAX_PAGE", 50)

    _, problems = read_all(web_archive(PAGES[0], gzipped=False), "u.warc")

    assert problems[0].reason.startswith("The page has more than 50 bytes.")


def test_web_archive_that_is_a_bomb_is_stopped() -> None:
    data = web_archive(("https://a.example.org/1", "200 OK", "text/html", b"a" * 90_000_000), gzipped=True)

    drafts, problems = read_all(data, "u.warc")

    assert drafts == []
    assert any("100 times its size: a bomb" in problem.reason for problem in problems), problems
