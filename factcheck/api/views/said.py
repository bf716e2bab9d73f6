"""Statements, their appearances and their speakers: to be read."""

from __future__ import annotations

from factcheck.api import filtersets
from factcheck.api.serializers import said
from factcheck.api.views.resource import ReadOnlyResource
from quotes.models import Outlet, Quote, Speaker, Statement

# What only the search reads: 256 numbers and a word list a row.
SEARCH_COLUMNS = ("search_text", "search_vector", "embedding")


class QuoteViews(ReadOnlyResource[Quote]):
    """Attributed speech in articles."""

    queryset = Quote.objects.all()
    serializer_class = said.QuoteSerializer
    filterset_class = filtersets.QuoteFilters


class StatementViews(ReadOnlyResource[Statement]):
    """What was said or asserted, once, wherever it appears."""

    queryset = Statement.objects.select_related("speaker").defer(*SEARCH_COLUMNS)
    serializer_class = said.StatementSerializer
    filterset_class = filtersets.StatementFilters


class SpeakerViews(ReadOnlyResource[Speaker]):
    """Who speaks."""

    queryset = Speaker.objects.all()
    serializer_class = said.SpeakerSerializer
    filterset_class = filtersets.SpeakerFilters


class OutletViews(ReadOnlyResource[Outlet]):
    """Newspapers, agencies and sites."""

    queryset = Outlet.objects.all()
    serializer_class = said.OutletSerializer
    filterset_class = filtersets.OutletFilters


def of_statement(path: str) -> list[str]:
    """The columns that only the search reads, of the statement at path."""
    return [f"{path}__{column}" for column in SEARCH_COLUMNS]
