"""The lines of a file as bytes, block by block: the fast way, for encodings in which a byte below 0x80 is itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

BLOCK = 262_144
# Lines that quote marks hold together come as one up to here; a quote that is never closed must not gather the file.
MOST_TOGETHER = 65_536
# A row with all its pairs of quote marks. Nothing is tried twice (*+), so one that has no end costs its length once.
_ROW = re.compile(rb'[^"\r\n]*+(?:"[^"]*+"[^"\r\n]*+)*+(?:\r\n|\n|\r)')


def byte_lines(stream: BinaryIO, most: int) -> Iterator[tuple[bytes, int]]:
    r"""Yield each line from where stream stands, with its line end, and how many bytes of it were passed over.

    \n, \r\n and \r all end a line. Of one longer than most, only its first bytes come: most, and what completes the
    character of UTF-8 there.
    """
    for data, passed in _blocks(stream, most):
        if passed:
            yield data, passed
        else:
            yield from _lines(data, most)


def row_shape(cells: int, delimiter: str) -> re.Pattern[bytes]:
    """Return a pattern for a row of so many cells, each within quote marks or without any; it gives the cells as they stand."""
    mark = re.escape(delimiter.encode())
    cell = rb'("[^"]*+(?:""[^"]*+)*+"|[^"\r\n%s]*+)' % mark
    return re.compile(mark.join([cell] * cells) + rb"(?:\r\n|\n|\r)")


def byte_rows(
    stream: BinaryIO, most: int, shape: re.Pattern[bytes] = _ROW
) -> Iterator[tuple[bytes, int, tuple[bytes, ...]]]:
    """Yield the lines of a delimited file row by row, as far as pairs of quote marks tell, the bytes passed over, and the cells.

    Where a mark stays open for MOST_TOGETHER bytes its lines come one by one. Some twenty times the speed of line by line.
    shape: as row_shape gives it; a row of another shape comes with no cells.
    """
    rest = b""
    for data, passed in _blocks(stream, most):
        if passed:
            yield from _without_cells(_lines(rest, most))
            yield data, passed, ()
            rest = b""
            continue
        data, at = rest + data, 0
        while found := shape.match(data, at) or _ROW.match(data, at):
            row = found[0]
            if len(row) <= most:
                yield row, 0, found.groups()
            else:
                yield from _without_cells(_lines(row, most))
            at = found.end()
        rest = data[at:]
        if len(rest) > MOST_TOGETHER:
            yield from _without_cells(_lines(rest, most))
            rest = b""
    yield from _without_cells(_lines(rest, most))


def _without_cells(
    lines: Iterable[tuple[bytes, int]],
) -> Iterator[tuple[bytes, int, tuple[bytes, ...]]]:
    return ((data, passed, ()) for data, passed in lines)


def _blocks(stream: BinaryIO, most: int) -> Iterator[tuple[bytes, int]]:
    """Yield the file in pieces of whole lines, or the head of a line longer than most, with how many bytes were passed over."""
    rest = b""
    while block := stream.read(BLOCK):
        data = rest + block
        # A \r at the very end may be half of a line end.
        cut = max(data.rfind(b"\n"), data.rfind(b"\r", 0, -1)) + 1
        if not cut and len(data) <= most + 3:
            rest = data
            continue
        if cut:
            yield data[:cut], 0
            rest = data[cut:]
            continue
        head = data[: most + _missing(data, most)]
        passed, rest = _pass_line(stream, data[len(head) :])
        yield head, passed
    if rest:
        yield rest, 0


def _lines(data: bytes, most: int) -> Iterator[tuple[bytes, int]]:
    for line in data.splitlines(keepends=True):
        if len(line) <= most:
            yield line, 0
        else:
            head = line[: most + _missing(line, most)]
            yield head, len(line) - len(head)


def _pass_line(stream: BinaryIO, data: bytes) -> tuple[int, bytes]:
    """Read to the end of the line; return how much of it that was, and what was read after it."""
    passed = 0
    while data:
        ends = [at for at in (data.find(b"\n"), data.find(b"\r", 0, -1)) if at >= 0]
        if ends:
            end = min(ends) + 1
            end += data[end - 1 : end + 1] == b"\r\n"
            return passed + end, data[end:]
        keep = data[-1:] if data.endswith(b"\r") else b""
        passed += len(data) - len(keep)
        block = stream.read(BLOCK)
        if not block:
            return passed + len(keep), b""
        data = keep + block
    return passed, b""


def _missing(data: bytes, cut: int) -> int:
    """How many bytes after cut belong to the character of UTF-8 that begins before it."""
    for back in range(1, 4):
        byte = data[cut - back] if cut >= back else 0
        if byte >= 0xC0:
            wanted = 2 + (byte >= 0xE0) + (byte >= 0xF0) - back
            tail = data[cut : cut + max(0, wanted)]
            return next((n for n, each in enumerate(tail) if not 0x80 <= each <= 0xBF), len(tail))
        if byte < 0x80:
            return 0
    return 0
