"""What a caller may do, before any object is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from factcheck.models import ApiToken, Membership, User

if TYPE_CHECKING:  # DRF's views import this module
    from rest_framework.views import APIView


class ReadOrWriteScope(BasePermission):
    """Anonymous callers may do nothing; a token of scope read may only look.

    What a person may do to a case is asked of the case itself (Case.may_be_decided_by).
    """

    message = "This key may only read. Ask your admin for one of scope write."

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        reads = request.method in SAFE_METHODS
        return reads or not isinstance(request.auth, ApiToken) or request.auth.scope == ApiToken.Scope.WRITE


def caller(request: Request) -> User:
    """Who asks. For views, where ReadOrWriteScope has kept the anonymous out."""
    assert isinstance(request.user, User), "a view without ReadOrWriteScope asked who called"  # noqa: S101
    return request.user


class MayAddArticles(BasePermission):
    """Articles come from editors, and from accounts that an admin gave quotes.add_article."""

    message = "Articles are added by editors. Ask your admin for a place on a desk, or for the right to add articles."

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.method in SAFE_METHODS or may_add_articles(caller(request))


def may_add_articles(user: User) -> bool:
    return Membership.objects.lets_decide(user) or user.has_perm("quotes.add_article")


class MayAddFactChecks(BasePermission):
    """Fact checks come from editors, and from accounts that an admin gave quotes.add_factcheck."""

    message = "Fact checks are added by editors. Ask your admin for a place on a desk, or for the right to add fact checks."

    def has_permission(self, request: Request, view: APIView) -> bool:
        user = caller(request)
        return (
            request.method in SAFE_METHODS
            or Membership.objects.lets_decide(user)
            or user.has_perm("quotes.add_factcheck")
        )


class MayImport(BasePermission):
    """Files of articles are sent in, and followed, by editors and by accounts that an admin gave factcheck.add_importbatch."""

    message = (
        "Imports are for editors. Ask your admin for a place on a desk, or for the right to add imports."
    )

    def has_permission(self, request: Request, view: APIView) -> bool:
        user = caller(request)
        return Membership.objects.lets_decide(user) or user.has_perm("factcheck.add_importbatch")
