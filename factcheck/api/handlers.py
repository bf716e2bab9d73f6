"""Errors outside any view of the API: problems under /api/, Django's pages elsewhere."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt

from factcheck.api import problems

HERE = "/api/"


@csrf_exempt  # nothing is done here, and a program with a key has no cookie to show
def no_such_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    """The last pattern under /api/."""
    return problem(
        404, f"There is nothing at {request.path[:200]}. Addresses end in a slash; see /api/docs/."
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    if request.path.startswith(HERE):
        return problem(400, "The request cannot be read.")
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    return (
        no_such_address(request)
        if request.path.startswith(HERE)
        else defaults.page_not_found(request, exception)
    )


def server_error(request: HttpRequest) -> HttpResponseBase:
    return problem(500, problems.BROKEN) if request.path.startswith(HERE) else defaults.server_error(request)


def problem(status: int, detail: str, **members: Any) -> HttpResponse:
    text = json.dumps(problems.body(status, detail, **members), ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=problems.MEDIA_TYPE)
