"""Bad ZIP, Excel and gzip files: 53 to 62. Bombs are built here, not kept."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import zipfile
from functools import cache, partial

from tests.ingest.drills import Drill
from tests.ingest.files import zipped

TEXT = b"De rivier staat hoog, meldt het waterschap."
ROWS = b"kop,tekst\nKop,Tekst.\n"
MIB = 1024 * 1024


@cache
def nested_bomb() -> bytes:
    """Six layers of sixteen ZIPs, as 42.zip is made."""
    layer = zipped(("0.dll", bytes(MIB)))
    for _ in range(5):
        layer = zipped(*((f"lib {n}.zip", layer) for n in range(16)))
    return layer


@cache
def half_a_gigabyte(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as entry:
        for _ in range(64):
            entry.write(bytes(8 * MIB))
    return target.getvalue()


@cache
def gzip_of_half_a_gigabyte() -> bytes:
    target = io.BytesIO()
    with gzip.open(target, "wb") as file:
        for _ in range(64):
            file.write(b"a" * (8 * MIB))
    return target.getvalue()


@cache
def many_entries() -> bytes:
    return zipped(*((f"{n}", b"") for n in range(100_000)), packing=zipfile.ZIP_STORED)


def named(name: str) -> bytes:
    return zipped((name, TEXT), ("b.txt", TEXT))


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("link.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def changed(data: bytes, local: int, central: int, value: bytes) -> bytes:
    """Overwrite bytes at these offsets in the first local and the first central header of a ZIP."""
    first, listed = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    result = bytearray(data)
    result[first + local : first + local + len(value)] = value
    result[listed + central : listed + central + len(value)] = value
    return bytes(result)


def overlapping() -> bytes:
    data = zipped(("a.txt", TEXT), ("b.txt", TEXT))
    second = data.rfind(b"PK\x01\x02")
    return data[: second + 42] + struct.pack("<L", 0) + data[second + 46 :]


def workbook(sheet: bytes, *more: tuple[str, bytes]) -> bytes:
    """The least that Excel opens: one sheet, its cells as inline text."""
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b'<workbook %s xmlns:r="%s"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>' % (main, links)),
        ("xl/_rels/workbook.xml.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % links),
        ("xl/worksheets/sheet1.xml", sheet.replace(b"<worksheet>", b"<worksheet %s>" % main)),
        *more,
    )  # fmt: skip


def row(*cells: str) -> bytes:
    return (
        b"<row>"
        + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells).encode()
        + b"</row>"
    )


SHEET = (
    b"<worksheet><sheetData>"
    + row("kop", "tekst")
    + row("Kop", "De brug blijft dicht.")
    + b"</sheetData></worksheet>"
)
ENTITY_SHEET = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]>' + SHEET
FAR_SHEET = SHEET.replace(b"<row><c ", b'<row r="999999999"><c r="ZZZ1" ', 1)


ARCHIVES = [
    Drill(53, "42.zip", nested_bomb, problems=tuple(f"u/lib {n}.zip: This is a ZIP in a ZIP." for n in range(16))),
    Drill(54, "511 KB that become 512 MiB", lambda: half_a_gigabyte("bom.csv"), problems=("u/bom.csv: This file unpacks to more than 1,000 times its size: a bomb.",)),
    Drill(54, "a gzip that becomes 512 MiB", gzip_of_half_a_gigabyte, problems=("u: This file unpacks to more than 1,000 times its size: a bomb.",)),
    Drill(
        54, "an Excel sheet that becomes 512 MiB",
        lambda: workbook(b"<worksheet><sheetData>" + b" " * 20 * MIB), problems=("u: The workbook is damaged: This file unpacks to more than 1,000 times",),
    ),
    Drill(54, "entities in an Excel sheet", lambda: workbook(ENTITY_SHEET), problems=("u line 1: The file declares entities of its own",)),
    Drill(54, "an Excel sheet with far rows and columns", lambda: workbook(FAR_SHEET), problems=("u line 1: The cell ZZZ1 lies outside",)),
    Drill(55, "100,000 entries", many_entries, problems=("u: The ZIP holds more than 20,000 files",)),
    *(
        Drill(56, f"name {name!r}", partial(named, name), drafts=1, problems=(f"u/{name}: The name leads outside the ZIP.",))
        for name in ("../../x.txt", "/etc/x.txt", "C:\\x.txt", "a\\..\\..\\x.txt")
    ),
    Drill(56, "NUL in a name", lambda: zipped(("axtxt", TEXT)).replace(b"axtxt", b"a\0txt"), problems=("u/a�txt: The name leads outside the ZIP.",)),
    Drill(57, "symlink entry", lambda: zipped((link(), b"/etc/passwd"), ("b.txt", TEXT)), drafts=1, problems=("u/link.txt: This is a link",), lacks=("passwd",)),
    Drill(58, "encrypted", lambda: changed(zipped(("a.txt", TEXT), ("b.txt", TEXT)), 6, 8, b"\1"), drafts=1, problems=("u/a.txt: This file is encrypted.",)),
    Drill(59, "overlapping entries", overlapping, problems=("u: Files in the ZIP overlap.",)),
    Drill(
        60, "declared smaller than real", lambda: changed(zipped(("a.txt", TEXT), ("b.txt", TEXT)), 22, 24, struct.pack("<L", 9)),
        drafts=1, problems=("u/a.txt: The file cannot be unpacked: Bad CRC-32",),
    ),
    Drill(61, "a .csv that is a ZIP", lambda: zipped(("a.csv", ROWS)), drafts=1, name="u.csv"),
    Drill(61, "a .csv that is a workbook", lambda: workbook(SHEET), drafts=1, holds=("De brug",), name="u.csv"),
    Drill(61, "a .zip that is a PNG", lambda: b"\x89PNG\r\n\x1a\n....", problems=("u.zip: This is a PNG image, not text.",), name="u.zip"),
    Drill(62, "truncated gzip", lambda: gzip.compress(ROWS * 100)[:-20], problems=("u: The gzip breaks off before its end.",)),
    Drill(62, "gzip with a wrong checksum", lambda: gzip.compress(ROWS)[:-8] + bytes(8), problems=("u: The gzip is damaged",)),
    Drill(62, "concatenated gzips", lambda: gzip.compress(ROWS) + gzip.compress(b"Kop,Nog een.\n"), drafts=2),
]  # fmt: skip
