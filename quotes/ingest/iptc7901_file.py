"""IPTC 7901, the text message that news agencies have sent since the telex: SOH header STX text ETX date EOT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from quotes.ingest.columns import OWN
from quotes.ingest.dates import moment
from quotes.ingest.decode import Decoded, decode_narrow
from quotes.ingest.draft import ArticleDraft, Place, Problem
from quotes.ingest.record import MAX_CHARACTERS, Record, draft
from quotes.ingest.stated import kept

MAX_MESSAGE = 8 * MAX_CHARACTERS
_CHUNK = 256 * 1024
_SOH, _STX, _ETX = b"\x01", b"\x02", b"\x03"

# "bel0123 4 pol 0245 keywords": source and number, priority, category, words.
_HEADER = re.compile(
    r"\s*([A-Za-z]{1,10})[ -]?([0-9]{1,6})\s+([1-9U])\s+([A-Za-z]{1,4})\s+([0-9]{1,5})\b[^\S\r\n]*(.*)",
    re.DOTALL,
)
# "241205 Sep 24": day, time, month and year.
_STAMP = re.compile(
    r"\b([0-9]{2})([0-9]{2})([0-9]{2})\s*([A-Za-z]{3})[A-Za-z]*\.?\s+((?:[0-9]{2})?[0-9]{2})\b"
)
_MONTHS = (
    "jan",
    "feb",
    "mar mrt maa mae mär",
    "apr",
    "may mei mai",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct okt",
    "nov",
    "dec dez",
)
_BYLINE = re.compile(r"(?:Door|Van|Von|By|Par)\s+\S.{0,120}")
_DATE_LINE = re.compile(r"([A-ZÀ-Þ][\w.’'/ -]{1,60}?)(?:,[^()\n]{1,40})?\s\(([\w/ .-]{2,30})\)\s*[-–—=.:]?")
_EMBARGO = re.compile(
    r"^.{0,40}\bembargo\b(?:\s+(?:tot|until|till|bis|to))?[\s:]*(.{0,60})", re.IGNORECASE | re.MULTILINE
)
_KILL = re.compile(
    r"^\W*(?:kill|mandatory kill|bulletin kill|nieuwskill|story kill|ingetrokken|intrekking)\b", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Message:
    line: int
    data: bytes
    too_long: bool = False


def is_iptc7901(head: bytes) -> bool:
    """Return whether a file begins like a message of IPTC 7901."""
    start = head.find(_SOH)
    if not 0 <= start <= 64 or head[:start].strip(b"\x00\x16 \r\n"):
        return False
    return bool(_HEADER.match(head[start + 1 : start + 200].decode("latin-1")))


def read(file: str, stream: BinaryIO) -> Iterator[ArticleDraft | Problem]:
    """Yield an article or a problem per message, one message in memory at a time."""
    for message in _messages(stream):
        place = Place(file, message.line)
        if message.too_long:
            yield Problem(place, f"The message has more than {MAX_MESSAGE:,} bytes. Split it.")
        else:
            yield _article(place, message.data)


def _messages(stream: BinaryIO) -> Iterator[_Message]:
    """Cut the stream at each SOH."""
    stream.seek(0)
    buffer, line, too_long = b"", 1, False
    while chunk := stream.read(_CHUNK):
        *ended, buffer = (buffer + chunk).split(_SOH)
        for data in ended:
            if data.strip(b"\x00\x16\x04 \r\n"):
                yield _Message(line, data[:MAX_MESSAGE], too_long or len(data) > MAX_MESSAGE)
            line, too_long = line + data.count(b"\n"), False
        if len(buffer) > MAX_MESSAGE:
            # Only what counts lines and finds the next message is looked at from here on.
            line, buffer, too_long = line + buffer.count(b"\n"), b" ", True
    if too_long or buffer.strip(b"\x00\x16\x04 \r\n"):
        yield _Message(line, buffer, too_long)


def _article(place: Place, data: bytes) -> ArticleDraft | Problem:
    head, opened, rest = data.partition(_STX)
    body, closed, tail = rest.partition(_ETX)
    if not opened:
        return Problem(
            place, "The message has no start of text (STX), so there is no article in it. Send it again."
        )
    header = _HEADER.match(decode_narrow(head).text)
    if header is None:
        return Problem(
            place, "The header of the message is not that of IPTC 7901: source, number, priority, category."
        )
    decoded = decode_narrow(body)
    if not closed:
        return Problem(place, "The message breaks off: it has no end of text (ETX). Send it again.")
    cells, left_out = kept(_cells(header, decoded, tail.decode("latin-1")))
    return draft(Record(place, cells, (*decoded.repairs, *left_out)), OWN)


def _cells(header: re.Match[str], decoded: Decoded, tail: str) -> dict[str, str]:
    source, number, priority, category, _, keywords = header.groups()
    text = _CONTROLS.sub(" ", decoded.text).replace("\r\n", "\n").replace("\r", "\n")
    notes, headline, byline, body = _parts(text)
    date_line = _DATE_LINE.match(body)
    embargo = _EMBARGO.search("\n".join(notes))
    said = " ".join([*notes, headline])
    killed = _KILL.search(headline) or any(_KILL.search(note.lstrip("(")) for note in notes)
    stamp = _stamp(tail)
    return {
        "headline": headline,
        "text": body,
        "published_on": stamp.partition("T")[0],
        "byline": byline,
        "section": category,
        # A number comes round each day or week, so it is an id only together with its day.
        "external_id": f"{source}{number}/{stamp.partition('T')[0]}" if stamp else "",
        "provider": date_line[2] if date_line else source,
        "status": "killed" if killed else "",
        "urgency": priority if priority.isdigit() else "1",
        "embargo": (_moment(embargo[1]) or "true") if embargo else "",
        "place": date_line[1].strip() if date_line else "",
        "date_line": date_line[0].strip() if date_line else "",
        "note": " ".join(filter(None, [*notes, " ".join(keywords.split())])) if said else "",
    }


def _parts(text: str) -> tuple[list[str], str, str, str]:
    """Split a text into notes to editors, headline, byline and body.

    Keywords end in a slash, notes stand in brackets; the headline ends with " =" or the first blank line.
    """
    lines = text.strip("\n ").split("\n")
    notes: list[str] = []
    start = 0
    while start < len(lines) and (not (line := lines[start].strip()) or _is_note(line)):
        notes += [line] if line else []
        start += 1
    lines = lines[start:]
    headline: list[str] = []
    byline = ""
    end = next((i for i, line in enumerate(lines[:6]) if line.rstrip().endswith("=") or not line.strip()), -1)
    if end >= 0 and sum(map(len, lines[: end + 1])) <= 300:
        for line in lines[: end + 1]:
            line = line.strip().removesuffix("=").strip()
            if _BYLINE.fullmatch(line) and headline:
                byline = line
            elif line.startswith("(") and line.endswith(")"):
                notes.append(line)
            elif line:
                headline.append(line)
        lines = lines[end + 1 :]
    body = "\n".join(lines).strip("\n ")
    title = " ".join(headline)
    # A first paragraph is no headline when it is a sentence, or when it is all there is.
    if not body or title.endswith((".", ":", ";")):
        return notes, "", byline, "\n\n".join(filter(None, [title, body]))
    return notes, title, byline, body


def _is_note(line: str) -> bool:
    return line.endswith("/") or (line.startswith("(") and line.endswith(")")) or bool(_EMBARGO.match(line))


def _stamp(tail: str) -> str:
    """The moment that a message was sent, "2024-09-24T12:05", or ""."""
    match = _STAMP.search(tail)
    if not match:
        return ""
    month = next((n for n, names in enumerate(_MONTHS, 1) if match[4].lower() in names.split()), 0)
    year = match[5] if len(match[5]) == 4 else f"20{match[5]}"
    return _moment(f"{year}-{month:02}-{match[1]}T{match[2]}:{match[3]}")


def _moment(text: str) -> str:
    """Text where it is a moment, "" where it is not; a sentence around it is tried without its first and last words."""
    words = text.strip(" .:)(").split()
    for end in range(len(words), 0, -1):
        try:
            moment(" ".join(words[:end]))
        except ValueError:
            continue
        return " ".join(words[:end])
    return ""
