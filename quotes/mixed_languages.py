"""One article, two readings: each paragraph is taken from the reading of its own language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.language.page import Page
from quotes.language.text import Paragraph

if TYPE_CHECKING:
    from quotes.analysis import Analysis

IN_SIGHT = 3_000  # characters of the article's own language that are read again with foreign paragraphs, for the names in them
OPENING = 3  # paragraphs at the top, where most people are named in full
_INK = re.compile(r"\S")


def in_sight(page: Page, foreign: Sequence[Paragraph]) -> str:
    """Return the text with nothing but these paragraphs and, of the top, those before and those behind them, IN_SIGHT characters.

    The rest is blank, every character stays where it stood: a long bilingual text is not read twice as a whole.
    """
    others = frozenset(foreign)
    own = [part for part in page.paragraphs if part not in others]
    before = [part for part in own[OPENING:] if part.start < foreign[-1].start]
    behind = own[OPENING + len(before) :]
    shown, room = set(foreign), IN_SIGHT
    for part in [*own[:OPENING], *reversed(before), *behind]:
        room -= part.end - part.start
        if room < 0:
            break
        shown.add(part)
    return _without(page, [part for part in own if part not in shown])


def _without(page: Page, paragraphs: Sequence[Paragraph]) -> str:
    """The text with these paragraphs blank."""
    pieces, position = [], 0
    for part in paragraphs:
        pieces += [page.text[position : part.start], _INK.sub(" ", page.text[part.start : part.end])]
        position = part.end
    return "".join([*pieces, page.text[position:]])


def with_paragraphs(main: Analysis, other: Analysis, paragraphs: Sequence[Paragraph]) -> Analysis:
    """Return main, but in these paragraphs what the other language's reading found there."""

    def inside(start: int) -> bool:
        return any(paragraph.start <= start < paragraph.end for paragraph in paragraphs)

    sides = ((main, False), (other, True))
    kept = [
        (quote.segments[0].start, side, index)
        for side, (analysis, wanted) in enumerate(sides)
        for index, quote in enumerate(analysis.quotes)
        if inside(quote.segments[0].start) == wanted
    ]
    kept.sort(key=lambda place: place[0])
    places = {(side, index): place for place, (_, side, index) in enumerate(kept)}
    quotes = (
        replace(quote, parent=places.get((side, quote.parent)) if quote.parent is not None else None)
        for _, side, index in kept
        for quote in [sides[side][0].quotes[index]]
    )
    claims = [
        replace(claim, quote=places.get((side, claim.quote)) if claim.quote is not None else None)
        for side, (analysis, wanted) in enumerate(sides)
        for claim in analysis.claims
        if inside(claim.span.start) == wanted
    ]
    claims.sort(key=lambda claim: claim.span.start)
    foreign = (*main.foreign, *((paragraph, other.language) for paragraph in paragraphs))
    return replace(main, quotes=tuple(quotes), claims=tuple(claims), foreign=foreign)
