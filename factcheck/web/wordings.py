"""Wordings beside each other, as the pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.web.appearances import anchor_of
from quotes.matching.slots import Side
from quotes.matching.source import find_source
from quotes.matching.wording import Piece, Wording, compare_wording, pieces_of
from quotes.models import Article, Match, Quote
from quotes.models.match import Relation, WordingKind

# Below this share of common words a word-by-word difference is harder to read than the two texts.
READABLE_FROM = 0.5


@dataclass(frozen=True, slots=True)
class HeadlineQuote:
    """What a quote in the headline makes of the one it comes from. source: None where no quote in the text is like it."""

    source: Quote | None
    label: str
    wording: Wording | None

    @property
    def kind(self) -> str:
        return str(WordingKind(self.wording.kind).label) if self.wording else ""

    @property
    def anchor(self) -> str:
        return anchor_of(self.source) if self.source else ""

    @property
    def pieces(self) -> Sequence[Piece]:
        return readable(self.wording) if self.wording else ()


def readable(wording: Wording) -> Sequence[Piece]:
    """The pieces of a difference worth showing."""
    return wording.pieces if wording.kind != "verbatim" and wording.likeness >= READABLE_FROM else ()


def pieces_of_match(match: Match) -> Sequence[Piece]:
    """From the earlier wording to the later one; () where there is nothing to show, or too much."""
    earlier, later = match.candidate, match.query
    if earlier.language != later.language or match.wording in ("", WordingKind.VERBATIM):
        return ()
    if match.relation == Relation.DIFFERENT:
        return ()
    pieces = pieces_of(earlier.text, later.text)
    same = sum(len(piece.a) + len(piece.b) for piece in pieces if piece.change == "same")
    return pieces if same >= READABLE_FROM * (len(earlier.text) + len(later.text)) else ()


def headline_quotes(
    article: Article, quotes: Sequence[Quote], labels: dict[int, str]
) -> dict[int, HeadlineQuote]:
    """Each quote in the headline, by its id, beside the one in the text that it was made from. labels: of quotes, by id."""
    live = [quote for quote in quotes if not quote.stale]
    printed = [quote for quote in live if quote.end <= article.headline_end]
    body = [quote for quote in live if quote.start >= article.headline_end]
    sides = [side_of(quote, article) for quote in body]
    return {quote.pk: headline_quote(side_of(quote, article), body, sides, labels) for quote in printed}


def headline_quote(
    short: Side, body: Sequence[Quote], sides: Sequence[Side], labels: dict[int, str]
) -> HeadlineQuote:
    place = find_source(short, sides)
    if place is None:
        return HeadlineQuote(None, "", None)
    source = body[place]
    return HeadlineQuote(source, labels.get(source.pk, ""), compare_wording(sides[place], short))


def side_of(quote: Quote, article: Article) -> Side:
    return Side(quote.text, quote.statement.language, quote.speaker_name, article.published_on)
