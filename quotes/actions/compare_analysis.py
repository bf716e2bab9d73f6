"""What another analysis of an article would change, beside what is stored: nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quotes.models import Article, Quote
from quotes.models.said import Origin

if TYPE_CHECKING:  # it loads spaCy
    from quotes.analysis import Analysis
    from quotes.extraction.result import ExtractedQuote

Change = Literal["found", "lost", "moved", "renamed"]
Edges = list[tuple[int, int]]
SAME = 0.5  # shared characters over all


@dataclass(frozen=True, slots=True)
class Difference:
    """before, after: the words of the quote; who: its speaker before and after, "" where nobody. rule: of what is found now."""

    change: Change
    before: str
    after: str
    who: tuple[str, str]
    rule: str


def differences(article: Article, analysis: Analysis) -> Iterator[Difference]:
    """Yield what differs, in text order: a quote found anew, lost, with other edges, or given to somebody else.

    Quotes that an editor made or corrected, and stale ones, take no part.
    """
    stored = list(article.quotes.filter(origin=Origin.PIPELINE, stale=False).order_by("start"))
    left = dict(enumerate(stored))
    for quote in analysis.quotes:
        place = max(left, key=lambda at: _shared(left[at], quote), default=None)
        if place is None or _shared(left[place], quote) < SAME:
            yield Difference("found", "", _said(quote), ("", quote.resolved_speaker or ""), quote.rule)
            continue
        before = left.pop(place)
        who = (before.speaker_name, quote.resolved_speaker or "")
        if who[0] != who[1]:
            yield Difference("renamed", before.text, _said(quote), who, quote.rule)
        elif _edges(before) != [(s.start, s.end) for s in quote.segments]:
            yield Difference("moved", before.text, _said(quote), who, quote.rule)
    for before in left.values():
        yield Difference("lost", before.text, "", (before.speaker_name, ""), "")


def _shared(before: Quote, quote: ExtractedQuote) -> float:
    """Characters in both over characters in either, 0..1."""
    one = {at for start, end in _edges(before) for at in range(start, end)}
    other = {at for segment in quote.segments for at in range(segment.start, segment.end)}
    return len(one & other) / max(1, len(one | other))


def _edges(quote: Quote) -> Edges:
    return [(segment["start"], segment["end"]) for segment in quote.segments]


def _said(quote: ExtractedQuote) -> str:
    return " … ".join(" ".join(segment.text.split()) for segment in quote.segments)
