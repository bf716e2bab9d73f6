"""Articles: to be read, and to be sent in."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from factcheck.api import acceptance
from factcheck.api.filtersets import ArticleFilters
from factcheck.api.idempotency import MAX_KEY, answered_once
from factcheck.api.permissions import MayAddArticles, ReadOrWriteScope
from factcheck.api.schema import problems
from factcheck.api.serializers import articles as shapes
from factcheck.api.views.resource import ReadOnlyResource
from factcheck.api.waiting import WaitSerializer, seconds_to_wait
from quotes.models import Article

ONCE = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": MAX_KEY, "pattern": "^[ -~]+$"},
    OpenApiParameter.HEADER,
    description="Sent again within 24 hours with the same body, the request is answered as before and nothing is done.",
)
USED = problems({422: "The Idempotency-Key was used for another request."})


class ArticleViews(ReadOnlyResource[Article]):
    """News items, each revision by itself. Lists leave the text out."""

    queryset = Article.objects.all()
    filterset_class = ArticleFilters

    permission_classes = [ReadOrWriteScope, MayAddArticles]

    def get_queryset(self) -> QuerySet[Article]:
        articles = super().get_queryset()
        if self.action == "list":
            headline = Substr("text", 1, F("headline_end"))  # type: ignore[arg-type]  # an F will do
            return articles.defer("text").annotate(headline_text=headline)
        return articles

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        return shapes.ArticleSummarySerializer if self.action == "list" else shapes.ArticleSerializer

    @extend_schema(
        parameters=[WaitSerializer, ONCE],
        request=shapes.NewArticleSerializer,
        responses={
            200: shapes.AnalysedArticleSerializer,
            201: shapes.AnalysedArticleSerializer,
            202: shapes.AcceptedArticleSerializer,
            **USED,
        },
    )
    def create(self, request: Request) -> Response:
        """Send an article in. 202 says that it is stored and will be analysed; with ?wait= you get what was found.

        After waiting: 201 for an article that is new or a new revision, 200 for one that was known.
        """
        seconds = seconds_to_wait(request)
        accepted = answered_once(request, lambda: acceptance.accept(request))
        if seconds and (analysed := acceptance.analysed_within(accepted, seconds)):
            known = accepted["outcome"] == "unchanged"
            return Response(analysed, status.HTTP_200_OK if known else status.HTTP_201_CREATED)
        return Response(accepted, status.HTTP_202_ACCEPTED)

    @extend_schema(
        parameters=[ONCE],
        request=shapes.NewArticleSerializer(many=True),
        responses={202: shapes.BulkRowSerializer(many=True), **USED},
    )
    @action(detail=False, methods=["post"], pagination_class=None, filter_backends=[])
    def bulk(self, request: Request) -> Response:
        """Send up to 100 articles in. A bad one is listed with its errors; the others are stored."""
        return Response(
            answered_once(request, lambda: acceptance.accept_many(request)), status.HTTP_202_ACCEPTED
        )
