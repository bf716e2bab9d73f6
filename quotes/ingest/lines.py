"""A byte stream as decoded lines, one at a time, however long the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from quotes.ingest.decode import decode_narrow, wide_encoding

# Sixteen times the longest article, for rows of escapes: what one line may cost in memory.
MAX_LINE = 16_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line with its line end. number counts from 1; too_long: only its first MAX_LINE characters."""

    number: int
    text: str
    repairs: tuple[str, ...] = ()
    too_long: bool = False


def lines(stream: BinaryIO) -> Iterator[Line]:
    r"""Yield the lines of a seekable stream from its start: \n, \r\n and \r all end one.

    In UTF-8 and its older neighbours every line is decoded by itself, so a file that mixes
    encodings by row is read right.
    """
    stream.seek(0)
    encoding, skip = wide_encoding(stream.read(4096))
    stream.seek(skip)
    # latin-1 keeps each byte as one character: the wrapper splits, decode_narrow decodes.
    wrapper = io.TextIOWrapper(stream, encoding or "latin-1", "replace", newline="")
    try:
        yield from _numbered(wrapper, wide=bool(encoding))
    finally:
        wrapper.detach()


def _numbered(wrapper: io.TextIOWrapper[BinaryIO], *, wide: bool) -> Iterator[Line]:
    number = 0
    while raw := wrapper.readline(MAX_LINE):
        number += 1
        too_long = len(raw) == MAX_LINE and raw[-1] not in "\r\n"
        if too_long:
            _skip_rest(wrapper)
        yield _line(number, raw, wide=wide, too_long=too_long)


def _line(number: int, raw: str, *, wide: bool, too_long: bool) -> Line:
    if wide or raw.isascii():
        broken = raw.count("\ufffd")
        repairs = (
            (f"Characters that could not be decoded were replaced by \ufffd: {broken}.",) if broken else ()
        )
        return Line(number, raw, repairs, too_long)
    decoded = decode_narrow(raw.encode("latin-1"))
    return Line(number, decoded.text, decoded.repairs, too_long)


def _skip_rest(wrapper: io.TextIOWrapper[BinaryIO]) -> None:
    while (rest := wrapper.readline(MAX_LINE)) and rest[-1] not in "\r\n":
        continue
