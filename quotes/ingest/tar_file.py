"""A tar of files that another reader reads."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.unpacked import (
    CHUNK,
    MAX_ENTRIES,
    Budget,
    ReadFile,
    RefusedArchive,
    copy,
    is_furniture,
    printable,
    unsafe_name,
)

_DAMAGE = (
    tarfile.TarError,
    OSError,
    EOFError,
    ValueError,
    IndexError,
    OverflowError,
    RecursionError,
    KeyError,
)
# What a header may ask for at once: long names and pax records, never the files themselves.
_MAX_READ = 4 * CHUNK


class _ForwardOnly:
    """A stream that goes one way and hands out little at a time.

    Headers with negative sizes send tarfile back to where it was, for ever, on Python before 3.11.14; headers with huge
    ones make it read everything at once.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.ran_dry = False

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _MAX_READ:
            raise RefusedArchive(
                "A header in the tar asks for more than it may. It is damaged; pack it again."
            )
        data = self._stream.read(size)
        self.ran_dry = bool(size) and not data
        return data

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, position: int, whence: int = 0) -> int:
        if whence != 0 or position < self._stream.tell():
            raise RefusedArchive(
                "A header in the tar leads back to what was read. It is damaged; pack it again."
            )
        return self._stream.seek(position)


def read(
    file: str, stream: BinaryIO, read_file: ReadFile, budget: Budget
) -> Iterator[ArticleDraft | Problem]:
    """Yield what read_file yields for every file in the tar, in their order there.

    One that breaks off gives a problem after the articles before it.
    """
    stream.seek(0)
    any_file = False
    source = _ForwardOnly(stream)
    try:
        archive = tarfile.open(fileobj=cast("BinaryIO", source), mode="r:")  # noqa: SIM115 -- nothing to close: the stream is the caller's
        for _ in range(MAX_ENTRIES + 1):
            entry = archive.next()
            if entry is None:
                break
            # It would be kept for going back, and twenty thousand of them are no small thing.
            archive.members = []  # type: ignore[attr-defined]
            if entry.isdir() or is_furniture(entry.name):
                continue
            any_file = True
            yield from _entry(file, archive, entry, read_file, budget)
        else:
            yield Problem(Place(file), f"The tar holds more than {MAX_ENTRIES:,} files. Split it.")
    except RefusedArchive as refused:
        yield Problem(Place(file), str(refused))
        return
    except _DAMAGE as error:
        yield Problem(Place(file), f"The tar is damaged or breaks off: {error}. Send it again.")
        return
    if source.ran_dry:
        yield Problem(
            Place(file), "The tar ends without its end mark, so files may be missing. Send it again."
        )
    elif not any_file:
        yield Problem(Place(file), "The tar holds no files. Pack the articles in it.")


def _entry(
    file: str, archive: tarfile.TarFile, entry: tarfile.TarInfo, read_file: ReadFile, budget: Budget
) -> Iterator[ArticleDraft | Problem]:
    place = Place(f"{file}/{printable(entry.name)}")
    if unsafe_name(entry.name):
        yield Problem(place, "The name leads outside the tar. Pack it again with plain names.")
        return
    source = archive.extractfile(entry) if entry.isreg() and not entry.issparse() else None
    if source is None:
        yield Problem(place, "This is a link or a device, not a file. Pack the file itself.")
        return
    # A tar packs nothing, so an entry is as large as it is; the budget alone bounds it.
    unpacked = copy(cast("BinaryIO", source), most=entry.size, budget=budget)
    with unpacked:
        yield from read_file(place.file, unpacked)
