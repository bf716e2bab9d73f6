"""Which workers are alive: each says so in Redis every two seconds."""

from __future__ import annotations

import time
from typing import Any

import redis
from django.conf import settings

from factcheck.calls import client

GONE_AFTER_S = 10
KEY = f"{settings.CELERY_QUEUE}:heartbeats"


def beat(worker: str) -> None:
    """Note that worker is alive. Says nothing when Redis is away: then there is no queue to be alive for."""
    try:
        client.zadd(KEY, {worker: time.time()})
        client.zremrangebyscore(KEY, 0, time.time() - 3600)
    except redis.RedisError:
        return


def alive() -> list[str]:
    """The names of the workers heard of in the last GONE_AFTER_S seconds. Raises redis.RedisError when Redis is away."""
    names: list[Any] = client.zrangebyscore(KEY, time.time() - GONE_AFTER_S, "+inf")
    return [name.decode() for name in names]


def worker_alive() -> bool | None:
    """Whether any worker is alive; None when Redis, where they report, does not answer."""
    try:
        return bool(alive())
    except redis.RedisError:
        return None


def forget(worker: str) -> None:
    """A worker that stops in good order is gone at once."""
    try:
        client.zrem(KEY, worker)
    except redis.RedisError:
        return
