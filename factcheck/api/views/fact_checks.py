"""Fact checks from elsewhere: to be read, and to be sent in as ClaimReview."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.actions.fact_checks import import_fact_checks
from factcheck.api.filtersets import FactCheckFilters
from factcheck.api.permissions import MayAddFactChecks, ReadOrWriteScope, caller
from factcheck.api.serializers.fact_checks import FactCheckRowSerializer, FactCheckSerializer
from factcheck.api.views.resource import ReadOnlyResource
from quotes.ingest.draft import Problem
from quotes.ingest.fact_checks import FactCheckDraft, read_records
from quotes.models import FactCheck

BULK_MAX = 500
BODY = {
    "application/json": {
        "oneOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}],
        "examples": [
            {
                "@type": "ClaimReview",
                "url": "https://feitenloep.example.org/2026/kade",
                "claimReviewed": "De kade staat al zes jaar leeg.",
                "inLanguage": "nl",
                "author": {"name": "De Feitenloep"},
                "datePublished": "2026-03-04",
                "reviewRating": {"alternateName": "Onwaar"},
            }
        ],
    }
}


class FactCheckViews(ReadOnlyResource[FactCheck]):
    """Verdicts that others published, under the names of schema.org ClaimReview."""

    queryset = FactCheck.objects.all()
    serializer_class = FactCheckSerializer
    filterset_class = FactCheckFilters
    permission_classes = [ReadOrWriteScope, MayAddFactChecks]

    @extend_schema(request=BODY, responses={200: FactCheckRowSerializer(many=True)})
    def create(self, request: Request) -> Response:
        """Send a ClaimReview in, a list of them, or a feed (dataFeedElement, @graph). One known by its url is updated.

        A broken record is listed with its errors; the others are stored, and compared with earlier statements.
        """
        body = request.data
        if not isinstance(body, dict | list):
            raise ParseError("Send a ClaimReview, or a list of them.")
        found = list(read_records(body if isinstance(body, list) else [body]))
        if not 1 <= len(found) <= BULK_MAX:
            raise ParseError(f"Send 1 to {BULK_MAX} ClaimReviews at a time; this body holds {len(found):,}.")
        drafts = [each for each in found if isinstance(each, FactCheckDraft)]
        stored = iter(import_fact_checks(drafts, actor=caller(request)))
        rows = [
            {"row": number, "status": 400, "errors": {each.place.column: [each.reason]}}
            if isinstance(each, Problem)
            else {"row": number, "status": 200, **told(next(stored))}
            for number, each in enumerate(found)
        ]
        return Response(rows)


def told(stored: Any) -> dict[str, Any]:
    return {"outcome": stored.outcome, "fact_check": stored.check.pk}
