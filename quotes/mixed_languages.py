"""One article, two readings: each paragraph is taken from the reading of its own language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.language.text import Paragraph

if TYPE_CHECKING:
    from quotes.analysis import Analysis


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
