"""What OpenAPI says of every operation: its key, and the problems it may answer with."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from factcheck.api.permissions import MayImport
from factcheck.api.problems import MEDIA_TYPE
from factcheck.api.serializers.fields import ProblemSerializer

EVERYWHERE = {
    401: "No valid key.",
    406: "Only JSON is spoken here.",
    429: "Too many requests; Retry-After says when to come back.",
    503: "The database is away; Retry-After says when to come back.",
}
WRITING = {
    400: "The body cannot be read, or a field cannot be used.",
    403: "The key may only read, or the person may not do this.",
    413: "The body is too large.",
    415: "The body is of a kind that is not read here.",
}
# The web server says so itself, before any of our code runs.
TOO_LONG = {
    "description": "The address, with its query, has more than 8,190 bytes.",
    "content": {"text/html": {"schema": {"type": "string"}}},
}


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "factcheck.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key made in the admin, under API tokens.",
        }


class ProblemSchema(AutoSchema):
    """Adds the problems that every operation of its kind shares to those it names itself."""

    # The public hook, get_response_serializers, is what extend_schema replaces: there the shared ones would be lost.
    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        named: dict[str, Any] = super()._get_response_bodies(direction)
        for status, told in self.shared_problems().items():
            if str(status) not in named:
                told_so = self._get_response_for_code(problem(told), str(status), [MEDIA_TYPE], direction)  # type: ignore[no-untyped-call]
                named[str(status)] = told_so
        named["414"] = TOO_LONG
        return dict(sorted(named.items()))

    def get_filter_backends(self) -> list[Any]:
        """Only what is read is filtered."""
        return list(super().get_filter_backends()) if self.method == "GET" else []

    def _get_paginator(self) -> Any:
        """Only what is read comes in pages: the rows of an answer to a POST are a list."""
        return super()._get_paginator() if self.method == "GET" else None  # type: ignore[no-untyped-call]

    def shared_problems(self) -> dict[int, str]:
        told = dict(EVERYWHERE)
        if self.method != "GET":
            told |= WRITING
        elif getattr(self.view, "action", "") == "list":
            told[400] = "An unknown filter, a value it cannot use, or a cursor that is not of this list."
        if MayImport in self.view.permission_classes:
            told[403] = "The person may not import articles, or the key may only read."
        if "{" in self.path:
            told[404] = "There is none, or not on your desks."
        return told


def problem(told: str, serializer: Any = ProblemSerializer) -> OpenApiResponse:
    return OpenApiResponse(serializer, description=told)


def problems(told: dict[int, str]) -> dict[tuple[int, str], OpenApiResponse]:
    """For extend_schema(responses=...): problems of one operation, beside the shared ones."""
    return {(status, MEDIA_TYPE): problem(sentence) for status, sentence in told.items()}
