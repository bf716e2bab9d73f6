"""HTML, and the like in XML, to plain text: paragraphs with a blank line between, nothing that a reader would not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

MAX_MARKUP = 5_000_000

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul "
    # of NITF
    "block hl2 lead note nitf-table fn bq body.content body.head body.end hedline"
)
_UNSEEN_NAMES = (
    "script style noscript template svg math iframe object embed applet head title meta link base canvas audio video "
    "map select datalist textarea button frameset media"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_LOOKS = re.compile(
    r"\s*(?:<!--.{0,5000}?-->\s*)?<(?:!doctype|html|head|body|meta|title|link|script|style|main|header|nav|center|font|img|p|div|article|section|h[1-6]|ul|ol|br|figure|blockquote|span|strong|em|b|i|a|table)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[^\S\xa0]+")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)


class Node(Protocol):
    """What elements of lxml and of xml.etree have in common. A comment has no string for a tag."""

    @property
    def tag(self) -> object: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def get(self, key: str, /) -> str | None: ...
    def __iter__(self) -> Iterator[Node]: ...


@dataclass(frozen=True, slots=True)
class Markup:
    """The text that a reader sees, and what was left out of it."""

    text: str
    repairs: tuple[str, ...] = ()


def looks_like_markup(text: str) -> bool:
    """Return whether a text begins with an HTML element that the text could not mean otherwise."""
    start = text[:6000].lstrip()
    return start.startswith("<") and bool(_LOOKS.match(start))


def text_of_markup(source: str) -> Markup:
    """Return the text of an HTML page or a piece of one. Raises ValueError past MAX_MARKUP characters."""
    root = parse_html(source)
    return Markup("") if root is None else text_of_node(root)


def parse_html(source: str) -> Any:
    """Return the root of an HTML page or a piece of one, an element of lxml; None where nothing is left.

    Raises ValueError past MAX_MARKUP, and past the 256 levels of nesting at which the parser stops.
    """
    if len(source) > MAX_MARKUP:
        raise ValueError(
            f"The HTML has {len(source):,} characters; at most {MAX_MARKUP:,} are read. Split it."
        )
    # Here: lxml takes a tenth of a second to load, and most files need none of it.
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", source, count=1), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ValueError(
            "The HTML is nested more than 256 deep, so the end of it cannot be read. Flatten it."
        )
    return root


def text_of_node(root: Node) -> Markup:
    """Return the text below root. Hidden elements are left out and counted."""
    writer = _Writer()
    hidden = 0
    for node, opens in _walk(root):
        tag = _name(node)
        if opens:
            unseen = tag in _UNSEEN
            concealed = not unseen and is_hidden(node)
            hidden += concealed
            writer.open(node, tag, skip=unseen or concealed)
        else:
            writer.close(node, tag, is_root=node is root)
    repairs = (f"Parts of the page that no reader sees were left out: {hidden}.",) if hidden else ()
    return Markup(writer.text(), repairs)


def _walk(root: Node) -> Iterator[tuple[Node, bool]]:
    """Yield each node when it opens and when it closes, without recursion: markup may be nested deep."""
    stack = [(root, iter(root))]
    yield root, True
    while stack:
        node, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield node, False
        else:
            stack.append((child, iter(child)))
            yield child, True


class _Writer:
    """Collects text into paragraphs."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._parts: list[str] = []
        self._skipping = 0
        self._any_text = False

    def open(self, node: Node, tag: str, *, skip: bool) -> None:
        if self._skipping or skip:
            self._skipping += 1
            return
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "br":
            self._parts.append("\x0b")
        elif tag == "q":
            self._parts.append("“")
        elif tag in ("td", "th") and self._any_text:
            self._parts.append(" | ")
        self._add(node.text if isinstance(node.tag, str) else None)

    def close(self, node: Node, tag: str, *, is_root: bool) -> None:
        if self._skipping:
            self._skipping -= 1
        elif tag in _BLOCKS:
            self._end_block()
        elif tag == "q":
            self._parts.append("”")
        if not is_root and not self._skipping:
            self._add(node.tail)

    def text(self) -> str:
        self._end_block()
        return "\n\n".join(self._done)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text.replace("\x0b", " "))
            self._any_text = self._any_text or not text.isspace()

    def _end_block(self) -> None:
        # Spaces and line ends of the source are one space; only <br> breaks a line.
        lines = ("".join(self._parts)).split("\x0b")
        block = "\n".join(_SPACE.sub(" ", line).strip() for line in lines).strip()
        if block:
            self._done.append(block)
        self._parts, self._any_text = [], False


def _name(node: Node) -> str:
    """The name of an element without its namespace, "" for a comment."""
    tag = node.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def is_hidden(node: Node) -> bool:
    """Return whether an element says of itself that it is not shown."""
    if not isinstance(node.tag, str):
        return False
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN_STYLE.search(node.get("style") or ""))
