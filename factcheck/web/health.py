"""Whether the site works, for people's scripts and for the status page."""

from __future__ import annotations

import redis
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
    parts = {"web": "up", "database": database(), "redis": "up", "worker": "down"}
    try:
        parts["worker"] = "up" if heartbeat.alive() else "down"
    except redis.RedisError:
        parts["redis"] = "down"
    return JsonResponse(parts, status=200 if set(parts.values()) == {"up"} else 503)


def database() -> str:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "down"
    return "up"
