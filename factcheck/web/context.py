"""What every page shows."""

from __future__ import annotations

from typing import Any

import redis
from django.http import HttpRequest

from factcheck import heartbeat


def workbench(request: HttpRequest) -> dict[str, Any]:
    """worker_alive: whether analysis will go on; pages show a banner when it will not. Lazy: one Redis call if used."""
    return {"worker_alive": worker_alive}


def worker_alive() -> bool:
    try:
        return bool(heartbeat.alive())
    except redis.RedisError:
        return False
