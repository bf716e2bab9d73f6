"""Announcing, taking, finishing and rescuing work.

The job row is the record. A Celery message only says "look at this row": one that is lost is sent again by the sweeper,
one that comes twice finds the row taken. So a flushed Redis or a killed worker costs time, never work.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import redis
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

from factcheck import calls
from factcheck.models import Job

logger = logging.getLogger(__name__)

# The most wake-up calls of a priority that wait in Redis. Many would be taken for lost while they wait.
WINDOW = 40
ATTEMPTS_OF_A_NEW_TRY = Case(
    When(again=True, then=Value(0)), default=F("attempts"), output_field=models.PositiveSmallIntegerField()
)
RETRY_AFTER = datetime.timedelta(seconds=5)
WRITE = """
    INSERT INTO factcheck_job AS job (kind, key, state, priority, attempts, fence, again, error)
    SELECT %(kind)s, key, 'pending', %(priority)s, 0, 0, false, '' FROM unnest(%(keys)s::bigint[]) AS key
"""
ANNOUNCE = f"""{WRITE}
    ON CONFLICT (kind, key) DO UPDATE SET
        state = CASE WHEN job.state = 'running' THEN job.state ELSE 'pending' END,
        again = job.state = 'running',
        attempts = CASE WHEN job.state = 'running' THEN job.attempts ELSE 0 END,
        sent_at = NULL, due_at = statement_timestamp(), priority = excluded.priority, error = ''
"""


class LeaseLost(Exception):
    """Someone else took the job in the meantime; what we did is rolled back."""


class CannotBeDone(Exception):
    """Trying again would end the same way: the job is put aside at once, with this as its reason."""


def announce(
    kind: Job.Kind, keys: Iterable[int], *, priority: int = Job.Priority.AWAITED, first: bool = False
) -> None:
    """Write a job for each key, to be taken as soon as the surrounding transaction commits.

    A job that is done or put aside becomes due again with all its attempts; one that runs now will run once more.
    One query, however many keys. first: of rows made in this transaction, which nobody can have announced; in .6 of the time.
    """
    # In order, so that two announcements of the same keys never wait for each other crosswise.
    wanted = sorted(set(keys))
    if wanted:
        with connection.cursor() as cursor:
            array = f"{{{','.join(map(str, wanted))}}}"  # as the database writes one: fast for many
            cursor.execute(WRITE if first else ANNOUNCE, {"kind": kind, "keys": array, "priority": priority})
    transaction.on_commit(wake_due, robust=True)


def wake_due() -> int:
    """Send wake-up calls for due jobs until WINDOW of each priority wait in Redis. Returns how many.

    Redis being away is no error: the rows stay due and the sweeper comes by again.
    """
    try:
        return sum(call(due_without_call(priority)) for priority in Job.Priority)
    except (redis.RedisError, OperationalError, OSError) as error:
        logger.warning("No wake-up call sent, Redis is away (%s). The sweeper will send it.", error)
        return 0


def due_without_call(priority: Job.Priority) -> list[Job]:
    """The next due jobs of a priority, marked as called. Raises redis.RedisError when Redis is away."""
    waiting = calls.waiting(priority)
    if waiting > WINDOW // 2:
        return []
    uncalled = Q(sent_at=None)
    if not waiting:  # a job that was called and is due with no call left lost its call: Redis was emptied
        uncalled |= Q(sent_at__lt=Now() - datetime.timedelta(seconds=settings.JOB_RESEND_S))
    with transaction.atomic():
        due = Job.objects.due().filter(uncalled, priority=priority).order_by("due_at", "pk")
        jobs = list(due.select_for_update(skip_locked=True)[: WINDOW - waiting])
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(sent_at=Now())
    return jobs


def call(jobs: list[Job]) -> int:
    try:
        calls.send(jobs)
    except (OperationalError, OSError):
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(sent_at=None)
        raise
    return len(jobs)


@contextmanager
def claimed(kind: Job.Kind, key: int) -> Iterator[Job | None]:
    """Take the job for the length of the block; None when it is not due or another worker has it.

    The block is to do its writing inside finished(job). An exception in it is written on the row in words, and the job
    is tried again, or put aside after its last attempt. Nothing is raised then: Celery has nothing to decide.
    """
    job = take(kind, key)
    try:
        yield job
    except LeaseLost:
        logger.warning("%s %s: the lease ran out and another worker took over.", kind, key)
    except Exception as error:  # whatever it was, the row must say so
        if job is None:
            raise
        logger.exception("%s %s failed", kind, key)
        fail(
            job,
            reason_of(error),
            last=isinstance(error, CannotBeDone) or job.attempts >= settings.JOB_ATTEMPTS,
        )


def take(kind: Job.Kind, key: int) -> Job | None:
    """Mark the job as running for us and return it, in one UPDATE; None when it is not due."""
    lease = datetime.timedelta(seconds=settings.JOB_LEASE_S)
    taken = (
        Job.objects.due()
        .filter(kind=kind, key=key)
        .update(
            state=Job.State.RUNNING,
            attempts=F("attempts") + 1,
            fence=F("fence") + 1,
            started_at=Now(),
            lease_until=Now() + lease,
            again=False,
        )
    )
    return Job.objects.get(kind=kind, key=key) if taken else None


@contextmanager
def finished(job: Job, *, more: bool = False, again_in: datetime.timedelta | None = None) -> Iterator[None]:
    """One transaction for the work's writing and the job's end: both stand or neither does.

    more: the work goes on; the job is due again at once, with all its attempts, before what it announced itself.
    again_in: the same, after that long.
    Raises LeaseLost, and rolls the work back, when another worker has taken the job since.
    """
    done = Case(When(again=True, then=Value(Job.State.PENDING)), default=Value(Job.State.DONE))
    with transaction.atomic():
        yield
        ended = held(job).update(
            state=Value(Job.State.PENDING) if more or again_in else done,
            attempts=0,
            again=False,
            error="",
            sent_at=None,
            lease_until=None,
            due_at=F("due_at") if more else Now() + (again_in or datetime.timedelta()),
            finished_at=Now(),
        )
        if not ended:
            raise LeaseLost


def held(job: Job) -> models.QuerySet[Job]:
    """The job's row, if it is still ours: no one has taken it since we did."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, fence=job.fence)


def hold_on(job: Job) -> None:
    """Renew the lease, in the caller's transaction. Raises LeaseLost when the job is no longer ours."""
    if not held(job).update(lease_until=Now() + datetime.timedelta(seconds=settings.JOB_LEASE_S)):
        raise LeaseLost


def fail(job: Job, reason: str, *, last: bool) -> None:
    """Write down why; due again a little later, or put aside when that was the last attempt.

    One that was announced again while it ran begins anew instead: what it works on has changed.
    """
    over = held(job).filter(again=False) if last else Job.objects.none()
    if over.update(
        state=Job.State.QUARANTINED, error=reason, lease_until=None, sent_at=None, finished_at=Now()
    ):
        return
    held(job).update(
        state=Job.State.PENDING,
        attempts=ATTEMPTS_OF_A_NEW_TRY,
        again=False,
        error=reason,
        lease_until=None,
        sent_at=None,
        due_at=Now() + RETRY_AFTER * job.attempts,
    )


def reason_of(error: Exception) -> str:
    if isinstance(error, CannotBeDone):
        return str(error)
    if isinstance(error, SoftTimeLimitExceeded):
        return f"It took longer than {settings.JOB_LEASE_S * 0.8:g} seconds and was stopped."
    return f"{type(error).__name__}: {error}"[:2000]


def sweep() -> int:
    """Give back the jobs of workers that are gone, and wake what is due. Returns the number of calls sent.

    Two sweepers at once do no harm: each row changes once.
    """
    lost = "The worker stopped in the middle of it, {} times. See the worker's log for what killed it."
    gone = Job.objects.abandoned()
    gone.filter(attempts__gte=settings.JOB_ATTEMPTS, again=False).update(
        state=Job.State.QUARANTINED,
        error=lost.format(settings.JOB_ATTEMPTS),
        lease_until=None,
        finished_at=Now(),
    )
    gone.update(
        state=Job.State.PENDING,
        attempts=ATTEMPTS_OF_A_NEW_TRY,
        again=False,
        lease_until=None,
        sent_at=None,  # due_at stays: what was under way goes before what it announced itself
    )
    return wake_due()


def retry(job: Job) -> None:
    """Give a job that was put aside all its attempts again."""
    with transaction.atomic():
        announce(Job.Kind(job.kind), [job.key])
