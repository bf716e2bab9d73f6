"""One web page to the cells of its article: what it says of itself first, then what a reader sees."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from quotes.ingest.json_ld import article_of
from quotes.ingest.markup import is_hidden, parse_html, text_of_node
from quotes.ingest.xml_find import Cells

NO_ARTICLE = "No article stands out in the page, so all of its text was read."
OWN_TEXT = "The text is the one that the page gives to search engines (JSON-LD)."
WALL = "The page says that it is not free to read, so its text may be cut off."

# A page of news has some thousands of elements; looking for the article costs 60 us for each.
_MAX_ELEMENTS = 20_000
# Below this a main text is a teaser or a cookie notice.
_MIN_TEXT = 120
_WHOLE_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
# What trafilatura calls the elements of HTML, after TEI.
_THEIR_NAMES = {
    "head": "h2", "list": "ul", "item": "li", "lb": "br", "quote": "blockquote", "row": "tr", "cell": "td", "code": "pre",
}  # fmt: skip
_METAS = {
    "headline": ("og:title", "twitter:title", "dc.title"),
    "published_on": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate",
    ),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "url": ("og:url",),
    "byline": ("author", "article:author", "dc.creator", "byl"),
    "language": ("language", "dc.language", "og:locale"),
    "section": ("article:section", "section"),
}  # fmt: skip


def cells_of_page(source: str, *, url: str = "") -> Cells:
    """Return what a page, or a piece of HTML, says. url: where it was found, for a page that does not say.

    Raises ValueError for HTML that is too long or too deep to parse.
    """
    root = parse_html(source)
    if root is None:
        return {}, ()
    if not _WHOLE_PAGE.search(source[:20_000]):
        markup = text_of_node(root)
        return {"text": markup.text, "url": url, "headline": _heading(root)}, markup.repairs
    stated, seen = _stated(root), article_of(_scripts(root))
    text, repairs = _text(root, seen.get("text", ""))
    walled = (WALL,) if seen.pop("free", "") else ()
    found = {field: seen.get(field) or stated.get(field, "") for field in {*seen, *stated}}
    return {**found, "text": text, "url": found.get("url") or url}, (*repairs, *walled)


def _text(root: Any, own: str) -> tuple[str, tuple[str, ...]]:
    hidden = _take_out_hidden(root)
    concealed = (f"Parts of the page that no reader sees were left out: {hidden}.",) if hidden else ()
    main = _main_text(root)
    # The page's own text, save where it is a teaser, or has lost its paragraphs and the page has not.
    flat = "\n" not in own and "\n" in main and len(main) > 0.8 * len(own)
    if len(own) >= max(_MIN_TEXT, 0.8 * len(main)) and not flat:
        return own, (*concealed, OWN_TEXT)
    if main:
        return main, concealed
    everything = text_of_node(root)
    return everything.text, (*concealed, *everything.repairs, NO_ARTICLE)


def _main_text(root: Any) -> str:
    """The article in the page as trafilatura finds it, a blank line between paragraphs; "" when there is none."""
    if sum(1 for _ in _nodes(root)) > _MAX_ELEMENTS:
        return ""
    # Here: it loads a hundred modules, which a web process or an import of CSV never needs.
    from trafilatura import bare_extraction

    # What it has to say of a page goes into our own repairs.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(
            deepcopy(root), include_comments=False, include_tables=True, deduplicate=False
        )
    except Exception:  # no list of what it may raise on pages made to break it; the page is read plainly then
        return ""
    body = getattr(document, "body", None)
    if body is None:
        return ""
    # Its tree rather than its text: that has lost the line breaks, and has its entities read twice.
    for node in body.iter():
        node.tag = _THEIR_NAMES.get(node.tag, node.tag)
    text = text_of_node(body).text
    return text if len(text) >= _MIN_TEXT else ""


def _take_out_hidden(root: Any) -> int:
    """Remove what no reader sees before the article is looked for. Returns how many parts.

    What holds most of the page is shown by a script once it has loaded, so it is kept.
    """
    nodes = [*_nodes(root)]
    hidden = [node for node in nodes if is_hidden(node)]
    lengths = _text_lengths(nodes) if hidden else {}
    taken_out = 0
    for node in hidden:
        if lengths[node] > lengths[root] / 2:
            for name in ("style", "hidden", "aria-hidden"):
                node.attrib.pop(name, None)
        else:
            node.clear(keep_tail=True)
            taken_out += 1
    return taken_out


def _text_lengths(nodes: list[Any]) -> dict[Any, int]:
    """How many characters stand below each node. nodes: in the order of the page."""
    lengths: dict[Any, int] = {}
    for node in reversed(nodes):
        below = sum(lengths[child] + len(child.tail or "") for child in node)
        lengths[node] = len(node.text or "") + below
    return lengths


def _nodes(root: Any) -> Iterator[Any]:
    return iter(root.iter())


def _scripts(root: Any) -> list[str]:
    return [
        node.text or ""
        for node in _nodes(root)
        if node.tag == "script"
        and (node.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"
    ]


def _stated(root: Any) -> dict[str, str]:
    """What the head of the page and its attributes say."""
    metas: dict[str, str] = {}
    canonical = title = when = ""
    for node in _nodes(root):
        if node.tag == "meta":
            name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
            metas.setdefault(name, (node.get("content") or "").strip())
        elif node.tag == "link" and (node.get("rel") or "").lower() == "canonical":
            canonical = canonical or (node.get("href") or "").strip()
        elif node.tag == "title" and not title:
            title = " ".join((node.text or "").split())
        elif node.tag == "time" and not when:
            when = (node.get("datetime") or "").strip()
    found = {field: next((metas[n] for n in names if metas.get(n)), "") for field, names in _METAS.items()}
    found["headline"] = _heading(root) or found["headline"] or title
    found["url"] = canonical if canonical.startswith(("http://", "https://")) else found["url"]
    found["language"] = root.get("lang") or root.get("xml:lang") or found["language"]
    found["published_on"] = found["published_on"] or when
    if found["byline"].startswith(("http://", "https://")):
        found["byline"] = ""  # the page of a person, which is no name
    return found


def _heading(root: Any) -> str:
    """The only <h1>: where there are more, one of them is the name of the site."""
    headings = [" ".join("".join(node.itertext()).split()) for node in _nodes(root) if node.tag == "h1"]
    return headings[0] if len(headings) == 1 else ""
