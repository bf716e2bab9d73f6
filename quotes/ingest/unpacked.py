"""What every archive is held to: names that stay inside, and no more bytes than were allowed, whatever it declares."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias, cast

from quotes.ingest.draft import ArticleDraft, Problem

MAX_ENTRIES = 20_000
MAX_UNPACKED = 512 * 1024 * 1024
MAX_RATIO = 1000
# A small file may pack well without being a bomb.
_RATIO_FLOOR = 1024 * 1024
_IN_MEMORY = 8 * 1024 * 1024
CHUNK = 256 * 1024

ReadFile: TypeAlias = Callable[[str, BinaryIO], Iterator[ArticleDraft | Problem]]

_UNSAFE_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f\x7f]")


class RefusedArchive(ValueError):
    """An archive, or a file in one, that is not unpacked. The message is the reason."""


@dataclass(slots=True)
class Budget:
    """The bytes that may still be unpacked from one upload, archives within archives counted."""

    left: int = MAX_UNPACKED


def most_from(packed: int) -> int:
    """Return how many bytes so many packed bytes may become before they count as a bomb."""
    return max(packed * MAX_RATIO, _RATIO_FLOOR)


def copy(source: BinaryIO, *, most: int, budget: Budget) -> BinaryIO:
    """Return all of source in memory or a temporary file, which the caller closes. What was copied leaves the budget.

    Raises RefusedArchive past most bytes or past the budget.
    """
    target = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 -- the caller closes it
    size = 0
    try:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            budget.left -= len(chunk)
            if size > most:
                raise RefusedArchive(f"This file unpacks to more than {MAX_RATIO:,} times its size: a bomb.")
            if budget.left < 0:
                raise RefusedArchive(
                    f"The archive unpacks to more than {MAX_UNPACKED // 1024**2} MiB. Split it."
                )
            target.write(chunk)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def unsafe_name(name: str) -> bool:
    """Return whether the name of an entry leads out of its archive, or holds what no file name should."""
    return bool(_UNSAFE_NAME.search(name))


def is_furniture(name: str) -> bool:
    """Folders, and what macOS and Windows leave beside the files."""
    last = name.rpartition("/")[2]
    return (
        name.startswith("__MACOSX/")
        or last.startswith("._")
        or name.endswith(("/", ".DS_Store", "Thumbs.db"))
    )


def printable(name: str) -> str:
    """Return name with a � for what no terminal should be sent."""
    return "".join(ch if ch.isprintable() else "\ufffd" for ch in name)
