"""Our own articles in other quotation marks: what a desk that prints low or French marks would get.

Only outermost marks change, found as the site finds them; the gold moves along where a mark becomes longer or shorter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.quote_sets import Edge, GoldQuote, GoldText
from quotes.language.page import read_page

STYLES = {"low": "„”", "single": "''", "curly1": "‘’", "double": '""', "curly2": "“”", "guillemet": "«»"}


def restyle(gold: GoldText, style: str) -> GoldText:
    """The same article with the outermost marks of one of STYLES."""
    changes = sorted(_changes(gold.text, STYLES[style]))
    pieces, at = [], 0
    for start, end, mark in changes:
        pieces += [gold.text[at:start], mark]
        at = end
    text = "".join([*pieces, gold.text[at:]])
    shifts = _shifts(changes)
    quotes = tuple(_moved_quote(quote, shifts) for quote in gold.quotes)
    return replace(
        gold, text=text, quotes=quotes, not_quotes=tuple(_moved(e, shifts) for e in gold.not_quotes)
    )


def _changes(text: str, marks: str) -> list[tuple[int, int, str]]:
    """(start, end, new mark) of every outermost mark; a paragraph that re-opens has no closing one."""
    found = []
    for stretch in read_page(text).stretches:
        if stretch.depth:
            continue
        found.append((stretch.outer_start, stretch.start, marks[0]))
        if stretch.outer_end > stretch.end:
            found.append((stretch.end, stretch.outer_end, marks[1]))
    return found


def _shifts(changes: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """(from this character on, how far everything has moved)."""
    shifts, moved = [(0, 0)], 0
    for start, end, mark in changes:
        moved += len(mark) - (end - start)
        shifts.append((end, moved))
    return shifts


def _moved(edge: Edge, shifts: Sequence[tuple[int, int]]) -> Edge:
    return Edge(_place(edge.start, shifts), _place(edge.end, shifts))


def _place(character: int, shifts: Sequence[tuple[int, int]]) -> int:
    return character + shifts[bisect_right(shifts, (character, 10**9)) - 1][1]


def _moved_quote(quote: GoldQuote, shifts: Sequence[tuple[int, int]]) -> GoldQuote:
    segments, cue = (tuple(_moved(edge, shifts) for edge in edges) for edges in (quote.segments, quote.cue))
    return replace(quote, segments=segments, cue=cue)
