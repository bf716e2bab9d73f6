"""The bytes of an XML file as clean text: decoded whatever it declares, and with what no XML parser takes put right."""

from __future__ import annotations

import codecs
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from quotes.ingest.decode import NAMES, decode_narrow, read_as, wide_encoding

PIECE = 256 * 1024
# An entity or the opening of CDATA is never longer than this; a piece may cut through one.
_LONGEST_TOKEN = 64

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Decoded, a file needs none: XML 1.1 is read like 1.0, and blank lines before it do no harm.
_DECLARATION = re.compile(r"\A[\ufeff\s]*<\?xml\s[^>]{0,400}\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TOKEN = re.compile(
    r"<!\[CDATA\[|\]\]>|&(?:#[0-9]{1,10};|#x[0-9A-Fa-f]{1,8};|[A-Za-z][A-Za-z0-9]{0,31};)?",
)
_TOKEN_START = re.compile(r"[&<\]]")
_OF_XML = ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;")
_LATIN = ("iso8859-1", "cp1252", "ascii")

_SAID = {
    "control": "Control characters were replaced by spaces: {}.",
    "entity": "Marks of HTML that XML does not know, such as &nbsp;, were read as in HTML: {}.",
    "ampersand": "Loose & marks were read as text: {}.",
    "reference": "References to characters that do not exist were replaced by \ufffd: {}.",
    "cdata": "The mark ]]> outside CDATA was read as text: {}.",
}


class XmlText:
    """Iterates over a file as text in pieces; notes what it changed on the way.

    cut_before: a piece begins at each of these, so that what was changed is known of the piece that holds it.
    """

    def __init__(self, stream: BinaryIO, cut_before: re.Pattern[str]) -> None:
        self._stream = stream
        self._cut_before = cut_before
        self._changes: Counter[str] = Counter()
        self._repairs: dict[str, None] = {}
        self._in_cdata = False

    def __iter__(self) -> Iterator[str]:
        tail, is_first = "", True
        for piece in self._decoded():
            text = _DECLARATION.sub(_only_line_ends, piece, count=1) if is_first else tail + piece
            is_first = False
            # Held back until the next piece, so that no token is cut.
            held = _TOKEN_START.search(text, max(0, len(text) - _LONGEST_TOKEN))
            text, tail = (text[: held.start()], text[held.start() :]) if held else (text, "")
            for part in self._cut(text):
                yield self._clean(part)
        for part in self._cut(tail):
            yield self._clean(part)

    def _cut(self, text: str) -> Iterator[str]:
        position = 0
        for match in self._cut_before.finditer(text):
            if match.start() > position:
                yield text[position : match.start()]
            position = match.start()
        if position < len(text):
            yield text[position:]

    def repairs(self) -> tuple[str, ...]:
        """Return what was changed since the last call, a sentence each."""
        said = [_SAID[kind].format(count) for kind, count in sorted(self._changes.items())]
        said = [*self._repairs, *said]
        self._changes.clear()
        self._repairs.clear()
        return tuple(said)

    def _decoded(self) -> Iterator[str]:
        self._stream.seek(0)
        head = self._stream.read(4096)
        encoding, skip = wide_encoding(head)
        declared = _declared(head)
        if encoding or not declared or declared.startswith("utf"):
            yield from self._whole_or_narrow(encoding, skip)
            return
        if _is_utf8(self._stream):
            if declared != "ascii":
                self._repairs[f"The file says that it is {declared}, and is UTF-8."] = None
            yield from self._whole_or_narrow("", skip)
            return
        encoding = "cp1252" if declared in _LATIN else declared
        why = "as the file says" if encoding == declared else f"the file says {declared}"
        self._repairs[f"Read as {NAMES.get(encoding, encoding)}: {why}."] = None
        yield from self._as_declared(encoding, skip)

    def _whole_or_narrow(self, encoding: str, skip: int) -> Iterator[str]:
        if encoding:
            self._repairs[read_as(encoding)] = None
            yield from self._as_declared(encoding, skip)
            return
        self._stream.seek(skip)
        rest = b""
        while data := self._stream.read(PIECE):
            data = rest + data
            # Cut after an ASCII byte: a piece never ends within a character.
            end = len(data)
            while end and data[end - 1] >= 0x80 and len(data) - end < 8:
                end -= 1
            rest, data = data[end:], data[:end]
            yield self._narrow(data)
        if rest:
            yield self._narrow(rest)

    def _narrow(self, data: bytes) -> str:
        decoded = decode_narrow(data)
        self._repairs.update(dict.fromkeys(decoded.repairs))
        return decoded.text

    def _as_declared(self, encoding: str, skip: int) -> Iterator[str]:
        self._stream.seek(skip)
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        while data := self._stream.read(PIECE):
            yield decoder.decode(data)
        yield decoder.decode(b"", final=True)

    def _clean(self, text: str) -> str:
        text, controls = _CONTROL.subn(" ", text)
        if controls:
            self._changes["control"] += controls
        parts: list[str] = []
        position = 0
        for match in _TOKEN.finditer(text):
            mark = match[0]
            if self._in_cdata:
                self._in_cdata = mark != "]]>"
                continue
            if mark == "<![CDATA[":
                self._in_cdata = True
                continue
            if (instead := self._instead(mark)) != mark:
                parts += [text[position : match.start()], instead]
                position = match.end()
        return "".join([*parts, text[position:]]) if parts else text

    def _instead(self, mark: str) -> str:
        """What a mark outside CDATA becomes."""
        if mark in _OF_XML:
            return mark
        if mark == "]]>":
            self._changes["cdata"] += 1
            return "]]&gt;"
        if mark == "&":
            self._changes["ampersand"] += 1
            return "&amp;"
        if mark.startswith("&#"):
            return mark if _exists(mark) else self._counted("reference", "\ufffd")
        text = html.unescape(mark)
        if text == mark:
            return self._counted("ampersand", f"&amp;{mark[1:]}")
        return self._counted("entity", html.escape(text))

    def _counted(self, kind: str, instead: str) -> str:
        self._changes[kind] += 1
        return instead


def _only_line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _declared(head: bytes) -> str:
    """The encoding that an XML declaration names, as Python spells it; "" for none or one that is unknown."""
    match = _DECLARED.search(head[:1000])
    try:
        # latin-1 and friends are all "iso8859-1" here; a codec such as rot13 or zip decodes no text.
        info = codecs.lookup(match[1].decode("ascii")) if match else None
    except LookupError:
        return ""
    return info.name if info and info._is_text_encoding else ""


def _is_utf8(stream: BinaryIO) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    ascii_only = True
    try:
        while data := stream.read(io.DEFAULT_BUFFER_SIZE * 8):
            ascii_only = decoder.decode(data).isascii() and ascii_only
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not ascii_only


def _exists(reference: str) -> bool:
    code = int(reference[3:-1], 16) if reference[2] in "xX" else int(reference[2:-1])
    return code in (9, 10, 13) or (
        32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
    )
