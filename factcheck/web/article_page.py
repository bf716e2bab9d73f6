"""The page of one article: its text with what was found in it, and how far its analysis is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from django.db.models import QuerySet

from factcheck.models import Job, User
from factcheck.web.found import listed, mark, read_cards
from factcheck.web.highlights import paragraphs
from factcheck.web.wordings import headline_quotes
from quotes.models import Article, Claim, Quote

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
    if article.analysed_at is None:
        return Analysis("running" if job and job.state == Job.State.RUNNING else "waiting", job)
    said = article.quotes.values_list("statement").union(article.claims.values_list("statement"))
    left = Job.objects.unfinished().filter(kind=Job.Kind.MATCH_STATEMENT, key__in=said).count()
    return Analysis("matching" if left else "done", job, left)


def body_changed(seen: str, state: State) -> bool:
    """Whether a page that shows the state seen lacks something now: before the analysis is done there is only the text."""
    return seen != state and not {seen, state} <= {"waiting", "running"}


def body_context(article: Article, user: User, cards: int = 1) -> dict[str, Any]:
    """The marked text, and a page of the list beside it. Four queries."""
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
    }


def for_list(rows: QuerySet[AnyRow]) -> QuerySet[AnyRow]:
    """With their statements, without the columns that only the search reads."""
    related = rows.select_related("statement")
    return related.defer("statement__search_text", "statement__search_vector", "statement__embedding")
