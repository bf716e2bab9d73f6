"""What holds for every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]
OPEN = ("/api/", "/health/", "/static/", "/language/")


class LoginRequiredOutsideApi(LoginRequiredMiddleware):
    """Everything needs a login but the paths in OPEN: REST has rules of its own and answers 401 instead of a redirect."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if request.path.startswith(OPEN):
            return None
        return super().process_view(request, view, args, kwargs)


def no_store_for_people(get_response: Answer) -> Answer:
    """Pages for someone who is logged in stay out of every cache; their language is the one in their profile."""

    def middleware(request: HttpRequest) -> HttpResponse:
        known = not request.path.startswith(
            OPEN
        )  # the others ask nothing of the session, not even when it is broken
        language = getattr(request.user, "language", "") if known else ""
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = language
        response = get_response(request)
        if known and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
