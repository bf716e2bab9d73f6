"""The news items of an XML file, one tree at a time, however long the file; a broken item costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from quotes.ingest.xml_target import BrokenItem, Item, Reopened, Target, XmlRefused
from quotes.ingest.xml_text import XmlText

# The start of a file that is looked at for its root.
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])[^<>]*>")
_BEFORE_ROOT = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)


def root_name(opening: str) -> str:
    """Return the name of the root element, without prefix, of a file that begins like this; "" when none is found."""
    match = _root_tag(opening)
    return match[1] if match else ""


def _root_tag(opening: str) -> re.Match[str] | None:
    position = 0
    while skip := _BEFORE_ROOT.match(opening, position):
        position = skip.end()
    return _ROOT.match(opening, position)


def items(stream: BinaryIO, name: str) -> Iterator[Item | BrokenItem]:
    """Yield the outermost elements of this local name; the root itself may be one.

    Entities that the file declares are refused, and nothing outside the file is ever fetched.
    """
    reader = _Reader(name)
    source = XmlText(stream, reader.starts)
    line, any_item = 1, False
    for piece in source:
        for found in reader.feed(piece, line):
            any_item = True
            yield _with_repairs(found, source)
        line += piece.count("\n")
    for found in reader.close(line):
        any_item = True
        yield _with_repairs(found, source)
    if not any_item:
        yield BrokenItem(
            1, f"The file holds no <{name}>, so there is no article in it. Send one with articles."
        )


def _with_repairs(found: Item | BrokenItem, source: XmlText) -> Item | BrokenItem:
    repairs = source.repairs()  # also of a broken item: the next one is not to answer for them
    return found if isinstance(found, BrokenItem) else replace(found, repairs=repairs)


class _Reader:
    """Feeds a parser; after an error it waits for the next start of an item and begins anew within the same root."""

    def __init__(self, name: str) -> None:
        self.starts = re.compile(rf"<(?:[A-Za-z_][\w.-]*:)?{re.escape(name)}(?=[\s/>])")
        self._ends = re.compile(rf"</(?:[A-Za-z_][\w.-]*:)?{re.escape(name)}\s*>")
        self._name = name
        self._opening = self._root = ""
        self._head: dict[str, str] = {}
        self._waiting = self._anew = self._over = self._item_is_root = False
        self._begin(1, self._head)

    def feed(self, piece: str, line: int) -> Iterator[Item | BrokenItem]:
        if self._over:
            return
        self._look_for_root(piece)
        is_start = bool(self.starts.match(piece))
        if is_start and (
            (self._waiting and self._root) or (self._item_is_root and self._anew and not self._target.inside)
        ):
            self._begin_anew(line)
        if self._over or self._waiting or (self._anew and not is_start and not self._target.inside):
            return
        try:
            yield from self._parse(piece)
        except Reopened as error:
            yield from self._target.taken(self._head)
            yield BrokenItem(self._target.line, str(error))
            self._begin_anew(line)
            if not self._over:
                yield from self._caught(piece)
        except (DefusedXmlException, ParseError, XmlRefused) as error:
            yield from self._target.taken(self._head)
            yield self._broken(error)

    def close(self, line: int) -> Iterator[Item | BrokenItem]:
        """What is left when the file ends."""
        if self._over or self._waiting or (self._anew and not self._target.inside):
            return
        try:
            self._parser.close()
        except (DefusedXmlException, ParseError, XmlRefused):
            where = self._target.line if self._target.inside else line
            yield BrokenItem(where, "The XML breaks off before this is complete. Send the file again.")
        yield from self._target.taken(self._head)

    def _begin(self, line: int, head: dict[str, str]) -> None:
        self._target = Target(self._name, head)
        self._parser = XMLParser(target=self._target, forbid_dtd=False)
        self._target.locate = lambda: line + self._parser.parser.CurrentLineNumber - 1
        self._first_line = line

    def _begin_anew(self, line: int) -> None:
        """Within the root alone: what else was open around the items does not matter to them."""
        self._begin(line, {})
        self._waiting, self._anew = False, True
        if self._item_is_root:
            return
        try:
            self._parser.feed(" ".join(self._root.split()))
        except (DefusedXmlException, ParseError, XmlRefused):
            self._over = True  # it is the root that is broken, and that was said

    def _look_for_root(self, piece: str) -> None:
        if not self._root and len(self._opening) < 65_536:
            self._opening += piece
            match = _root_tag(self._opening)
            self._root = match[0] if match else ""
            self._item_is_root = match is not None and match[1] == self._name

    def _parse(self, piece: str) -> Iterator[Item | BrokenItem]:
        if (self._anew or self._item_is_root) and (ends := list(self._ends.finditer(piece))):
            piece = piece[: ends[-1].end()]
        self._parser.feed(piece)
        flush = getattr(self._parser, "flush", None)
        if flush:  # newer versions of expat put off what they could read now
            flush()
        self._target.refuse_endless_token(len(piece))
        # Where the item is the root, another document may follow: some deliveries put many in one file.
        self._anew = self._anew or (self._item_is_root and not self._target.inside)
        yield from self._target.taken(self._head)

    def _caught(self, piece: str) -> Iterator[Item | BrokenItem]:
        try:
            yield from self._parse(piece)
        except (DefusedXmlException, ParseError, XmlRefused) as error:
            yield from self._target.taken(self._head)
            yield self._broken(error)

    def _broken(self, error: Exception) -> BrokenItem:
        self._waiting = True
        where = self._target.line if self._target.inside else self._target.locate()
        if isinstance(error, ParseError):
            line = self._first_line + error.position[0] - 1
            what = str(error).partition(":")[0]
            where = where if self._target.inside else line
            return BrokenItem(where, f"The XML is broken on line {line:,}: {what}. Correct it there.")
        if isinstance(error, DefusedXmlException):
            self._over = True
            return BrokenItem(
                where,
                "The file declares entities of its own, which can be made to harm. Take them out of its DOCTYPE.",
            )
        return BrokenItem(where, str(error))
