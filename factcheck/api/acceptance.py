"""Taking articles in: from a request's body to stored articles, and to what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.reverse import reverse

from factcheck.actions.journey import import_articles
from factcheck.api.permissions import caller
from factcheck.api.serializers.articles import NewArticleSerializer
from factcheck.api.serializers.claims import ClaimSerializer
from factcheck.api.serializers.said import QuoteSerializer
from factcheck.api.waiting import finished_within
from factcheck.models import Job
from quotes.models import Claim, Quote

BULK_MAX = 100


def accept(request: Request) -> dict[str, Any]:
    """Store the article of the body and announce its analysis. Raises ValidationError."""
    sent = NewArticleSerializer(data=request.data)
    sent.is_valid(raise_exception=True)
    return import_rows(request, [sent])[0]


def accept_many(request: Request) -> list[dict[str, Any]]:
    """Store the good rows of the body, and say per row what became of it."""
    rows = request.data
    if not isinstance(rows, list) or not 1 <= len(rows) <= BULK_MAX:
        raise ParseError(f"Send a list of 1 to {BULK_MAX} articles.")
    sent = [NewArticleSerializer(data=row) for row in rows]
    stored = iter(import_rows(request, [row for row in sent if row.is_valid()]))
    return [
        {"row": number, "status": 202, **next(stored)}
        if row.is_valid()
        else {"row": number, "status": 400, "errors": row.errors}
        for number, row in enumerate(sent)
    ]


def import_rows(request: Request, rows: Sequence[NewArticleSerializer]) -> list[dict[str, Any]]:
    stored = import_articles([row.draft() for row in rows], actor=caller(request))
    jobs = jobs_of([item.article_id for item in stored])
    return [
        {
            "article": item.article_id,
            "job": reverse("api:job-detail", [jobs[item.article_id]], request=request),
            "outcome": item.outcome,
        }
        for item in stored
    ]


def jobs_of(articles: Sequence[int]) -> dict[int, int]:
    """The ids of the jobs that analyse articles."""
    rows = Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key__in=articles)
    return dict(rows.values_list("key", "pk"))


def analysed_within(accepted: dict[str, Any], seconds: float) -> dict[str, Any] | None:
    """What was found in an accepted article, or why nothing can be; None when its analysis takes longer.

    None too when the article was removed since it was accepted, which an answer given again does not know.
    """
    article = accepted["article"]
    announced = Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key=article).first()
    job = finished_within(announced, seconds) if announced else None
    if job is None or not job.finished:
        return None
    found = {
        "state": job.state,
        "reason": job.error,
        "quotes": QuoteSerializer(Quote.objects.filter(article=article), many=True).data,
        "claims": ClaimSerializer(Claim.objects.filter(article=article), many=True).data,
    }
    return accepted | found
