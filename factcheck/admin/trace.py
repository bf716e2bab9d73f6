"""An article with the trace of the rules that found its quotes, for who tunes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.models import Article, Quote


@dataclass(frozen=True, slots=True)
class Row:
    """A quote with the words of its cue, and those that name its speaker."""

    quote: Quote
    cue: str
    mention: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text. number: that of the quote it is said in; 0 for the narrator's."""

    text: str
    number: int = 0


def rows_of(article: Article) -> list[Row]:
    """The quotes of an article in text order; one that stands in another behind it."""
    return [
        Row(quote, " … ".join(span["text"] for span in quote.cue), (quote.mention or {}).get("text", ""))
        for quote in article.quotes.order_by("start", "-end", "pk")
    ]


def pieces_of(text: str, rows: Sequence[Row]) -> Iterator[Piece]:
    """Cut the text at the segments of its quotes; of two that overlap the first is marked."""
    segments = sorted(
        (segment["start"], segment["end"], number)
        for number, row in enumerate(rows, 1)
        if row.quote.parent_id is None
        for segment in row.quote.segments
    )
    done = 0
    for start, end, number in segments:
        if start < done:
            continue
        yield Piece(text[done:start])
        yield Piece(text[start:end], number)
        done = end
    yield Piece(text[done:])
