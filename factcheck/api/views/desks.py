"""Desks: their weights, and how precise what they get is."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.actions import ranking
from factcheck.api import versions
from factcheck.api.filtersets import DeskFilters
from factcheck.api.permissions import caller
from factcheck.api.problems import MEDIA_TYPE, Problem
from factcheck.api.schema import problem, problems
from factcheck.api.serializers import desks as shapes
from factcheck.api.views.resource import ReadOnlyResource
from factcheck.models import Desk
from factcheck.reports.precision import precision_report
from factcheck.reports.preview import preview_weights

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag of the desk as you saw it."
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=True, description="Of the settings, for If-Match."
)
DAYS = OpenApiParameter(
    "days",
    {"type": "integer", "minimum": 1, "maximum": 3660},
    description="Only what was decided or added in the last days. Without it, all.",
)
VERSIONED: dict[Any, Any] = {
    (412, MEDIA_TYPE): problem(
        "Someone changed the desk since; current are its weights now.", shapes.WeightsConflictSerializer
    ),
    **problems({428: "If-Match is missing."}),
}


class DeskViews(ReadOnlyResource[Desk]):
    """The desks you are on."""

    queryset = Desk.objects.none()
    serializer_class = shapes.DeskDetailSerializer
    filterset_class = DeskFilters

    def get_queryset(self) -> QuerySet[Desk]:
        return Desk.objects.visible_to(caller(self.request)).prefetch_related("outlets")

    @extend_schema(
        methods=["get"], parameters=[ETAG], request=None, responses={200: shapes.WeightsSerializer}
    )
    @extend_schema(
        methods=["post"],
        parameters=[IF_MATCH, ETAG],
        request=shapes.ShiftsSerializer,
        responses={200: shapes.WeightsSerializer, **VERSIONED},
    )
    @action(detail=True, methods=["get", "post"])
    def weights(self, request: Request, pk: int) -> Response:
        """What the desk adds to each factor of check-worthiness. Chief editors set it; open cases get their new order at once."""
        desk = self.get_object()
        if request.method == "POST":
            desk = self.set_weights(desk)
        return Response(shapes.weights_json(desk), headers={"ETag": versions.etag(desk)})

    @extend_schema(request=shapes.ShiftsSerializer, responses={200: shapes.PreviewSerializer})
    @action(detail=True, methods=["post"], url_path="weights/preview")
    def preview(self, request: Request, pk: int) -> Response:
        """How the queue would look under these shifts. Nothing is saved."""
        desk = self.get_object()
        preview = preview_weights(desk, self.shifts_asked())
        for each in (*preview.top, *preview.left):
            each.case.desk = desk
        return Response(shapes.PreviewSerializer(preview).data)

    @extend_schema(
        parameters=[DAYS],
        request=None,
        responses={200: shapes.PrecisionSerializer, **problems({400: "days is no number from 1 to 3660."})},
    )
    @action(detail=True, methods=["get"])
    def precision(self, request: Request, pk: int) -> Response:
        """How many of the decided claims were worth a check, and what editors added: in all, by kind, factor, score and month."""
        return Response(shapes.precision_json(precision_report(self.get_object(), days=days_asked(request))))

    def set_weights(self, desk: Desk) -> Desk:
        if not desk.may_be_managed_by(caller(self.request)):
            raise PermissionDenied("Chief editors of this desk set its weights.")
        desk.version = versions.version_seen(self.request)
        try:
            return ranking.set_weights(desk, self.shifts_asked(), by=caller(self.request))
        except ranking.DeskChanged as changed:
            raise Problem(412, str(changed), current=shapes.weights_json(changed.desk)) from None

    def shifts_asked(self) -> dict[str, float]:
        wanted = shapes.ShiftsSerializer(data=self.request.data)
        wanted.is_valid(raise_exception=True)
        try:
            return ranking.checked_shifts(wanted.validated_data["shifts"])
        except ranking.NoSuchFactor as error:
            raise ValidationError({"shifts": [str(error)]}) from None


def days_asked(request: Request) -> int | None:
    given = request.query_params.get("days")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 4 and 1 <= int(given) <= 3660):
        raise ValidationError({"days": [f"{given[:40]!r} is no number of days. Use 1 to 3660."]})
    return int(given)
