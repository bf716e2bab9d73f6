"""A byte stream as decoded lines, one at a time, however long the file."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from quotes.ingest.decode import decode_narrow, read_as, wide_encoding

# Sixteen times the longest article, for rows of escapes: what one line may cost in memory.
MAX_LINE = 16_000_000
PIECE = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line with its line end. number counts from 1; too_long: only its first MAX_LINE characters."""

    number: int
    text: str
    repairs: tuple[str, ...] = ()
    too_long: bool = False


def lines(stream: BinaryIO, *, whole: bool = True) -> Generator[Line, None, None]:
    r"""Yield the lines of a seekable stream from its start: \n, \r\n and \r all end one.

    whole: yield a long line once, cut and marked; else piece by piece, each with the number of the line.
    In UTF-8 and its older neighbours every line is decoded by itself, so a file that mixes
    encodings by row is read right.
    """
    stream.seek(0)
    encoding, skip = wide_encoding(stream.read(4096))
    stream.seek(skip)
    # latin-1 keeps each byte as one character: the wrapper splits, decode_narrow decodes.
    wrapper = io.TextIOWrapper(stream, encoding or "latin-1", "replace", newline="")
    try:
        said = (read_as(encoding),) if encoding else ()
        for line in _numbered(wrapper, wide=bool(encoding), whole=whole):
            # Once: unlike in a file that mixes encodings by row, it is true of every line.
            yield replace(line, repairs=(*said, *line.repairs)) if said and line.text.strip() else line
            said = () if line.text.strip() else said
    finally:
        wrapper.detach()


def _numbered(wrapper: io.TextIOWrapper[BinaryIO], *, wide: bool, whole: bool) -> Iterator[Line]:
    number = 1
    while raw := wrapper.readline(MAX_LINE if whole else PIECE):
        raw += _rest_of_character(wrapper, raw[-3:])
        ended = raw[-1] in "\r\n"
        too_long = whole and not ended and _skip_rest(wrapper)
        yield _line(number, raw, wide=wide, too_long=too_long)
        number += ended or whole


def _line(number: int, raw: str, *, wide: bool, too_long: bool) -> Line:
    if wide or raw.isascii():
        broken = raw.count("\ufffd")
        repairs = (
            (f"Characters that could not be decoded were replaced by \ufffd: {broken}.",) if broken else ()
        )
        return Line(number, raw, repairs, too_long)
    decoded = decode_narrow(raw.encode("latin-1"))
    return Line(number, decoded.text, decoded.repairs, too_long)


def _rest_of_character(wrapper: io.TextIOWrapper[BinaryIO], end: str) -> str:
    """Return the bytes that are missing when end, the last of a line or piece, cuts through a character of UTF-8."""
    rest = ""
    for _ in range(_missing(end)):
        rest += wrapper.read(1)
        if not "\x80" <= rest[-1:] <= "\xbf":
            break
    return rest


def _missing(end: str) -> int:
    for count, byte in enumerate(reversed(end), start=1):
        if byte >= "\xc0":
            return max(0, 2 + (byte >= "\xe0") + (byte >= "\xf0") - count)
        if byte < "\x80":
            return 0
    return 0


def _skip_rest(wrapper: io.TextIOWrapper[BinaryIO]) -> bool:
    """Read to the end of the line; return whether anything was left of it."""
    any_left = False
    while rest := wrapper.readline(MAX_LINE):
        any_left = True
        if rest[-1] in "\r\n":
            break
    return any_left
