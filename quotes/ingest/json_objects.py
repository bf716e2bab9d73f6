"""A file of JSON objects, however they are laid out: lines, an array, an array within an object, or one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from quotes.ingest.draft import Mark
from quotes.ingest.json_elements import Element, elements
from quotes.ingest.lines import MAX_LINE, Line, lines

_WRAPPER_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Objects:
    """line: where the file begins. is_array: then the whole of it may stand on one line."""

    elements: Iterator[Element]
    is_array: bool
    line: int


def wrapper(names: Iterable[str]) -> re.Pattern[str]:
    """The start of a file in which an object holds the array, under one of names: `{"total": 2, "articles": [{`."""
    return re.compile(
        r"""\s*\{\s*(?:"[^"\\]{1,80}"\s*:\s*(?:"(?:[^"\\]|\\.){0,2000}"|[-+.\w]{1,40}|\{[^{}\[\]]{0,4000}\}"""
        r"""|\[(?:[^\[\]"]|"(?:[^"\\]|\\.){0,2000}"){0,4000}\])\s*,\s*){0,30}"""
        rf""""(?:{"|".join(map(re.escape, names))})"\s*:\s*(?=\[\s*[\{{\]])"""
    )


def objects(stream: BinaryIO, wrapping: re.Pattern[str], *, after: Mark | None = None) -> Objects | None:
    """Return the objects of a file, streamed; None where it holds nothing. wrapping: see wrapper.

    after: begin there, as an element before gave it: each has a line of its own.
    """
    opening = _opening(stream)
    if not opening:
        return None
    if after:
        return Objects(_by_line(stream, after), is_array=False, line=opening[0].number)
    wrapped = _wrapping(stream, wrapping) if opening[0].text.lstrip().startswith("{") else 0
    is_array = bool(wrapped) or opening[0].text.lstrip().startswith("[")
    return Objects(_elements(opening, stream, wrapped), is_array, opening[0].number)


def _opening(stream: BinaryIO) -> list[Line]:
    """Return the first two lines that hold anything."""
    with closing(lines(stream)) as source:
        return list(islice((line for line in source if line.text.strip()), 2))


def _wrapping(stream: BinaryIO, pattern: re.Pattern[str]) -> int:
    """Return how many characters stand before the array that an object holds, 0 when it holds none that we know."""
    text = ""
    with closing(lines(stream, whole=False)) as source:
        for line in source:
            text += line.text
            if len(text) > _WRAPPER_HEAD:
                break
    match = pattern.match(text[:_WRAPPER_HEAD])
    return match.end() if match else 0


def _past(source: Iterable[Line], count: int) -> Iterator[Line]:
    """Leave out the first count characters."""
    for line in source:
        cut = min(count, len(line.text))
        count -= cut
        yield replace(line, text=line.text[cut:]) if cut else line


def _elements(opening: list[Line], stream: BinaryIO, wrapped: int) -> Iterator[Element]:
    if wrapped:
        return elements(_past(lines(stream, whole=False), wrapped), base=1, once=True)
    first = opening[0].text.strip()
    if first.startswith("["):
        return elements(lines(stream, whole=False), base=1)
    next_opens = len(opening) > 1 and opening[1].text.lstrip().startswith("{")
    if first.startswith("{") and not first.endswith("}") and len(opening) > 1 and not next_opens:
        return elements(lines(stream, whole=False), base=0)
    return _by_line(stream, None)


def _by_line(stream: BinaryIO, after: Mark | None) -> Iterator[Element]:
    return (_of_line(line) for line in lines(stream, after=after) if line.text.strip())


def _of_line(line: Line) -> Element:
    reason = f"The line has more than {MAX_LINE:,} characters. Split it." if line.too_long else ""
    return Element(line.number, line.text, line.repairs, reason, line.after)
