"""UTF-8 that someone read as Windows-1252 on the way: â€˜neeâ€™ back to ‘nee’, where that is certain."""

from __future__ import annotations

import re

# The first byte of a UTF-8 character (U+00C2 to U+00F4) and one that may follow, both as Windows-1252 shows them. Nearly no
# text has these. Sought in bytes, where the C3 that all of the former begin with is found at the speed of memory.
_SUSPECT = re.compile(
    rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|\xe2[\x80-\x84]|\xc5[\x92-\xbe]|\xc6\x92|\xcb[\x86\x9c])"
)
# Any other cure that the library knows is a guess.
_CERTAIN = {
    ("encode", "latin-1"),
    ("encode", "sloppy-windows-1252"),
    ("encode", "windows-1252"),
    ("decode", "utf-8"),
    ("decode", "windows-1252"),
    ("apply", "decode_inconsistent_utf8"),
    ("transcode", "restore_byte_a0"),
}
_LINE = re.compile(r"[^\n]*\n?")


def mended(text: str) -> tuple[str, int]:
    """Return text with its misread lines put right, and how many they were. Line by line: a file may mix both."""
    if not _suspect(text):
        return text, 0
    lines = _LINE.findall(text)
    mended_lines = [_mended_line(line) for line in lines]
    count = sum(1 for before, after in zip(lines, mended_lines, strict=True) if before != after)
    return "".join(mended_lines), count


def suspect(encoded: bytes) -> bool:
    """Return whether a text in UTF-8 may hold anything to mend. Nearly none does, and this is how one finds out fast."""
    return b"\xc3" in encoded and bool(_SUSPECT.search(encoded))


def _suspect(text: str) -> bool:
    return not text.isascii() and suspect(text.encode("utf-8", "surrogatepass"))


def _mended_line(line: str) -> str:
    if not _suspect(line):
        return line
    # Here: it loads slowly, and hardly any file needs it.
    from ftfy import fix_encoding_and_explain

    cure = fix_encoding_and_explain(line)
    if any((step.action, step.parameter) not in _CERTAIN for step in cure.explanation or ()):
        return line
    return cure.text
