"""A byte stream as decoded lines, one at a time, however long the file."""

from __future__ import annotations

import io
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from quotes.ingest.byte_lines import byte_lines, byte_rows
from quotes.ingest.decode import decode_narrow, read_as, wide_encoding
from quotes.ingest.draft import Mark

# Sixteen times the longest article, for rows of escapes: what one line may cost in memory.
MAX_LINE = 16_000_000
PIECE = 1_000_000
_SINGLE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(slots=True)  # not frozen: that would double what a line costs, and a file has millions
class Line:
    """A physical line with its line end. number counts from 1; too_long: only its first MAX_LINE characters.

    end: where the line ends in the file, in bytes; 0 where its encoding does not tell. count: how many lines it is, where
    several came as one. cells: of a row in the shape that was asked for; it was not decoded as a whole, so text is empty.
    """

    number: int
    text: str
    repairs: tuple[str, ...] = ()
    too_long: bool = False
    end: int = 0
    count: int = 1
    cells: list[str] | None = None
    raw: bytes = b""

    @property
    def after(self) -> Mark | None:
        """Where the line after it begins."""
        return Mark(self.end, self.number + self.count) if self.end else None

    def as_text(self) -> Line:
        """The line as text, where it came as cells."""
        if self.cells is None:
            return self
        return Line(self.number, self.raw.decode(), (), False, self.end, self.count)

    def singly(self) -> list[Line]:
        """Several lines that came as one, one by one. None of them was repaired or too long."""
        found, end = [], self.end - len(self.text.encode())
        for number, match in enumerate(_SINGLE.finditer(self.text), self.number):
            end += len(match[0].encode())
            found.append(Line(number, match[0], end=end))
        return found


def lines(
    stream: BinaryIO,
    *,
    whole: bool = True,
    rows: bool | re.Pattern[bytes] = False,
    after: Mark | None = None,
) -> Generator[Line, None, None]:
    r"""Yield the lines of a seekable stream from its start: \n, \r\n and \r all end one.

    whole: yield a long line once, cut and marked; else piece by piece, each with the number of the line.
    rows: lines that quote marks hold together may come as one; its reader can have them singly. Given the shape of a row
    (row_shape), those that have it come as cells.
    after: begin there, as a line of the same file gave it, and not at the start.
    In UTF-8 and its older neighbours every line is decoded by itself, so a file that mixes
    encodings by row is read right.
    """
    stream.seek(0)
    encoding, skip = wide_encoding(stream.read(4096))
    start = after or Mark(skip, 1)
    stream.seek(start.byte)
    if whole and not encoding:
        if rows:
            shape = () if rows is True else (rows,)
            yield from _rows(byte_rows(stream, MAX_LINE, *shape), start)
        else:
            yield from _whole_lines(byte_lines(stream, MAX_LINE), start)
        return
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


def _rows(found: Iterable[tuple[bytes, int, tuple[bytes, ...]]], start: Mark) -> Iterator[Line]:
    """The lines of a row as one, where all of it is UTF-8; else each by itself, decoded as it is."""
    number, end = start.line, start.byte
    for data, passed, raw_cells in found:
        count = _count_lines(data)
        if raw_cells and (cells := _utf8_cells(raw_cells)):
            yield Line(number, "", (), False, end + len(data), count, cells, data)
        elif not passed and (text := _utf8(data)):
            yield Line(number, text, (), False, end + len(data), count)
        else:
            singly = zip(data.splitlines(keepends=True), (*[0] * (count - 1), passed), strict=True)
            yield from _whole_lines(singly, Mark(end, number))
        end += len(data) + passed
        number += count


def _utf8_cells(raw: tuple[bytes, ...]) -> list[str] | None:
    """Cells as text, without the marks around them; None where one is no UTF-8."""
    try:
        return [_unquoted(cell) if cell[:1] == b'"' else cell.decode() for cell in raw]
    except UnicodeDecodeError:
        return None


def _unquoted(cell: bytes) -> str:
    text = cell[1:-1].decode()
    # One byte is found far sooner than two characters are.
    return text if cell.find(b'"', 1) == len(cell) - 1 else text.replace('""', '"')


def _count_lines(data: bytes) -> int:
    """As many as splitlines gives, without making them."""
    ends = data.count(b"\n")
    first = data.find(b"\r")
    if first >= 0 and not (first == len(data) - 2 and data.endswith(b"\r\n")):
        ends += data.count(b"\r") - data.count(b"\r\n")
    return ends + (not data.endswith((b"\n", b"\r")))


def _utf8(data: bytes) -> str:
    """data as text, "" when it is no UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def _whole_lines(found: Iterable[tuple[bytes, int]], start: Mark) -> Iterator[Line]:
    end = start.byte
    for number, (raw, passed) in enumerate(found, start.line):
        end += len(raw) + passed
        try:
            yield Line(number, raw.decode(), (), passed > 0, end)
        except UnicodeDecodeError:
            decoded = decode_narrow(raw)
            yield Line(number, decoded.text, decoded.repairs, passed > 0, end)


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
