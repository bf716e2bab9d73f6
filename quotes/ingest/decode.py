"""Bytes to text: find the encoding, decode, and say what was repaired."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

NAMES = {"cp1252": "Windows-1252", "iso8859-15": "ISO-8859-15"}

# The longer mark first: the one of UTF-32 begins with the one of UTF-16.
_BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_SIGNATURES = [
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
]
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_C1 = re.compile(rb"[\x80-\x9f]")
# Above this share of control characters nobody wrote it to be read.
_MAX_CONTROL_SHARE = 0.05
# A stray byte costs a microsecond: with more of them the text is no UTF-8 at all.
_MAX_STRAY = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it came in, and what was changed to get it: one sentence per repair."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


class Undecodable(ValueError):
    """The bytes are no text. The message is one sentence for the person who uploaded them."""


def decode(data: bytes) -> Decoded:
    """Return data as text.

    A byte order mark is believed and left out. Then UTF-16 by its NUL bytes, UTF-8, and Windows-1252
    or ISO-8859-15; stray bytes in a UTF-8 text are read as one of the latter. Line ends stay as they are.
    A NUL becomes a space, so that offsets hold. Raises Undecodable for a picture, an archive and the like.
    """
    refuse_signature(data)
    encoding, skip = wide_encoding(data[:4096])
    decoded = _decode_wide(data[skip:], encoding) if encoding else decode_narrow(data[skip:])
    refuse_controls(decoded.text)
    return without_nul(decoded)


def refuse_signature(data: bytes) -> None:
    """Raises Undecodable, with the name of the thing, when data begins like a known binary file."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Undecodable(f"This is {what}, not text. Save the article as plain text in UTF-8.")


def refuse_controls(text: str) -> None:
    """Raises Undecodable when too many control characters stand in text."""
    controls = _count(_CONTROLS, text)
    if controls > 2 and controls > len(text) * _MAX_CONTROL_SHARE:
        raise Undecodable(
            f"This is not text: {controls:,} of its {len(text):,} characters are control characters. "
            "Save the article as plain text in UTF-8."
        )


def wide_encoding(head: bytes) -> tuple[str, int]:
    """Return the UTF-16 or UTF-32 encoding of the first bytes of a file, and the bytes of its mark.

    ("", 3) is UTF-8 with a mark; ("", 0) any one-byte encoding or UTF-8.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return ("" if encoding == "utf-8" else encoding), len(mark)
    return _utf16_by_nul(head), 0


def read_as(encoding: str) -> str:
    """Return the sentence that says what a text was read as."""
    wide = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    return f"Read as {NAMES.get(encoding, wide)}: it is not UTF-8."


def _utf16_by_nul(head: bytes) -> str:
    """Western text in UTF-16 has a NUL in nearly every pair, always on the same side."""
    pairs = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if pairs < 2:
        return ""
    if odd >= pairs * 0.6 and even <= pairs * 0.05:
        return "utf-16-le"
    if even >= pairs * 0.6 and odd <= pairs * 0.05:
        return "utf-16-be"
    return ""


def _decode_wide(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    repairs = (f"Bytes that are no {name} were replaced by \ufffd: {broken}.",) if broken else ()
    return Decoded(text, encoding, (read_as(encoding), *repairs))


def decode_narrow(data: bytes) -> Decoded:
    """Return data, without a byte order mark, as UTF-8, Windows-1252, ISO-8859-15 or a mixture."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        valid = data.decode("utf-8", "ignore")
    legacy = _legacy_encoding(data)
    stray = len(data) - len(valid.encode())
    if valid.isascii() or stray > _MAX_STRAY:
        text = data.decode(legacy, "replace")
        return Decoded(text, legacy, (read_as(legacy), *_lost(text)))
    text = data.decode("utf-8", f"wederhoor-{legacy}")
    return Decoded(
        text, "utf-8", (f"Bytes that are no UTF-8 were read as {NAMES[legacy]}: {stray}.", *_lost(text))
    )


def _legacy_encoding(data: bytes) -> str:
    """0x80-0x9f are curly marks and dashes in Windows-1252, and unused in ISO-8859-15, whose 0xA4 is the euro."""
    return "iso8859-15" if b"\xa4" in data and not _C1.search(data) else "cp1252"


def _lost(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (f"Bytes that mean nothing in this encoding were replaced by \ufffd: {lost}.",) if lost else ()


def without_nul(decoded: Decoded) -> Decoded:
    """Return decoded with a space for every NUL, which no database column holds, and say so."""
    count = decoded.text.count("\0")
    if not count:
        return decoded
    repair = f"NUL characters were replaced by spaces: {count}."
    return Decoded(decoded.text.replace("\0", " "), decoded.encoding, (*decoded.repairs, repair))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _read_stray(error: UnicodeError, *, encoding: str) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(encoding, "replace"), error.end


def _register(encoding: str) -> None:
    handler: Callable[[UnicodeError], tuple[str, int]] = partial(_read_stray, encoding=encoding)
    codecs.register_error(f"wederhoor-{encoding}", handler)


for _encoding in NAMES:
    _register(_encoding)
