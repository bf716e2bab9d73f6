"""A ZIP of files that another reader reads."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.zip_guard import (
    MAX_UNPACKED,
    RefusedZip,
    most_unpacked,
    refuse_directory,
    refuse_entries,
    refuse_entry,
    unpack,
)

ReadFile = Callable[[str, BinaryIO], Iterator[ArticleDraft | Problem]]

# All that zipfile lets through on damaged input.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    ValueError,
    OSError,
)
_OFFICE = {"xl/": "an Excel workbook. Save it as CSV", "word/": "a Word document. Save it as plain text"}


def read(file: str, stream: BinaryIO, read_file: ReadFile) -> Iterator[ArticleDraft | Problem]:
    """Yield what read_file yields for every file in the ZIP, in their order there.

    A file is unpacked whole and its checksum verified before anything of it is yielded.
    """
    try:
        refuse_directory(stream)
        stream.seek(0)
        archive = zipfile.ZipFile(stream)
        refuse_entries(archive.infolist())
    except RefusedZip as refused:
        yield Problem(Place(file), str(refused))
        return
    except _DAMAGE as error:
        yield Problem(Place(file), f"The ZIP is damaged: {error}. Send it again.")
        return
    entries = [entry for entry in archive.infolist() if not _is_furniture(entry)]
    if office := _office(entries):
        yield Problem(Place(file), f"This is {office}.")
    elif not entries:
        yield Problem(Place(file), "The ZIP holds no files. Pack the articles in it.")
    else:
        yield from _entries(file, archive, entries, read_file)


def _entries(
    file: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], read_file: ReadFile
) -> Iterator[ArticleDraft | Problem]:
    budget = MAX_UNPACKED
    for entry in entries:
        name = f"{file}/{_printable(entry.orig_filename)}"
        try:
            refuse_entry(entry)
        except RefusedZip as refused:
            yield Problem(Place(name), str(refused))
            continue
        unpacked = _unpacked(name, archive, entry, budget)
        if isinstance(unpacked, Problem):
            # What a bomb unpacked before it was stopped counts too.
            budget -= min(budget, entry.file_size, most_unpacked(entry))
            yield unpacked
            continue
        with unpacked:
            budget -= unpacked.seek(0, io.SEEK_END)
            yield from read_file(name, unpacked)


def _unpacked(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> BinaryIO | Problem:
    try:
        return unpack(archive, entry, budget=budget)
    except RefusedZip as refused:
        return Problem(Place(name), str(refused))
    except _DAMAGE as error:
        return Problem(Place(name), f"The file cannot be unpacked: {error}. Pack it again.")


def _is_furniture(entry: zipfile.ZipInfo) -> bool:
    """Folders, and what macOS and Windows leave beside the files."""
    name = entry.filename
    return name.startswith("__MACOSX/") or name.endswith(("/", ".DS_Store", "Thumbs.db"))


def _office(entries: list[zipfile.ZipInfo]) -> str:
    if not any(entry.filename == "[Content_Types].xml" for entry in entries):
        return ""
    folders = (
        what
        for folder, what in _OFFICE.items()
        if any(entry.filename.startswith(folder) for entry in entries)
    )
    return next(folders, "an Office document. Save it as plain text")


def _printable(name: str) -> str:
    return "".join(ch if ch.isprintable() else "\ufffd" for ch in name)
