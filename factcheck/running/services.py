"""The processes of a site."""

from __future__ import annotations

import os
import socket
import sys

from django.conf import settings

from factcheck.embedded.processes import Service

CELERY = (sys.executable, "-m", "celery", "--app", "factcheck.celery")


def services(port: int, *, processes: int | None = None) -> list[Service]:
    """The web server on 127.0.0.1, one worker with a process per core, and the clock."""
    cores = processes or len(os.sched_getaffinity(0))
    return [web(port), worker(cores), beat()]


def web(port: int) -> Service:
    gunicorn = (sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--bind", f"127.0.0.1:{port}")
    # The most that gunicorn takes: what the API may be asked is longer than its usual 4,094 bytes once it is escaped.
    limits = ("--timeout", "60", "--limit-request-line", "8190")
    return Service("web", (*gunicorn, "--workers", "2", "--threads", "4", *limits), {})


def worker(processes: int) -> Service:
    name = f"{settings.CELERY_QUEUE}-{os.getpid()}@%h"
    command = (
        *CELERY,
        "worker",
        "--concurrency",
        str(processes),
        "--hostname",
        name,
        "--without-gossip",
        "--without-mingle",
    )
    return Service("worker", (*command, "--loglevel", "INFO"), {})


def beat() -> Service:
    return Service("beat", (*CELERY, "beat", "--loglevel", "WARNING", "--pidfile", ""), {})


def is_free(port: int) -> bool:
    """Whether nobody listens on the port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
