"""The request as our views get it, after the middleware."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from factcheck.models import User


class Request(HttpRequest):
    """user is never anonymous here: LoginRequiredOutsideApi lets no one else through to these views."""

    user: User
    htmx: HtmxDetails
