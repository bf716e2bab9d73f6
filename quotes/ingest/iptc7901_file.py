"""Files of IPTC 7901 messages, as news agencies have sent them since the telex.

Framed by control characters (SOH header STX text ETX date EOT), or bare, as archives keep them: a header line, the text,
"./." and the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from quotes.ingest.columns import OWN
from quotes.ingest.decode import decode_narrow
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.iptc7901 import HEADER, STAMP, cells
from quotes.ingest.lines import Line, lines
from quotes.ingest.record import MAX_CHARACTERS, Record, draft
from quotes.ingest.stated import kept

MAX_MESSAGE = 8 * MAX_CHARACTERS
_CHUNK = 256 * 1024
_SOH, _STX, _ETX = b"\x01", b"\x02", b"\x03"
_FILLER = b"\x00\x16\x04 \r\n"

_BARE_HEADER = re.compile(r"[A-Za-z]{2,5}[0-9]{3,4} [1-6] [A-Za-z]{2,4} [0-9]{1,5}(?:\s.{0,60})?")
_END_OF_TEXT = re.compile(r"\./\.")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Message:
    """One message, cut in three. problem: why it is not read."""

    line: int
    header: str = ""
    text: str = ""
    tail: str = ""
    repairs: tuple[str, ...] = ()
    problem: str = ""


def is_framed(head: bytes) -> bool:
    """Return whether a file begins like a message between control characters."""
    start = head.find(_SOH)
    if not 0 <= start <= 64 or head[:start].strip(_FILLER):
        return False
    return bool(HEADER.match(head[start + 1 : start + 200].decode("latin-1")))


def is_bare(opening: str) -> bool:
    """Return whether a text begins like a message without control characters."""
    return bool(_BARE_HEADER.fullmatch(opening.split("\n", 1)[0].strip())) and opening.count("\n") > 2


def read(file: str, stream: BinaryIO) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per message, one message in memory at a time."""
    stream.seek(0)
    framed = is_framed(stream.read(1024))
    for message in _framed(stream) if framed else _bare(stream):
        place = Place(file, message.line)
        header = HEADER.match(message.header)
        if message.problem:
            yield Problem(place, message.problem)
        elif header is None:
            yield Problem(
                place,
                "The header of the message is not that of IPTC 7901: source, number, priority, category.",
            )
        else:
            text = _CONTROLS.sub(" ", message.text).replace("\r\n", "\n").replace("\r", "\n")
            found, left_out = kept(cells(header, text, message.tail))
            yield draft(Record(place, found, (*message.repairs, *left_out)), OWN)


def _framed(stream: BinaryIO) -> Iterator[_Message]:
    """Cut the stream at each SOH."""
    stream.seek(0)
    buffer, line, too_long = b"", 1, False
    while chunk := stream.read(_CHUNK):
        *ended, buffer = (buffer + chunk).split(_SOH)
        for data in ended:
            if too_long or data.strip(_FILLER):
                yield _message(line, data, too_long=too_long)
            line, too_long = line + data.count(b"\n"), False
        if len(buffer) > MAX_MESSAGE:
            # Only what counts lines and finds the next message is looked at from here on.
            line, buffer, too_long = line + buffer.count(b"\n"), b" ", True
    if too_long or buffer.strip(_FILLER):
        yield _message(line, buffer, too_long=too_long)


def _message(line: int, data: bytes, *, too_long: bool) -> _Message:
    head, opened, rest = data.partition(_STX)
    body, closed, tail = rest.partition(_ETX)
    if too_long or len(data) > MAX_MESSAGE:
        return _Message(line, problem=f"The message has more than {MAX_MESSAGE:,} bytes. Split it.")
    if not opened:
        return _Message(
            line,
            problem="The message has no start of text (STX), so there is no article in it. Send it again.",
        )
    header, text = decode_narrow(head), decode_narrow(body)
    if not closed and HEADER.match(header.text):
        return _Message(line, problem="The message breaks off: it has no end of text (ETX). Send it again.")
    return _Message(line, header.text, text.text, tail.decode("latin-1"), text.repairs)


def _bare(stream: BinaryIO) -> Iterator[_Message]:
    """Cut the stream before each header line."""
    held: list[Line] = []
    size = 0
    for line in lines(stream):
        if _BARE_HEADER.fullmatch(line.text.strip()) and (not held or _is_over(held)):
            if held:
                yield _from_lines(held, size)
            held, size = [], 0
        size += len(line.text)
        if held or line.text.strip():
            held.append(line if size <= MAX_MESSAGE else Line(line.number, "\n"))
    if held:
        yield _from_lines(held, size)


def _is_over(held: list[Line]) -> bool:
    """Whether a message has come to its end: a text may well have a line that looks like a header."""
    return any(_END_OF_TEXT.match(line.text) or STAMP.fullmatch(line.text.strip()) for line in held[-8:])


def _from_lines(held: list[Line], size: int) -> _Message:
    number = held[0].number
    if size > MAX_MESSAGE:
        return _Message(number, problem=f"The message has more than {MAX_MESSAGE:,} characters. Split it.")
    header, *rest = held
    end = next((n for n, line in enumerate(rest) if _END_OF_TEXT.match(line.text)), -1)
    if end < 0:
        # Without "./." the date is the last line.
        stamps = [n for n, line in enumerate(rest) if STAMP.fullmatch(line.text.strip())]
        end = stamps[-1] if stamps else len(rest)
    repairs = dict.fromkeys(repair for line in held for repair in line.repairs)
    text, tail = ("".join(line.text for line in part) for part in (rest[:end], rest[end:]))
    return _Message(number, header.text, text, tail, tuple(repairs))
