"""A gzip of one file, or of a tar: unpacked whole, then read as what it holds."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.unpacked import Budget, ReadFile, RefusedArchive, copy, most_from


def read(
    file: str, stream: BinaryIO, read_file: ReadFile, budget: Budget
) -> Iterator[ArticleDraft | Problem]:
    """Yield what read_file yields for the content. Several gzips after each other are one file, as gzip has it.

    One that breaks off, or whose checksum is wrong, gives a problem and no articles.
    """
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    try:
        with gzip.GzipFile(fileobj=stream, mode="rb") as source:
            unpacked = copy(cast("BinaryIO", source), most=most_from(packed), budget=budget)
    except RefusedArchive as refused:
        yield Problem(Place(file), str(refused))
        return
    except EOFError:
        yield Problem(Place(file), "The gzip breaks off before its end. Send it again.")
        return
    except (OSError, zlib.error, ValueError) as error:
        yield Problem(Place(file), f"The gzip is damaged: {error}. Send it again.")
        return
    with unpacked:
        yield from read_file(file, unpacked)
