"""Where statements appear, as the pages show it. The articles' text stays in the database; only what is shown is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Greatest, Least, Left, Substr
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from factcheck.web.surroundings import one_line, sentence_after, sentence_before
from factcheck.web.words import confidence_in_words
from quotes.models import Article, Claim, Quote, Statement

REACH = 400  # characters read on either side of a passage
OPENING = 200  # characters of an article that may hold its headline
SHOWN = 20  # appearances of one kind on a case page

Row = Quote | Claim


@dataclass(frozen=True, slots=True)
class Place:
    """An article, as much of it as a line in a list needs."""

    article: Article
    headline: str

    @property
    def outlet(self) -> str:
        return self.article.outlet.name


@dataclass(frozen=True, slots=True)
class Appearance:
    """A statement in an article. anchor: the passage on the article's page. before, after: the sentences around it."""

    row: Row
    anchor: str
    place: Place
    before: str = ""
    text: str = ""
    after: str = ""

    @property
    def quote(self) -> Quote | None:
        """The quote it is, or stands in."""
        return self.row if isinstance(self.row, Quote) else self.row.quote

    @property
    def claim(self) -> Claim | None:
        return self.row if isinstance(self.row, Claim) else None


def first_appearances(statements: Collection[int]) -> dict[int, Appearance]:
    """The earliest appearance of each statement, by its id; a claim's own before a quote's. Two queries."""
    found: dict[int, Appearance] = {}
    for rows in (Quote.objects.all(), Claim.objects.select_related("quote")):
        first = in_articles(rows.filter(statement__in=statements))
        first = first.order_by("statement_id", "stale", F("article__published_on").asc(nulls_last=True), "pk")
        for row in first.distinct("statement_id"):
            found[row.statement_id] = Appearance(row, anchor_of(row), place_of(row))
    return found


def appearances_of(statement: Statement) -> list[Appearance]:
    """The latest SHOWN appearances as quote and as claim, newest first, with their surroundings. Two queries."""
    found: list[Appearance] = []
    for rows in (Quote.objects.all(), Claim.objects.select_related("quote")):
        latest = in_articles(rows.filter(statement=statement, stale=False)).annotate(
            before=Substr(
                "article__text", Greatest(number("start") - REACH, 0) + 1, Least(number("start"), REACH)
            ),
            inside=Substr("article__text", number("start") + 1, number("end") - number("start")),
            after=Substr("article__text", number("end") + 1, REACH),
        )
        latest = latest.order_by(F("article__published_on").desc(nulls_last=True), "-pk")[:SHOWN]
        found += [with_surroundings(row) for row in latest]
    return sorted(found, key=lambda each: str(each.place.article.published_on or ""), reverse=True)


def number(field: str) -> Cast:
    """A column as integer: PostgreSQL's least() and substr() want their arguments of one type."""
    return Cast(field, IntegerField())


def in_articles(rows: QuerySet[Row]) -> QuerySet[Row]:
    opening = Left("article__text", Value(OPENING))
    found: QuerySet[Row] = (
        rows.select_related("article__outlet").defer("article__text").annotate(opening=opening)
    )
    return found


def with_surroundings(row: Row) -> Appearance:
    before, inside, after = row.before, row.inside, row.after  # type: ignore[union-attr]  # annotated
    return Appearance(
        row, anchor_of(row), place_of(row), sentence_before(before), one_line(inside), sentence_after(after)
    )


def place_of(row: Row) -> Place:
    return Place(row.article, headline_in(row.article, row.opening))  # type: ignore[union-attr]  # annotated


def headline_in(article: Article, opening: str) -> str:
    """The headline, or the article's first words, from its first OPENING characters."""
    if article.headline_end:
        return one_line(opening[: article.headline_end])
    return Truncator(one_line(opening)).chars(80) or _("without text")


def anchor_of(row: Row) -> str:
    return f"{'quote' if isinstance(row, Quote) else 'claim'}-{row.pk}"


def speaker_in_words(statement: Statement, appearance: Appearance | None) -> str:
    """Who said it, as sure as it is known: a name, the words that stand for one, or that it is not known."""
    if statement.speaker:
        return statement.speaker.name
    quote = appearance.quote if appearance else None
    if quote is None:
        return _("the article itself") if statement.kind == "claim" and appearance else _("speaker unknown")
    mention = quote.mention["text"] if quote.mention else ""
    named = quote.speaker_name or mention
    unsure = confidence_in_words(quote.confidence)
    return f"{named} ({unsure})" if named else _("speaker unknown")
