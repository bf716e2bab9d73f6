"""Whether the site works, for people's scripts and for the status page."""

from __future__ import annotations

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from factcheck import heartbeat


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the web process answers."""
    return JsonResponse({"web": "up"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when web, database, Redis and a worker are up, else 503; either way it says which."""
    worker = heartbeat.worker_alive()
    parts = {
        "web": "up",
        "database": database(),
        "redis": "down" if worker is None else "up",
        "worker": "up" if worker else "down",
    }
    return JsonResponse(parts, status=200 if set(parts.values()) == {"up"} else 503)


def database() -> str:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "down"
    return "up"
