"""The lines "Datum: 3 februari 2022" that some archives put above a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quotes.ingest.columns import field_of, fold

MAX_LINES = 40
_LINE = re.compile(r"([^\W\d_][\w /.-]{0,38}?)[^\S\n]*[:=][^\S\n]*(.*)")
_FENCE = re.compile(r"-{3,}|\+{3,}")
_QUOTED = re.compile(r"""(["'])(.*)\1""")


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The cells above a text, by the names that the file gives them, and where the text begins."""

    cells: Mapping[str, str]
    text_start: int


def header_block(text: str) -> HeaderBlock | None:
    """Return the header block that a text opens with, None when it opens with the text itself.

    Each line is a name and a value, a blank line follows, and two of the names or more are known, as many as are not. A
    block between lines of dashes (front matter) is one too. A name that stands twice, or names the text itself, is none.
    """
    cells: dict[str, str] = {}
    folded: set[str] = set()
    position = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    fenced = False
    for _ in range(MAX_LINES):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)].strip()
        position = end + 1
        if _FENCE.fullmatch(line) and not cells and not fenced:
            fenced = True
            continue
        if end < 0:
            return None
        if not line or (fenced and _FENCE.fullmatch(line)):
            return HeaderBlock(cells, end) if _known_enough(cells) else None
        match = _LINE.fullmatch(line)
        if not match or fold(match[1]) in folded or field_of(match[1]) == "text":
            return None
        folded.add(fold(match[1]))
        cells[match[1]] = _QUOTED.sub(r"\2", match[2].strip())
    return None


def _known_enough(cells: Mapping[str, str]) -> bool:
    known = sum(1 for name in cells if field_of(name))
    return known >= 2 and known * 2 >= len(cells)
