"""Every error as application/problem+json (RFC 9457)."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.http.multipartparser import MultiPartParserError
from rest_framework import exceptions
from rest_framework.response import Response

from factcheck.actions.verdicts import Gone

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5  # a database that restarts is back by then
DATABASE_AWAY = "The database cannot be reached. Nothing was lost or half done; try again shortly."
BROKEN = "Something broke on our side. It is in the log of the site; tell your admin when it happened."


class Problem(exceptions.APIException):
    """An error with a status and a sentence; members are added to the body as they are."""

    def __init__(self, status: int, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.status_code = status
        self.members = members


def body(status: int, detail: str, **members: Any) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **members,
    }


def problem_response(error: Exception, context: dict[str, Any]) -> Response:
    """Turn whatever a view raised into its problem; DRF's EXCEPTION_HANDLER."""
    if isinstance(error, OperationalError | InterfaceError):
        logger.warning("No answer from the database: %s", error)
        return answer(503, DATABASE_AWAY, headers={"Retry-After": str(RETRY_AFTER_S)})
    known = as_api_exception(error)
    if known is None:
        logger.exception("A view of the API failed", exc_info=error)
        got_request_exception.send(sender=None, request=context["request"]._request)
        return answer(500, BROKEN)
    return answer(known.status_code, sentence(known), headers=headers_of(known), **members_of(known))


def answer(status: int, detail: str, *, headers: dict[str, str] | None = None, **members: Any) -> Response:
    return Response(body(status, detail, **members), status, headers=headers, content_type=MEDIA_TYPE)


def as_api_exception(error: Exception) -> exceptions.APIException | None:
    match error:
        case exceptions.APIException():
            return error
        case Gone():
            return exceptions.NotFound(str(error))
        case Http404():
            return exceptions.NotFound()
        case PermissionDenied():
            return exceptions.PermissionDenied()
        case SuspiciousOperation() | BadRequest() | MultiPartParserError():
            return exceptions.ParseError()
    return None


def sentence(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.ValidationError):
        return "Some of what you sent cannot be used: see errors."
    return str(error.detail)


def members_of(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        # One shape for one row: {field: [sentence, ...]}; errors of the whole go under "".
        return {"errors": error.detail if isinstance(error.detail, dict) else {"": error.detail}}
    return error.members if isinstance(error, Problem) else {}


def headers_of(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    return headers
