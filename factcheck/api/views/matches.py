"""Pairs of statements, and what editors say of them."""

from __future__ import annotations

from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.actions.verdicts import Decided, decide_match
from factcheck.api.filtersets import MatchFilters
from factcheck.api.permissions import caller
from factcheck.api.problems import MEDIA_TYPE, Problem
from factcheck.api.schema import problem
from factcheck.api.serializers.matches import (
    MatchConflictSerializer,
    MatchDecisionSerializer,
    MatchSerializer,
)
from factcheck.api.views.resource import ReadOnlyResource
from factcheck.api.views.said import of_statement
from factcheck.models import Case, User
from quotes.models import Match

OVERTAKEN = problem("Someone decided since; current is the match now.", MatchConflictSerializer)


class MatchViews(ReadOnlyResource[Match]):
    """Pairs of statements that resemble each other, with how alike they are, and why."""

    queryset = Match.objects.select_related("query__speaker", "candidate__speaker").defer(
        *of_statement("query"), *of_statement("candidate")
    )
    serializer_class = MatchSerializer
    filterset_class = MatchFilters

    @extend_schema(
        request=MatchDecisionSerializer, responses={200: MatchSerializer, (409, MEDIA_TYPE): OVERTAKEN}
    )
    @action(detail=True, methods=["post"])
    def decision(self, request: Request, pk: int) -> Response:
        """Confirm, reject, leave unsure, or take that back with undecided. Deciding again changes it; all decisions stay on record."""
        match = self.get_object()
        if not may_decide(caller(request), match):
            raise PermissionDenied(
                "Matches are decided by editors of a desk that has a case on one of the two sides."
            )
        wanted = MatchDecisionSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        try:
            decide_match(match, decided_by=caller(request), **wanted.validated_data)
        except Decided as decided:
            raise Problem(409, str(decided), current=MatchSerializer(self.get_object()).data) from None
        return Response(MatchSerializer(match).data)


def may_decide(user: User, match: Match) -> bool:
    cases = Case.objects.visible_to(user).filter(
        Q(statement=match.query_id) | Q(statement=match.candidate_id)
    )
    return any(case.may_be_decided_by(user) for case in cases.select_related("desk"))
