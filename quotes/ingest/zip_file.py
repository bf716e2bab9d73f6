"""A ZIP of files that another reader reads."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from quotes.ingest import xlsx_file
from quotes.ingest.columns import Choice
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.unpacked import Budget, ReadFile, RefusedArchive, is_furniture, printable
from quotes.ingest.zip_guard import DAMAGE, refuse_directory, refuse_entries, refuse_entry, unpack

# What to say of a ZIP that holds this; "" is an Excel workbook, which is read.
_OFFICE = {
    "xl/": "",
    "word/": "This is a Word document. Save it as plain text.",
    "ppt/": "This is a PowerPoint file. Save its text as plain text.",
    "[Content_Types].xml": "This is an Office document. Save it as plain text.",
    "content.xml": "This is an OpenDocument file. Save it as Excel or plain text.",
    "META-INF/container.xml": "This is an e-book. Save its text as plain text.",
}


def read(
    file: str,
    stream: BinaryIO,
    read_file: ReadFile,
    budget: Budget,
    *,
    inside: str = "",
    choice: Choice | None = None,
) -> Iterator[ArticleDraft | Problem]:
    """Yield what read_file yields for every file in the ZIP, in their order there. An Excel workbook is a ZIP too.

    inside: the kind of archive that it was found in; then only a workbook is read.

    A file is unpacked whole and its checksum verified before anything of it is yielded.
    """
    try:
        refuse_directory(stream)
        stream.seek(0)
        archive = zipfile.ZipFile(stream)
        refuse_entries(archive.infolist())
    except RefusedArchive as refused:
        yield Problem(Place(file), str(refused))
        return
    except DAMAGE as error:
        yield Problem(Place(file), f"The ZIP is damaged: {error}. Send it again.")
        return
    entries = [entry for entry in archive.infolist() if not is_furniture(entry.filename)]
    office = _office(entries)
    if office == "":
        yield from xlsx_file.read(file, archive, budget, choice)
    elif office:
        yield Problem(Place(file), office)
    elif inside:
        yield Problem(Place(file), f"This is a ZIP in {inside}. Unpack it first.")
    elif not entries:
        yield Problem(Place(file), "The ZIP holds no files. Pack the articles in it.")
    else:
        yield from _entries(file, archive, entries, read_file, budget)


def _entries(
    file: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], read_file: ReadFile, budget: Budget
) -> Iterator[ArticleDraft | Problem]:
    for entry in entries:
        name = f"{file}/{printable(entry.orig_filename)}"
        try:
            refuse_entry(entry)
            unpacked = unpack(archive, entry, budget)
        except RefusedArchive as refused:
            yield Problem(Place(name), str(refused))
            continue
        except DAMAGE as error:
            yield Problem(Place(name), f"The file cannot be unpacked: {error}. Pack it again.")
            continue
        with unpacked:
            yield from read_file(name, unpacked)


def _office(entries: list[zipfile.ZipInfo]) -> str | None:
    """What to say of a ZIP that is the file of a program, "" for a workbook, None when it is a ZIP of files."""
    names = [entry.filename for entry in entries]
    if "[Content_Types].xml" not in names and not {"mimetype", "META-INF/container.xml"} & {*names}:
        return None
    return next(
        (what for part, what in _OFFICE.items() if any(name.startswith(part) for name in names)), None
    )
