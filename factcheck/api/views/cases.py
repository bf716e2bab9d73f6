"""Cases of the caller's desks: their reviews, and the evidence beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.generics import get_object_or_404
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from factcheck.actions import verdicts
from factcheck.api import versions
from factcheck.api.filtersets import CaseFilters
from factcheck.api.permissions import caller
from factcheck.api.problems import MEDIA_TYPE, Problem
from factcheck.api.schema import problem, problems
from factcheck.api.serializers import cases as shapes
from factcheck.api.views.resource import ReadOnlyResource, Resource
from factcheck.api.views.said import of_statement
from factcheck.models import Case, Evidence, Review

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag of the case as you saw it."
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=True, description="The version, for If-Match."
)
VERSIONED: dict[Any, Any] = {
    (412, MEDIA_TYPE): problem("Someone decided since; current is the case now.", shapes.ConflictSerializer),
    **problems({428: "If-Match is missing."}),
}


class CaseViews(ReadOnlyResource[Case]):
    """Statements on a desk, each with its standing review. Only those of your own desks."""

    queryset = Case.objects.none()
    serializer_class = shapes.CaseSerializer
    filterset_class = CaseFilters

    def get_queryset(self) -> QuerySet[Case]:
        related = ("desk", "assignee", "review__reviewer", "statement__speaker")
        mine = Case.objects.visible_to(caller(self.request))
        return mine.select_related(*related).defer(*of_statement("statement"))

    @extend_schema(parameters=[ETAG])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        case = self.get_object()
        return Response(self.get_serializer(case).data, headers={"ETag": versions.etag(case)})

    @extend_schema(
        parameters=[IF_MATCH, ETAG],
        request=shapes.NewReviewSerializer,
        responses={201: shapes.ReviewSerializer, **VERSIONED},
    )
    @action(detail=True, methods=["post"])
    def reviews(self, request: Request, pk: int) -> Response:
        """Give the case its verdict. All reviews of a case: /api/v1/reviews/?case=."""
        case = self.case_as_seen()
        wanted = valid(shapes.NewReviewSerializer(data=request.data))
        return self.decided(case, lambda: verdicts.record_verdict(case, reviewer=caller(request), **wanted))

    @extend_schema(
        parameters=[IF_MATCH, ETAG],
        request=None,
        responses={
            201: shapes.ReviewSerializer,
            **VERSIONED,
            **problems({409: "There is no verdict to undo."}),
        },
    )
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: int) -> Response:
        """Take the standing review back: the one before it stands again."""
        case = self.case_as_seen()
        return self.decided(case, lambda: verdicts.undo_verdict(case, reviewer=caller(request)))

    def case_as_seen(self) -> Case:
        """The case, with the version that the caller saw instead of its own. Raises 404, 403 or 428."""
        case = self.get_object()
        refuse_onlookers(case, self.request)
        case.version = versions.version_seen(self.request)
        return case

    def decided(self, case: Case, decide: Callable[[], Review]) -> Response:
        try:
            review = decide()
        except verdicts.Conflict as conflict:
            raise Problem(412, str(conflict), current=self.get_serializer(self.get_object()).data) from None
        except verdicts.NothingToUndo as nothing:
            raise Problem(409, str(nothing)) from None
        answer = shapes.ReviewSerializer(review).data
        return Response(answer, status.HTTP_201_CREATED, headers={"ETag": versions.etag(case)})


class EvidenceViews(ListModelMixin, Resource[Evidence]):
    """The sources beside one case."""

    queryset = Evidence.objects.none()
    serializer_class = shapes.EvidenceSerializer

    def case(self) -> Case:
        mine = Case.objects.visible_to(caller(self.request)).select_related("desk")
        return get_object_or_404(mine, pk=self.kwargs["case_id"])

    def get_queryset(self) -> QuerySet[Evidence]:
        return Evidence.objects.filter(case=self.case()).select_related("added_by")

    @extend_schema(request=shapes.NewEvidenceSerializer, responses={201: shapes.EvidenceSerializer})
    def create(self, request: Request, case_id: int) -> Response:
        """Put a source beside the case."""
        case = self.case()
        refuse_onlookers(case, request)
        made = verdicts.add_evidence(
            case, added_by=caller(request), **valid(shapes.NewEvidenceSerializer(data=request.data))
        )
        return Response(shapes.EvidenceSerializer(made).data, status.HTTP_201_CREATED)

    @extend_schema(request=None, responses={200: shapes.EvidenceSerializer})
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, case_id: int, pk: int) -> Response:
        """Take the source away from the case. It stays in the list, with the time in withdrawn_at."""
        return self.changed(verdicts.withdraw_evidence)

    @extend_schema(request=None, responses={200: shapes.EvidenceSerializer})
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, case_id: int, pk: int) -> Response:
        """Put a source back that was taken away."""
        return self.changed(verdicts.restore_evidence)

    def changed(self, change: Callable[..., Evidence]) -> Response:
        refuse_onlookers(self.case(), self.request)
        evidence = change(self.get_object(), by=caller(self.request))
        return Response(shapes.EvidenceSerializer(evidence).data)


def refuse_onlookers(case: Case, request: Request) -> None:
    if not case.may_be_decided_by(caller(request)):
        raise PermissionDenied(f"You may read the cases of {case.desk}, not decide them.")


def valid(serializer: BaseSerializer[Any]) -> dict[str, Any]:
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)
