"""How the background work is going: what runs, what waits, what was put aside, what got done."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import redis
from django.db.models import Count, DateTimeField, DurationField, F, Func, Min, Q, Value
from django.db.models.functions import Cast, Now
from django.utils import timezone

from factcheck import heartbeat
from factcheck.models import Job
from factcheck.web.health import database

BIN_MINUTES = 5
BINS = 12
STEP = datetime.timedelta(minutes=BIN_MINUTES)
CHART_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Parts:
    """What is up. workers: by name; empty when none runs, or when Redis is away and no one can tell."""

    database: bool
    redis: bool
    workers: list[str]


@dataclass(frozen=True, slots=True)
class Depth:
    """Jobs of one kind. oldest: since when the one that is due longest has been waiting."""

    name: str
    waiting: int
    running: int
    put_aside: int
    oldest: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of BIN_MINUTES in the picture of the last hour, in the picture's own units."""

    x: int
    y: float
    height: float
    count: int
    start: datetime.datetime


def parts() -> Parts:
    try:
        return Parts(database() == "up", True, sorted(heartbeat.alive()))
    except redis.RedisError:
        return Parts(database() == "up", False, [])


def depths() -> list[Depth]:
    """Every kind, also those without a job. One query."""
    unfinished = ~Q(state=Job.State.DONE)
    rows = Job.objects.filter(unfinished).order_by().values("kind").annotate(
        waiting=Count("pk", filter=Q(state=Job.State.PENDING)),
        running=Count("pk", filter=Q(state=Job.State.RUNNING)),
        put_aside=Count("pk", filter=Q(state=Job.State.QUARANTINED)),
        oldest=Min("due_at", filter=Q(state=Job.State.PENDING, due_at__lte=Now())),
    )  # fmt: skip
    found = {row["kind"]: row for row in rows}
    return [depth(str(name), found.get(kind)) for kind, name in Job.Kind.choices]


def depth(name: str, row: Any) -> Depth:
    if row is None:
        return Depth(name, 0, 0, 0, None)
    return Depth(name, row["waiting"], row["running"], row["put_aside"], row["oldest"])


def done_lately() -> list[Bar]:
    """Jobs done in the last hour, per BIN_MINUTES, oldest first. One query, and a row per bar."""
    start = timezone.now() - STEP * BINS
    done = Job.objects.filter(state=Job.State.DONE, finished_at__gt=start).order_by()
    rows = done.annotate(bin=date_bin(F("finished_at"), start)).values_list("bin").annotate(Count("pk"))
    counts = [0] * BINS
    for begin, count in rows:
        counts[min(BINS - 1, round((begin - start) / STEP))] += count
    return bars(counts, start)


def date_bin(at: F, origin: datetime.datetime) -> Func:
    """The start of the stretch that at falls in, counted from origin: PostgreSQL's date_bin."""
    step, start = Cast(Value(STEP), DurationField()), Cast(Value(origin), DateTimeField())
    return Func(step, at, start, function="date_bin", output_field=DateTimeField())


def bars(counts: Sequence[int], start: datetime.datetime) -> list[Bar]:
    most = max(counts) or 1
    heights = [round(CHART_HEIGHT * count / most, 1) for count in counts]
    return [
        Bar(12 * number, CHART_HEIGHT - height, height, count, start + number * STEP)
        for number, (count, height) in enumerate(zip(counts, heights, strict=True))
    ]
