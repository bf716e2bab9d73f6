"""What every page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from factcheck.heartbeat import worker_alive


def workbench(request: HttpRequest) -> dict[str, Any]:
    """worker_alive: whether analysis will go on; pages show a banner when it will not. Lazy: one Redis call if used."""
    return {"worker_alive": worker_alive}
