"""How an import stands, as its page and the command line show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import ngettext

from factcheck.heartbeat import worker_alive
from factcheck.models import ImportBatch, ImportRow, Job


@dataclass(frozen=True, slots=True)
class Progress:
    """rate: records per second since the go, 0 while nothing is known. left_s: seconds to go, None when unknown.

    worker: whether one is alive; None when Redis, where they report, does not answer.
    waiting: articles that wait for their analysis, of this import and of others.
    to_undo, undone: records of an import that is being undone.
    """

    batch: ImportBatch
    job: Job | None
    rate: float
    left_s: int | None
    worker: bool | None
    waiting: int
    to_undo: int = 0
    undone: int = 0

    @property
    def running(self) -> bool:
        return self.batch.state in (ImportBatch.State.RUNNING, ImportBatch.State.UNDOING)

    @property
    def undoing(self) -> bool:
        return self.batch.state == ImportBatch.State.UNDOING

    @property
    def left(self) -> str:
        """The time left in words; empty when unknown."""
        if self.left_s is None:
            return ""
        if self.left_s < 90:
            return ngettext("%(count)d second left", "%(count)d seconds left", self.left_s) % {
                "count": self.left_s
            }
        minutes = round(self.left_s / 60)
        return ngettext("%(count)d minute left", "%(count)d minutes left", minutes) % {"count": minutes}

    @property
    def put_aside(self) -> bool:
        return self.running and self.job is not None and self.job.state == Job.State.QUARANTINED


def progress_of(batch: ImportBatch) -> Progress:
    """Two queries and one call to Redis; two more while it is undone."""
    undoing = batch.state == ImportBatch.State.UNDOING
    kind = Job.Kind.UNDO_IMPORT if undoing else Job.Kind.IMPORT_BATCH
    job = Job.objects.filter(kind=kind, key=batch.pk).first()
    waiting = Job.objects.unfinished().filter(kind=Job.Kind.PROCESS_ARTICLE).count()
    rate = rate_of(batch)
    to_do = batch.records_total - batch.records_done
    left_s = round(to_do / rate) if rate and to_do > 0 else None
    undone = batch.rows.filter(outcome=ImportRow.Outcome.UNDONE).count() if undoing else 0
    to_undo = undone + batch.rows.brought().count() if undoing else 0
    return Progress(batch, job, rate, left_s, worker_alive(), waiting, to_undo, undone)


def rate_of(batch: ImportBatch) -> float:
    if batch.started_at is None:
        return 0.0
    seconds = ((batch.finished_at or timezone.now()) - batch.started_at).total_seconds()
    return batch.records_done / seconds if seconds > 0 else 0.0
