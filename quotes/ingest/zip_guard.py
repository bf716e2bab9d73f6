"""What a ZIP must not be before any of it is unpacked, and a way to unpack that trusts no declared size."""

from __future__ import annotations

import io
import re
import stat
import struct
import tempfile
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from typing import BinaryIO, cast

MAX_ENTRIES = 20_000
MAX_UNPACKED = 512 * 1024 * 1024
MAX_RATIO = 1000
# A small file may pack well without being a bomb.
_RATIO_FLOOR = 1024 * 1024
_MAX_DIRECTORY = 16 * 1024 * 1024
_IN_MEMORY = 8 * 1024 * 1024
_CHUNK = 256 * 1024

_END = struct.Struct("<4s4H2LH")
_UNSAFE_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f\x7f]")


class RefusedZip(ValueError):
    """A ZIP, or an entry of one, that is not unpacked. The message is the reason."""


def refuse_directory(stream: BinaryIO) -> None:
    """Raises RefusedZip when the list of entries alone is too large to hold. Read from the end of the file."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        raise RefusedZip("The ZIP breaks off: its list of files is missing. Send it again.")
    _, _, _, _, entries, directory, _, _ = _END.unpack_from(tail, found)
    if (
        entries > MAX_ENTRIES
        or directory > _MAX_DIRECTORY
        or b"PK\x06\x07" in tail[max(0, found - 20) : found]
    ):
        raise RefusedZip(f"The ZIP holds more than {MAX_ENTRIES:,} files or is a ZIP64. Split it.")


def refuse_entries(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Raises RefusedZip for too many entries, or for entries that share bytes: one bomb unpacked many times."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    if len(ordered) > MAX_ENTRIES:
        raise RefusedZip(f"The ZIP holds {len(ordered):,} files; at most {MAX_ENTRIES:,} are read. Split it.")
    for entry, following in pairwise(ordered):
        if entry.header_offset + 30 + entry.compress_size > following.header_offset:
            raise RefusedZip("Files in the ZIP overlap. It is damaged or made to harm; pack it again.")


def refuse_entry(entry: zipfile.ZipInfo) -> None:
    """Raises RefusedZip for an unsafe name, a link, a password or an unusual method."""
    if _UNSAFE_NAME.search(entry.orig_filename):
        raise RefusedZip("The name leads outside the ZIP. Pack it again with plain names.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise RefusedZip("This is a link, not a file. Pack the file itself.")
    if entry.flag_bits & 0x41:
        raise RefusedZip("This file is encrypted. Pack it without a password.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedZip(
            f"This file is packed with method {entry.compress_type}. Pack it as an ordinary ZIP."
        )


def most_unpacked(entry: zipfile.ZipInfo) -> int:
    """Return how many bytes an entry may unpack to before it counts as a bomb."""
    return max(entry.compress_size * MAX_RATIO, _RATIO_FLOOR)


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, budget: int) -> BinaryIO:
    """Return the whole entry, unpacked to memory or a temporary file, its checksum verified.

    budget: bytes that may still be unpacked from this ZIP. Raises RefusedZip past it or past MAX_RATIO,
    whatever size the entry declares.
    """
    limit = most_unpacked(entry)
    target = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 -- the caller closes it
    size = 0
    try:
        with archive.open(entry) as source:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > budget:
                    raise RefusedZip(f"The ZIP unpacks to more than {MAX_UNPACKED // 1024**2} MiB. Split it.")
                if size > limit:
                    raise RefusedZip(f"This file unpacks to more than {MAX_RATIO:,} times its size: a bomb.")
                target.write(chunk)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target
