"""The wake-up calls to workers: a Celery message says which job to look at, and nothing else.

Each priority has a queue of its own, so what an editor waits for never stands behind a bulk import.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import redis
from celery import current_app
from django.conf import settings

if TYPE_CHECKING:
    from factcheck.models import Job

# By Job.Priority. Workers empty them in this order.
QUEUES = {
    0: settings.CELERY_QUEUE,
    2: f"{settings.CELERY_QUEUE}-intake",
    5: f"{settings.CELERY_QUEUE}-bulk",
}
client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=1)


def waiting(priority: int) -> int:
    """How many calls of a priority no worker has picked up yet. Raises redis.RedisError when Redis is away."""
    # Celery's queue is a list in Redis; the key has the prefix that factcheck/celery.py sets.
    return int(client.llen(f"{settings.CELERY_QUEUE}:{QUEUES[priority]}"))


def send(jobs: Iterable[Job]) -> None:
    """Send a call for each job. Raises kombu's OperationalError, or OSError, when Redis is away."""
    with current_app.producer_or_acquire() as producer:
        for job in jobs:
            name, queue = f"factcheck.tasks.{job.kind}", QUEUES[job.priority]
            current_app.send_task(name, args=[job.key], queue=queue, producer=producer)
