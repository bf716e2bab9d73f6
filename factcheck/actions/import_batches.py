"""Files of articles: uploaded, previewed, confirmed, then imported in the background, chunk by chunk."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now

from factcheck.actions import audit, jobs
from factcheck.actions.journey import import_articles
from factcheck.models import ImportBatch, ImportProblem, Job, User
from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.reader import read

CHUNK = 100  # records a transaction: what a killed worker redoes at most
TURN_S = 20.0  # then the job goes back into the queue, so that one huge file does not keep a worker to itself
PREVIEW_S = 5.0  # an upload is read this long for its preview; the rest is counted while importing

Record = ArticleDraft | Problem


@dataclass(frozen=True, slots=True)
class Preview:
    """The start of a file as the import will read it. complete: the whole file was read, so the counts are final."""

    drafts: list[ArticleDraft]
    problems: list[Problem]
    good: int
    bad: int
    complete: bool


def upload(file: File, *, name: str, outlet: str, uploaded_by: User | None) -> ImportBatch:  # type: ignore[type-arg]
    """Keep a file for a later go. Nothing of it is imported yet."""
    with transaction.atomic():
        batch = ImportBatch.objects.create(file=file, name=name, outlet=outlet, uploaded_by=uploaded_by)
        audit.note(uploaded_by, "import uploaded", batch, after={"name": name, "bytes": file.size})
    return batch


def preview(batch: ImportBatch, *, shown: int = 10) -> Preview:
    """Read the start of the file: its first drafts, its first problems, and counts."""
    drafts: list[ArticleDraft] = []
    problems: list[Problem] = []
    good = bad = 0
    stop_at = time.monotonic() + PREVIEW_S
    for record in records(batch):
        if isinstance(record, Problem):
            bad += 1
            problems += [record] if len(problems) < 5 * shown else []
        else:
            good += 1
            drafts += [record] if len(drafts) < shown else []
        if time.monotonic() > stop_at:
            return Preview(drafts, problems, good, bad, complete=False)
    return Preview(drafts, problems, good, bad, complete=True)


def records(batch: ImportBatch) -> Iterator[Record]:
    """The records of the batch's file, streamed."""
    with batch.file.open("rb") as stream:
        yield from read(batch.name, stream)


@transaction.atomic
def confirm(batch: ImportBatch, *, by: User | None, total: int = 0) -> None:
    """Let the import run. total: records in the file, where the preview counted them all."""
    started = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.UPLOADED)
    if started.update(state=ImportBatch.State.RUNNING, records_total=total, started_at=Now()):
        audit.note(by, "import confirmed", batch)
        jobs.announce(Job.Kind.IMPORT_BATCH, [batch.pk])


@transaction.atomic
def cancel(batch: ImportBatch, *, by: User | None) -> None:
    """Stop after the chunk that is under way. What is imported stays."""
    unfinished = (ImportBatch.State.UPLOADED, ImportBatch.State.RUNNING)
    if ImportBatch.objects.filter(pk=batch.pk, state__in=unfinished).update(
        state=ImportBatch.State.CANCELLED, finished_at=Now()
    ):
        audit.note(by, "import cancelled", batch)


def import_next(job: Job) -> None:
    """Import records for one turn, a transaction per chunk; the job is due again while records are left."""
    batch = ImportBatch.objects.get(pk=job.key)
    stop_at = time.monotonic() + TURN_S
    stream = islice(records(batch), batch.records_done, None)
    while time.monotonic() < stop_at:
        chunk = list(islice(stream, CHUNK))
        if not import_chunk(job, batch, chunk):
            return finish(job, batch)
    with jobs.finished(job, more=True):
        pass
    return None


def import_chunk(job: Job, batch: ImportBatch, chunk: Sequence[Record]) -> bool:
    """Store one chunk and count it, in one transaction. False when nothing is left to do."""
    if not chunk:
        return False
    with transaction.atomic():
        jobs.hold_on(job)
        running = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if running.state != ImportBatch.State.RUNNING:
            return False
        drafts = [record for record in chunk if isinstance(record, ArticleDraft)]
        stored = import_articles(drafts, outlet=batch.outlet, actor=batch.uploaded_by)
        problems = note_problems(running, chunk)
        for item in stored:
            setattr(running, item.outcome, getattr(running, item.outcome) + 1)
        running.bad += problems
        running.records_done += len(chunk)
        running.save(update_fields=["new", "unchanged", "revised", "bad", "records_done"])
    return True


def note_problems(batch: ImportBatch, chunk: Sequence[Record]) -> int:
    rows = [
        ImportProblem(
            batch=batch,
            record=number,
            file=record.place.file[:300],
            line=record.place.line,
            column=record.place.column[:100],
            reason=record.reason,
        )
        for number, record in enumerate(chunk, batch.records_done + 1)
        if isinstance(record, Problem)
    ]
    ImportProblem.objects.bulk_create(rows)
    return len(rows)


def finish(job: Job, batch: ImportBatch) -> None:
    with jobs.finished(job):
        done = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.RUNNING)
        if done.update(
            state=ImportBatch.State.DONE, records_total=F("records_done"), finished_at=Coalesce("finished_at", Now())
        ):
            batch.refresh_from_db()
            counts = {name: getattr(batch, name) for name in ("new", "unchanged", "revised", "bad")}
            audit.note(batch.uploaded_by, "import done", batch, after=counts)
