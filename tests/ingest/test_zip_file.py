from __future__ import annotations

import io
import stat
import struct
import tracemalloc
import zipfile

import pytest

from quotes.ingest.reader import read
from tests.ingest.files import read_all, zipped

TEXT = b"De rivier staat hoog."
ROWS = b"kop,tekst\nKop,Tekst.\n"


def symlink() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("link.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def encrypted(data: bytes) -> bytes:
    """Set the flag of encryption in both headers of a ZIP of one file."""
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    changed = bytearray(data)
    changed[local + 6] |= 1
    changed[central + 8] |= 1
    return bytes(changed)


def with_declared_size(data: bytes, size: int) -> bytes:
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    changed = bytearray(data)
    changed[local + 22 : local + 26] = struct.pack("<L", size)
    changed[central + 24 : central + 28] = struct.pack("<L", size)
    return bytes(changed)


def overlapping(data: bytes) -> bytes:
    """Let the second entry of a ZIP begin where the first does."""
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 1)
    changed = bytearray(data)
    changed[second + 42 : second + 46] = struct.pack("<L", 0)
    return bytes(changed)


def test_files_of_any_format_are_read_from_a_zip() -> None:
    data = zipped(
        ("map/een.txt", TEXT), ("twee.csv", ROWS), ("drie.jsonl", b'{"text": "Tekst."}'), ("map/", b"")
    )

    drafts, problems = read_all(data, "upload.csv")

    assert [str(draft.place) for draft in drafts] == [
        "upload.csv/map/een.txt",
        "upload.csv/twee.csv line 2",
        "upload.csv/drie.jsonl line 1",
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("entry", "data", "reason"),
    [
        ("../../x.txt", TEXT, "The name leads outside the ZIP."),
        ("/etc/x.txt", TEXT, "The name leads outside the ZIP."),
        ("C:\\x.txt", TEXT, "The name leads outside the ZIP."),
        ("a\\..\\x.txt", TEXT, "The name leads outside the ZIP."),
        (symlink(), b"/etc/passwd", "This is a link, not a file."),
        ("in.zip", zipped(("x.txt", TEXT)), "This is a ZIP in a ZIP."),
        ("x.txt", b"\x89PNG\r\n\x1a\n", "This is a PNG image, not text."),
        ("bom.txt", bytes(2_000_000), "This file unpacks to more than 1,000 times its size"),
        ("leeg.txt", b"", "The file is empty."),
    ],
    ids=lambda value: "" if isinstance(value, bytes) and len(value) > 200 else None,
)
def test_bad_entry_is_named_and_the_others_land(
    entry: str | zipfile.ZipInfo, data: bytes, reason: str
) -> None:
    drafts, [problem] = read_all(zipped((entry, data), ("goed.txt", TEXT)), "u.zip")

    assert [draft.place.file for draft in drafts] == ["u.zip/goed.txt"]
    assert problem.reason.startswith(reason)


def test_nul_in_a_name_is_refused() -> None:
    data = zipped(("axtxt", TEXT)).replace(b"axtxt", b"a\0txt")

    assert read_all(data, "u.zip")[1][0].reason.startswith("The name leads outside the ZIP.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(), "The ZIP holds no files."),
        (encrypted(zipped(("a.txt", TEXT))), "This file is encrypted."),
        (zipped(("a.txt", TEXT))[:-30], "The ZIP breaks off"),
        (with_declared_size(zipped(("a.txt", TEXT * 9)), 20), "The file cannot be unpacked: Bad CRC-32"),
        (zipped(("a.txt", TEXT), packing=zipfile.ZIP_LZMA), "This file is packed with method 14."),
        (overlapping(zipped(("a.txt", TEXT), ("b.txt", TEXT))), "Files in the ZIP overlap."),
        (zipped(("[Content_Types].xml", b"<x/>"), ("xl/book.xml", b"<x/>")), "The workbook is damaged"),
        (zipped(("[Content_Types].xml", b"<x/>"), ("word/a.xml", b"<x/>")), "This is a Word document."),
        (zipped(("mimetype", b"x"), ("content.xml", b"<x/>")), "This is an OpenDocument file."),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else None,
)
def test_zip_that_cannot_be_trusted_gives_no_article(data: bytes, reason: str) -> None:
    drafts, [problem] = read_all(data, "u.zip")

    assert drafts == []
    assert problem.reason.startswith(reason), problem.reason


def test_size_declared_too_large_does_no_harm() -> None:
    [draft], problems = read_all(with_declared_size(zipped(("a.txt", TEXT)), 2**31), "u.zip")

    assert draft.text == TEXT.decode()
    assert problems == []


def test_zip_of_too_many_files_is_refused_whole() -> None:
    data = zipped(*((f"{number}.txt", b"x") for number in range(20_001)), packing=zipfile.ZIP_STORED)

    drafts, [problem] = read_all(data, "u.zip")

    assert drafts == []
    assert "20,000 files" in problem.reason


def test_bomb_of_half_a_gigabyte_is_stopped_in_little_memory() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bom.csv", "w") as entry:
        for _ in range(64):
            entry.write(bytes(8 * 1024 * 1024))
    tracemalloc.start()
    try:
        [problem] = list(read("u.zip", target))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert "a bomb" in str(problem)
    assert peak < 32 * 1024 * 1024
