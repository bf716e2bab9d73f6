"""Claims, and the wording in which they can be read by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.actions import wordings
from factcheck.actions.added_claims import NoClaim, add_claim
from factcheck.actions.verdicts import NothingToUndo
from factcheck.api import versions
from factcheck.api.filtersets import ClaimFilters, WordingEditFilters
from factcheck.api.permissions import caller
from factcheck.api.problems import MEDIA_TYPE, Problem
from factcheck.api.schema import problem, problems
from factcheck.api.serializers import claims as shapes
from factcheck.api.serializers.cases import CaseSerializer
from factcheck.api.views.resource import ReadOnlyResource
from factcheck.models import Case, Desk, Membership, User, WordingEdit
from quotes.models import Article, Claim

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the claim as you saw it.",
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=True, description="Of the wording, for If-Match."
)
VERSIONED: dict[Any, Any] = {
    (412, MEDIA_TYPE): problem(
        "Someone changed the wording since; current is the claim now.", shapes.ClaimConflictSerializer
    ),
    **problems({428: "If-Match is missing."}),
}


class ClaimViews(ReadOnlyResource[Claim]):
    """Check-worthy assertions in articles."""

    queryset = Claim.objects.all()
    serializer_class = shapes.ClaimSerializer
    filterset_class = ClaimFilters

    @extend_schema(parameters=[ETAG])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.answer(self.get_object())

    @extend_schema(request=shapes.NewClaimSerializer, responses={201: CaseSerializer})
    def create(self, request: Request) -> Response:
        """Put a claim that was missed on a desk of yours. The answer is its case; adding it again gives the same one."""
        wanted = shapes.NewClaimSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        asked = wanted.validated_data
        desk = Desk.objects.visible_to(caller(request)).filter(pk=asked["desk"]).first()
        article = Article.objects.filter(pk=asked["article"]).first()
        if desk is None or article is None:
            missing = "desk" if desk is None else "article"
            raise ValidationError({missing: ["There is none, or not for you."]})
        if not Membership.objects.filter(desk=desk).lets_decide(caller(request)):
            raise PermissionDenied(f"You may read the cases of {desk}, not add to them.")
        try:
            case = add_claim(article, asked["start"], asked["end"], desk=desk, by=caller(request))
        except NoClaim as error:
            raise ValidationError({"end": [str(error)]}) from None
        return Response(CaseSerializer(case).data, status.HTTP_201_CREATED)

    @extend_schema(
        parameters=[IF_MATCH, ETAG],
        request=shapes.NewWordingSerializer,
        responses={200: shapes.ClaimSerializer, **VERSIONED},
    )
    @action(detail=True, methods=["post"])
    def wording(self, request: Request, pk: int) -> Response:
        """Give the claim another wording of ours; text stays as printed. All changes: /api/v1/wording-edits/?claim=."""
        claim = self.claim_as_seen()
        wanted = shapes.NewWordingSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        return self.changed(
            lambda: wordings.edit_wording(claim, wanted.validated_data["wording"], by=caller(request))
        )

    @extend_schema(
        parameters=[IF_MATCH, ETAG],
        request=None,
        responses={
            200: shapes.ClaimSerializer,
            **VERSIONED,
            **problems({409: "There is no edit to undo."}),
        },
    )
    @action(detail=True, methods=["post"], url_path="wording/undo")
    def undo_wording(self, request: Request, pk: int) -> Response:
        """Take the last change of the wording back: what it replaced stands again."""
        claim = self.claim_as_seen()
        return self.changed(lambda: wordings.undo_wording(claim, by=caller(request)))

    def claim_as_seen(self) -> Claim:
        """The claim, with the version that the caller saw instead of its own. Raises 404, 403 or 428."""
        claim = self.get_object()
        if not may_edit(caller(self.request), claim):
            raise PermissionDenied("Wordings are changed by editors of a desk that has a case on the claim.")
        claim.wording_version = versions.version_seen(self.request)
        return claim

    def changed(self, change: Callable[[], Claim]) -> Response:
        try:
            return self.answer(change())
        except wordings.Reworded as reworded:
            raise Problem(412, str(reworded), current=self.get_serializer(self.get_object()).data) from None
        except NothingToUndo as nothing:
            raise Problem(409, str(nothing)) from None

    def answer(self, claim: Claim) -> Response:
        return Response(self.get_serializer(claim).data, headers={"ETag": versions.etag(claim)})


class WordingEditViews(ReadOnlyResource[WordingEdit]):
    """Every change that editors made to the wording of a claim, those that were undone too."""

    queryset = WordingEdit.objects.select_related("editor")
    serializer_class = shapes.WordingEditSerializer
    filterset_class = WordingEditFilters


def may_edit(user: User, claim: Claim) -> bool:
    cases = Case.objects.visible_to(user).filter(statement=claim.statement_id)
    return any(case.may_be_decided_by(user) for case in cases.select_related("desk"))
