"""What editors decided."""

from __future__ import annotations

from django.db.models import QuerySet

from factcheck.api.filtersets import ReviewFilters
from factcheck.api.permissions import caller
from factcheck.api.serializers.cases import ReviewSerializer
from factcheck.api.views.resource import ReadOnlyResource
from factcheck.models import Case, Review


class ReviewViews(ReadOnlyResource[Review]):
    """Every decision ever made on the cases of your desks, those that were undone too."""

    queryset = Review.objects.none()
    serializer_class = ReviewSerializer
    filterset_class = ReviewFilters

    def get_queryset(self) -> QuerySet[Review]:
        mine = Case.objects.visible_to(caller(self.request))
        return Review.objects.filter(case__in=mine).select_related("reviewer")
