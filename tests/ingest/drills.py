"""Files made to break an import, numbered as our list of bad inputs numbers them, with what must come of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Drill:
    """A bad file. Every problem must begin as told, in order; every other word must be found where it says.

    said: in the repairs of some draft. holds, lacks: in the text of some draft, and of none.
    """

    number: int
    what: str
    data: Callable[[], bytes]
    drafts: int = 0
    problems: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    name: str = "u"

    def __str__(self) -> str:
        return f"{self.number} {self.what}"


def lines(*rows: str) -> bytes:
    return "".join(f"{row}\n" for row in rows).encode()


def page(*parts: str) -> bytes:
    """A web page with an article long enough to stand out, and parts put within it."""
    body = (
        "<p>De brug over de Linge blijft dicht tot maart, want een van de pijlers is in de winter verzakt geraakt.</p>"
        "<p>‘We nemen geen enkel risico’, zegt wethouder Petra Hoekema na overleg met het waterschap en de provincie.</p>"
        "<p>De omleiding loopt via Leerdam en kost automobilisten gemiddeld een kwartier, meldt de gemeente op haar site.</p>"
    )
    inner = "".join(parts)
    return f"<!doctype html><html lang=nl><head><title>Brug dicht</title></head><body><article>{body}{inner}</article></body></html>".encode()


def rss(*items: str, before: str = "") -> bytes:
    rows = "\n".join(items)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<rss version="2.0"><channel><title>Feed</title>\n{rows}\n</channel></rss>\n'.encode()


def item(title: str, text: str = "De brug blijft dicht, meldt de gemeente.", extra: str = "") -> str:
    return f"<item><title>{title}</title><description>{text}</description>{extra}</item>"
