"""The page of one article: its text with what was found in it, and how far its analysis is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from django.db.models import QuerySet, Value
from django.db.models.functions import Left

from factcheck.models import Job, User
from factcheck.web.appearances import OPENING, Place, headline_in
from factcheck.web.found import listed, mark, read_cards
from factcheck.web.highlights import paragraphs
from factcheck.web.wordings import headline_quotes
from quotes.models import Article, Claim, Quote

PLACES = 30  # other articles with the same story that a page names

AnyRow = TypeVar("AnyRow", Quote, Claim)
State = Literal["waiting", "running", "failed", "matching", "done"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """How far it is. job: the one that analyses; left: statements that are still to be compared."""

    state: State
    job: Job | None = None
    left: int = 0


def analysis_of(article: Article) -> Analysis:
    """One query while it is analysed, two afterwards."""
    job = Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key=article.pk).first()
    if job and job.state == Job.State.QUARANTINED:
        return Analysis("failed", job)
    if article.awaits_analysis:
        return Analysis("running" if job and job.state == Job.State.RUNNING else "waiting", job)
    said = article.quotes.values_list("statement").union(article.claims.values_list("statement"))
    left = Job.objects.unfinished().filter(kind=Job.Kind.MATCH_STATEMENT, key__in=said).count()
    return Analysis("matching" if left else "done", job, left)


def body_changed(seen: str, state: State) -> bool:
    """Whether a page that shows the state seen lacks something now: before the analysis is done there is only the text."""
    return seen != state and not {seen, state} <= {"waiting", "running"}


def body_context(article: Article, user: User, cards: int = 1) -> dict[str, Any]:
    """The marked text, a page of the list beside it, and where else the story stands. Six queries."""
    quotes = list(for_list(article.quotes.all()))
    claims = list(for_list(article.claims.all()))
    items = listed(quotes, claims)
    labels = {item.row.pk: item.label for item in items if isinstance(item.row, Quote)}
    page = read_cards(items, cards, user, headline_quotes(article, quotes, labels))
    marks = [mark(item, page.number) for item in items if not item.row.stale]
    return {
        "paragraphs": paragraphs(article.text, marks, headline_end=article.headline_end),
        "cards": page,
        "quote_count": len(quotes),
        "claim_count": len(claims),
        "same_story": same_story(article),
    }


def same_story(article: Article) -> list[Place]:
    """Where else the story stands, the first to print it first, at most PLACES. article itself is among them. Two queries."""
    others = list(with_opening(Article.objects.of_same_story(article))[:PLACES])
    if not others:
        return []
    every = sorted([*with_opening(Article.objects.filter(pk=article.pk)), *others], key=printed)
    return [Place(each, headline_in(each, each.opening)) for each in every]  # type: ignore[attr-defined]  # annotated


def with_opening(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.select_related("outlet").defer("text").annotate(opening=Left("text", Value(OPENING)))


def printed(article: Article) -> tuple[str, int]:
    return str(article.published_on or "9999"), article.pk


def for_list(rows: QuerySet[AnyRow]) -> QuerySet[AnyRow]:
    """With their statements, without the columns that only the search reads."""
    related = rows.select_related("statement")
    return related.defer("statement__search_text", "statement__search_vector", "statement__embedding")
