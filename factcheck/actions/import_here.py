"""Running an import in this process, beside any worker: the job's lease decides whose turn it is."""

from __future__ import annotations

import time
from collections.abc import Callable

from factcheck.actions import import_batches, jobs
from factcheck.models import ImportBatch, Job

POLL_S = 0.2


class PutAside(Exception):
    """The import's job failed for the last time. The message is its reason; what is imported stays."""


def import_here(batch: ImportBatch, after_chunk: Callable[[ImportBatch], object]) -> None:
    """Import a confirmed batch to its end, here or by the worker that took it first.

    after_chunk: called with the counts so far. batch holds the final counts afterwards. Raises PutAside.
    """
    while batch.state == ImportBatch.State.RUNNING:
        if not take_turn(batch, after_chunk):
            time.sleep(POLL_S)
        batch.refresh_from_db()
        after_chunk(batch)
        raise_if_put_aside(batch)


def take_turn(batch: ImportBatch, after_chunk: Callable[[ImportBatch], object]) -> bool:
    """False when a worker has the job, or it rests after a failure. One whose worker is gone is taken back first."""
    jobs.sweep()
    with jobs.claimed(Job.Kind.IMPORT_BATCH, batch.pk) as job:
        if job:
            import_batches.import_next(job, after_chunk=after_chunk)
        return job is not None


def raise_if_put_aside(batch: ImportBatch) -> None:
    job = Job.objects.filter(kind=Job.Kind.IMPORT_BATCH, key=batch.pk, state=Job.State.QUARANTINED).first()
    if job and batch.state == ImportBatch.State.RUNNING:
        raise PutAside(job.error)
