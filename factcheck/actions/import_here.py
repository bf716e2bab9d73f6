"""Running an import, or undoing one, in this process, beside any worker: the job's lease decides whose turn it is."""

from __future__ import annotations

import time
from collections.abc import Callable

from factcheck.actions import import_chunks, jobs, undo_import
from factcheck.models import ImportBatch, Job

POLL_S = 0.2
AfterChunk = Callable[[ImportBatch], object]
State = ImportBatch.State


class PutAside(Exception):
    """The job failed for the last time. The message is its reason; what is done stays."""


def import_here(batch: ImportBatch, after_chunk: AfterChunk) -> None:
    """Import a confirmed batch to its end, here or by the worker that took it first.

    after_chunk: called with the counts so far. batch holds the final counts afterwards. Raises PutAside.
    """
    work_here(batch, State.RUNNING, Job.Kind.IMPORT_BATCH, after_chunk)


def undo_here(batch: ImportBatch, after_chunk: AfterChunk) -> None:
    """Undo a batch of which the undoing was announced, to its end. Raises PutAside."""
    work_here(batch, State.UNDOING, Job.Kind.UNDO_IMPORT, after_chunk)


def work_here(batch: ImportBatch, state: str, kind: Job.Kind, after_chunk: AfterChunk) -> None:
    while batch.state == state:
        if not take_turn(batch, kind, after_chunk):
            time.sleep(POLL_S)
        batch.refresh_from_db()
        after_chunk(batch)
        raise_if_put_aside(batch, state, kind)


def take_turn(batch: ImportBatch, kind: Job.Kind, after_chunk: AfterChunk) -> bool:
    """False when a worker has the job, or it rests after a failure. One whose worker is gone is taken back first."""
    jobs.sweep()
    with jobs.claimed(kind, batch.pk) as job:
        if job and kind == Job.Kind.UNDO_IMPORT:
            undo_import.undo_next(job, after_chunk=after_chunk)
        elif job:
            import_chunks.import_next(job, after_chunk=after_chunk)
        return job is not None


def raise_if_put_aside(batch: ImportBatch, state: str, kind: Job.Kind) -> None:
    job = Job.objects.filter(kind=kind, key=batch.pk, state=Job.State.QUARANTINED).first()
    if job and batch.state == state:
        raise PutAside(job.error)
