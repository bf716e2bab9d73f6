"""The Celery app. It only wakes workers: what there is to do stands in the job rows (factcheck/actions/jobs.py)."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.signals import heartbeat_sent, worker_before_create_process, worker_init, worker_shutdown
from django.conf import settings
from kombu import Queue

from factcheck.calls import QUEUES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

# Sweeps have a queue of their own: they never wait behind articles, and do not count as calls that wait.
CLOCK = f"{settings.CELERY_QUEUE}-clock"


def configuration() -> dict[str, Any]:
    """Celery's settings, for the Redis and queue that Django's settings name."""
    from factcheck.embedded import celery_broker_url

    return {
        "broker_url": celery_broker_url(settings.REDIS_URL),
        "broker_connection_retry_on_startup": True,
        # A task that outlives this is delivered again, so it must be longer than any task may take. The restore
        # options bring back what a killed worker held in a second, where the default sweep adds some 100 s.
        "broker_transport_options": {
            "visibility_timeout": 4 * settings.JOB_LEASE_S,
            "queue_order_strategy": "priority",  # the queues are emptied in the order in which they are named
            "unacked_restore_interval": 1,
            "unacked_restore_throttle": 1,
            "global_keyprefix": f"{settings.CELERY_QUEUE}:",
            "socket_timeout": 5,
            "socket_connect_timeout": 2,
        },
        "task_default_queue": settings.CELERY_QUEUE,
        "task_queues": [Queue(name) for name in (CLOCK, *QUEUES.values())],
        "task_routes": {
            "factcheck.tasks.sweep": {"queue": CLOCK},
            "factcheck.tasks.announce_feeds": {"queue": CLOCK},
            "factcheck.tasks.keep_searches_sharp": {"queue": QUEUES[max(QUEUES)]},
        },
        "task_ignore_result": True,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "worker_hijack_root_logger": False,
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        "accept_content": ["json"],
        "task_serializer": "json",
        # The job's lease is the longest that a task may run; the soft limit leaves time to write down why it failed.
        "task_soft_time_limit": settings.JOB_LEASE_S * 0.8,
        "task_time_limit": settings.JOB_LEASE_S * 0.95,
        # A child that grew past this is replaced after its task; it starts at some 200 MB.
        "worker_max_memory_per_child": 600_000,  # KB
        "task_publish_retry_policy": {"max_retries": 1, "interval_start": 0, "interval_max": 0.1},
        "beat_schedule": schedule(),
        "beat_schedule_filename": str(settings.VAR_DIR / "beat-schedule"),
        "beat_max_loop_interval": 5,
        "timezone": settings.TIME_ZONE,
    }


def schedule() -> dict[str, Any]:
    """What beat sends and how often. A call that waited as long is dropped: the next is as good."""
    every = {
        "sweep": settings.SWEEP_EVERY_S,
        "announce_feeds": settings.SWEEP_EVERY_S,
        "keep_searches_sharp": settings.COUNT_EVERY_S,
        "remove_uploads": 3600,
    }
    return {
        name: {
            "task": f"factcheck.tasks.{name}",
            "schedule": seconds,
            "options": {"expires": max(seconds, 1)},
        }
        for name, seconds in every.items()
    }


app = Celery("factcheck")
app.config_from_object(configuration())
app.set_default()
app.autodiscover_tasks(["factcheck"])


@worker_init.connect
def load_models(**_: Any) -> None:
    """Load all that an analysis needs in the parent, so that the forked children share it and none starts slowly."""
    import gc

    from quotes.analysis import analyse
    from quotes.embedding import vectors

    for text in ("'Het is koud', zei Anna de Boer.", "“It is cold,” said Anne Miller."):
        analyse(text)
        vectors([text])
    gc.collect()
    gc.freeze()


@worker_before_create_process.connect
def close_connections(**_: Any) -> None:
    """A database connection must not be shared across a fork."""
    from django.db import connections

    connections.close_all()


@worker_shutdown.connect
def forget_heartbeat(sender: Any, **_: Any) -> None:
    """A worker that stops in good order is gone at once."""
    from factcheck import heartbeat

    heartbeat.forget(sender.hostname)


@heartbeat_sent.connect
def note_heartbeat(sender: Any, **_: Any) -> None:
    """Every 2 s, from the worker's main process: what the status page and /health/ready look at."""
    from factcheck import heartbeat

    heartbeat.beat(sender.eventer.hostname)
