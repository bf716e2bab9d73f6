"""What a ZIP must not be before any of it is unpacked, and a way to unpack that trusts no declared size."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from itertools import pairwise
from typing import BinaryIO, cast

from quotes.ingest.unpacked import MAX_ENTRIES, Budget, RefusedArchive, copy, most_from, unsafe_name

# All that zipfile lets through on damaged input.
DAMAGE = (
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
_MAX_DIRECTORY = 16 * 1024 * 1024

_END = struct.Struct("<4s4H2LH")


def refuse_directory(stream: BinaryIO) -> None:
    """Raises RefusedArchive when the list of entries alone is too large to hold. Read from the end of the file."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        raise RefusedArchive("The ZIP breaks off: its list of files is missing. Send it again.")
    _, _, _, _, entries, directory, _, _ = _END.unpack_from(tail, found)
    if (
        entries > MAX_ENTRIES
        or directory > _MAX_DIRECTORY
        or b"PK\x06\x07" in tail[max(0, found - 20) : found]
    ):
        raise RefusedArchive(f"The ZIP holds more than {MAX_ENTRIES:,} files or is a ZIP64. Split it.")


def refuse_entries(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Raises RefusedArchive for too many entries, or for entries that share bytes: one bomb unpacked many times."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    if len(ordered) > MAX_ENTRIES:
        raise RefusedArchive(
            f"The ZIP holds {len(ordered):,} files; at most {MAX_ENTRIES:,} are read. Split it."
        )
    for entry, following in pairwise(ordered):
        if entry.header_offset + 30 + entry.compress_size > following.header_offset:
            raise RefusedArchive("Files in the ZIP overlap. It is damaged or made to harm; pack it again.")


def refuse_entry(entry: zipfile.ZipInfo) -> None:
    """Raises RefusedArchive for an unsafe name, a link, a password or an unusual method."""
    if unsafe_name(entry.orig_filename):
        raise RefusedArchive("The name leads outside the ZIP. Pack it again with plain names.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise RefusedArchive("This is a link, not a file. Pack the file itself.")
    if entry.flag_bits & 0x41:
        raise RefusedArchive("This file is encrypted. Pack it without a password.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedArchive(
            f"This file is packed with method {entry.compress_type}. Pack it as an ordinary ZIP."
        )


def most_unpacked(entry: zipfile.ZipInfo) -> int:
    """Return how many bytes an entry may unpack to before it counts as a bomb."""
    return most_from(entry.compress_size)


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> BinaryIO:
    """Return the whole entry, unpacked to memory or a temporary file, its checksum verified.

    Raises RefusedArchive past the budget or past most_unpacked, whatever size the entry declares.
    """
    with archive.open(entry) as source:
        return copy(cast("BinaryIO", source), most=most_unpacked(entry), budget=budget)
