"""What an XML parser reports, built into one tree per item; the rest of the file is not kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import (
    Element,
    TreeBuilder,
)

from quotes.ingest.lines import MAX_LINE

MAX_DEPTH = 200
MAX_ELEMENTS = 200_000
_MAX_HEAD = 200
_MAX_HEAD_TEXT = 1000

# Prefixes of our own for the namespaces that feeds mix; those of the news formats themselves have none.
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content.",
    "http://purl.org/dc/elements/1.1/": "dc.",
    "http://purl.org/dc/terms/": "dc.",
    "http://search.yahoo.com/mrss/": "media.",
    "http://search.yahoo.com/mrss": "media.",
    "http://www.w3.org/XML/1998/namespace": "xml.",
}
_PLAIN = re.compile(
    r"https?://(?:www\.)?(?:w3\.org/2005/Atom|w3\.org/1999/xhtml|iptc\.org/|purl\.org/(?:atom/|rss/1\.0/$|net/rss))"
)


@dataclass(frozen=True, slots=True)
class Item:
    """The tree of one item, its tags and attributes without namespaces (dc.date, content.encoded keep a prefix).

    line: where it starts. head: what stands outside of items, by path ("channel/title").
    """

    line: int
    tree: Element
    head: Mapping[str, str]
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenItem:
    """An item, or what stands between items, that could not be read. Reading goes on with the next item."""

    line: int
    reason: str


class XmlRefused(ValueError):
    """Something in the XML that is not read. The message is the reason."""


class Reopened(XmlRefused):
    """An item that begins within one that never ended."""


class Target:
    """The target of one parser. Trees are taken from it with taken()."""

    def __init__(self, name: str, head: dict[str, str]) -> None:
        self._name = name
        self._head = head
        self._path: list[str] = []
        self._builder: TreeBuilder | None = None
        self._depth_of_item = 0
        self._elements = self._characters = 0
        self._events = self._silent = 0
        self._own: str | None = None
        self._done: list[tuple[int, Element]] = []
        self.locate: Callable[[], int] = lambda: 0
        self.line = 0

    @property
    def inside(self) -> bool:
        """Whether an item is open."""
        return self._builder is not None

    def taken(self, head: Mapping[str, str]) -> Iterator[Item]:
        done, self._done = self._done, []
        return (Item(line, tree, head) for line, tree in done)

    def refuse_endless_token(self, fed: int) -> None:
        """Raises XmlRefused when one tag or comment goes on for more characters than are held."""
        self._silent = 0 if self._events else self._silent + fed
        self._events = 0
        if self._silent > MAX_LINE:
            raise XmlRefused(f"A tag or comment has more than {MAX_LINE:,} characters. Is it not closed?")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._events += 1
        name = self._short(tag, of_root=not self._path)
        self._path.append(name)
        if len(self._path) > MAX_DEPTH:
            raise XmlRefused(f"The XML is nested more than {MAX_DEPTH} deep. Flatten it.")
        short = {self._short(key): value for key, value in attributes.items()}
        if self._builder is None and name == self._name:
            self._builder, self._depth_of_item = TreeBuilder(), len(self._path)
            self._elements = self._characters = 0
            self.line = self.locate()
        elif self._builder and name == self._name and name in ("item", "entry"):
            raise Reopened(f"This <{name}> is not closed before the next one begins. Close it.")
        if self._builder:
            self._count(1, sum(map(len, attributes.values())))
            self._builder.start(name, short)
        else:
            for key, value in short.items():
                self._note(f"@{key}", value)

    def end(self, tag: str) -> None:
        self._events += 1
        if self._builder:
            self._builder.end(self._path[-1])
            if len(self._path) == self._depth_of_item:
                self._done.append((self.line, self._builder.close()))
                self._builder = None
        self._path.pop()

    def data(self, text: str) -> None:
        self._events += 1
        if self._builder:
            self._count(0, len(text))
            self._builder.data(text)
        elif text.strip():
            self._note("", text)

    def close(self) -> None:
        """Nothing: trees were taken as they were done."""

    def _note(self, key: str, text: str) -> None:
        path = "/".join([*self._path[-3:], *([key] if key else [])])
        if path in self._head or len(self._head) < _MAX_HEAD:
            self._head[path] = (self._head.get(path, "") + text)[:_MAX_HEAD_TEXT]

    def _count(self, elements: int, characters: int) -> None:
        self._elements += elements
        self._characters += characters
        if self._elements > MAX_ELEMENTS or self._characters > MAX_LINE:
            raise XmlRefused(
                f"One item has more than {MAX_ELEMENTS:,} elements or {MAX_LINE:,} characters. Split it."
            )

    def _short(self, tag: str, *, of_root: bool = False) -> str:
        """{namespace}name to name, with a prefix of ours where formats mix."""
        if not tag.startswith("{"):
            return tag
        space, _, name = tag[1:].partition("}")
        if of_root:
            self._own = space
        if space == self._own or _PLAIN.match(space):
            return name
        return _PREFIXES.get(space, "x.") + name
