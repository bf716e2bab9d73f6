"""The wake-up calls to workers: a Celery message says which job to look at, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import redis
from celery import current_app
from django.conf import settings

# Celery's queue is a list in Redis; the key has the prefix that factcheck/celery.py sets.
QUEUE_KEY = f"{settings.CELERY_QUEUE}:{settings.CELERY_QUEUE}"
client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=1)


def waiting() -> int:
    """How many calls no worker has picked up yet. Raises redis.RedisError when Redis is away."""
    return int(client.llen(QUEUE_KEY))


def send(calls: Iterable[tuple[str, int]]) -> None:
    """Send a call for each (kind, key). Raises kombu's OperationalError, or OSError, when Redis is away."""
    with current_app.producer_or_acquire() as producer:
        for kind, key in calls:
            current_app.send_task(f"factcheck.tasks.{kind}", args=[key], producer=producer)
