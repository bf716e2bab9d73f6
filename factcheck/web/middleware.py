"""What holds for every page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation

logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]
OPEN = ("/api/", "/health/", "/static/", "/language/")
UNREACHABLE = (OperationalError, InterfaceError)
RETRY_AFTER_S = 5  # a database that restarts is back by then


class LoginRequiredOutsideApi(LoginRequiredMiddleware):
    """Everything needs a login but the paths in OPEN: REST has rules of its own and answers 401 instead of a redirect."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if request.path.startswith(OPEN):
            return None
        return super().process_view(request, view, args, kwargs)


class DatabaseAway:
    """A page of its own while the database cannot be reached, which asks nothing of it: no session, no user.

    Comes after the authentication, and reads who asks before anything else may: where that fails, the rest would too.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            if not request.path.startswith(OPEN):
                request.user.is_authenticated  # noqa: B018  asked for what it raises
        except UNREACHABLE as error:
            return away(error)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        ours = not request.path.startswith(OPEN)
        return away(error) if ours and isinstance(error, UNREACHABLE) else None


def away(error: Exception) -> HttpResponse:
    logger.warning("No answer from the database: %s", error)
    page = render_to_string("503.html")
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER_S, "Cache-Control": "no-store"})


def no_store_for_people(get_response: Answer) -> Answer:
    """Pages for someone who is logged in, and all the API says, stay out of every cache; a person's language is the one in their profile."""

    def middleware(request: HttpRequest) -> HttpResponse:
        known = not request.path.startswith(
            OPEN
        )  # the others ask nothing of the session, not even when it is broken
        language = getattr(request.user, "language", "") if known else ""
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = language
        response = get_response(request)
        if request.path.startswith("/api/") or (known and request.user.is_authenticated):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
