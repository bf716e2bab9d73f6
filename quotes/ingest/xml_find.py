"""Short ways to ask an XML tree for what it says."""

from __future__ import annotations

import re
from typing import TypeAlias
from xml.etree.ElementTree import Element

from quotes.ingest.markup import text_of_node

_ATTRIBUTE = re.compile(r"(|.*/)@([\w.-]+)")
# The cells of one article by the names of our own fields, and what there is to say about them.
Cells: TypeAlias = "tuple[dict[str, str], tuple[str, ...]]"


def first(tree: Element | None, *paths: str) -> str:
    """Return the text of the first of these paths that has any, on one line. "name/@key" asks for an attribute."""
    if tree is None:
        return ""
    for path in paths:
        # A predicate such as [@Name='x'] holds an @ of its own.
        match = _ATTRIBUTE.fullmatch(path)
        where, key = (match[1].rstrip("/"), match[2]) if match else (path, "")
        for node in tree.iterfind(where or "."):
            text = node.get(key, "") if key else " ".join("".join(node.itertext()).split())
            if text.strip():
                return text.strip()
    return ""


def block(tree: Element | None) -> str:
    """Return the paragraphs below tree, "" for None."""
    return text_of_node(tree).text if tree is not None else ""
