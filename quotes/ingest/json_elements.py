"""The elements of a JSON array, or objects printed over several lines, without holding the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.ingest.draft import Mark
from quotes.ingest.lines import MAX_LINE, Line

MAX_DEPTH = 100

_OUTSIDE = re.compile(r'["{}\[\],]')
_INSIDE = re.compile(r'["\\]')


@dataclass(frozen=True, slots=True)
class Element:
    """The text of one element and the line it starts on. With a reason it is not worth parsing.

    after: where the next one begins, where each has a line of its own.
    """

    line: int
    text: str
    repairs: tuple[str, ...] = ()
    reason: str = ""
    after: Mark | None = None


def elements(source: Iterable[Line], *, base: int, once: bool = False) -> Iterator[Element]:
    """Yield the elements of source, lines or pieces of them, at depth base: 1 inside an array, 0 for objects that follow each other.

    What breaks off at the end of the file comes last, with its reason. once: what follows the array is none of ours.
    """
    scanner = _Scanner(base, once=once)
    for line in source:
        yield from scanner.feed(line)
    yield from scanner.end()


class _Scanner:
    """Follows strings and brackets, which is enough to find where an element ends."""

    def __init__(self, base: int, *, once: bool) -> None:
        self._base = base
        self._once = once
        self._over = False
        self._depth = 0
        self._deepest = 0
        self._in_string = False
        self._escaped = 0
        self._parts: list[str] = []
        self._size = 0
        self._start = 0
        self._line = 0
        self._repairs: dict[str, None] = {}

    def feed(self, line: Line) -> Iterator[Element]:
        if self._over:
            return
        self._line = line.number
        position, begin = self._escaped, 0
        while match := (_INSIDE if self._in_string else _OUTSIDE).search(line.text, position):
            position, mark = match.end(), match[0]
            if self._in_string:
                position += mark == "\\"
                self._in_string = mark == "\\"
            elif self._separates(mark):
                self._take(line, begin, match.start())
                yield from self._finish()
                begin = position
                self._depth += {"[": 1, "]": -1}.get(mark, 0)
                if self._once and mark == "]":
                    self._over = True
                    return
            elif self._closes(mark):
                self._take(line, begin, position)
                yield from self._finish()
                begin = position
        self._take(line, begin, len(line.text))
        # A backslash at the end of a piece escapes the first character of the next.
        self._escaped = max(0, position - len(line.text))

    def end(self) -> Iterator[Element]:
        if self._depth > 0 or self._in_string or self._parts:
            reason = "The file breaks off before this is complete. Send it again, or close what is open."
            if self._depth == 0 and not self._in_string:
                reason = "Here stands something that is no article. Remove it."
            yield Element(self._start or self._line, "", tuple(self._repairs), self._reason() or reason)

    def _separates(self, mark: str) -> bool:
        """The brackets and commas of the array itself."""
        if self._base == 0:
            return mark == "," and self._depth == 0
        return (mark == "[" and self._depth == 0) or (mark in ",]" and self._depth == 1)

    def _closes(self, mark: str) -> bool:
        """Note a mark inside an element; return whether it is the last of it."""
        if mark == '"':
            self._in_string = True
        elif mark in "{[":
            self._depth += 1
            self._deepest = max(self._deepest, self._depth)
        elif mark in "}]" and self._depth > self._base:
            self._depth -= 1
            return self._depth == self._base
        return False

    def _take(self, line: Line, begin: int, end: int) -> None:
        piece = line.text[begin:end]
        if not self._parts and not piece.strip():
            return
        self._start = self._start or line.number
        self._size += len(piece)
        self._repairs.update(dict.fromkeys(line.repairs))
        self._parts.append(piece if self._size <= MAX_LINE else "")

    def _finish(self) -> Iterator[Element]:
        if self._parts:
            yield Element(self._start, "".join(self._parts), tuple(self._repairs), self._reason())
        self._parts, self._size, self._start, self._deepest = [], 0, 0, 0
        self._repairs = {}

    def _reason(self) -> str:
        if self._size > MAX_LINE:
            return f"This is longer than {MAX_LINE:,} characters. Is a quote mark or bracket not closed?"
        if self._deepest > MAX_DEPTH:
            return f"This is nested {self._deepest:,} deep; at most {MAX_DEPTH} is read. Flatten it."
        return ""
