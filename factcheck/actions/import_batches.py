"""Files of articles: uploaded, mapped, previewed, confirmed, stopped, taken up again."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django.core.files import File
from django.db import transaction
from django.db.models.functions import Now

from factcheck.actions import audit, jobs
from factcheck.models import ColumnChoice, ImportBatch, Job, User


def upload(file: File, *, name: str, outlet: str, uploaded_by: User | None) -> ImportBatch:  # type: ignore[type-arg]
    """Keep a file for a later go, with the columns that were last chosen for its outlet. Nothing of it is imported yet.

    name: what the person who uploads it calls it. On disk it gets a name of our own: theirs may be too long for one.
    """
    chosen = ColumnChoice.objects.filter(outlet=outlet).first()
    batch = ImportBatch(
        name=name[:300], outlet=outlet, uploaded_by=uploaded_by, columns=chosen.columns if chosen else {}
    )
    batch.file.save(secrets.token_hex(16), file, save=False)
    with transaction.atomic():
        batch.save()
        audit.note(
            uploaded_by, "import uploaded", batch, after={"name": batch.name, "bytes": batch.file.size}
        )
    return batch


@transaction.atomic
def choose_columns(batch: ImportBatch, columns: Mapping[str, str], *, by: User | None) -> None:
    """Say which column of a file that waits fills which field, "" for none, and remember it for the outlet."""
    waiting = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.UPLOADED)
    if not waiting.update(columns=dict(columns)):
        return
    before, batch.columns = batch.columns, dict(columns)
    known = ColumnChoice.objects.filter(outlet=batch.outlet).first()
    kept = (known.columns if known else {}) | batch.columns
    ColumnChoice.objects.update_or_create(outlet=batch.outlet, defaults={"columns": kept})
    audit.note(by, "import columns chosen", batch, before=before, after=batch.columns)


@transaction.atomic
def confirm(batch: ImportBatch, *, by: User | None, total: int = 0) -> None:
    """Let the import run. total: records in the file, where the preview counted them all."""
    started = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.UPLOADED)
    if started.update(state=ImportBatch.State.RUNNING, records_total=total, started_at=Now()):
        audit.note(by, "import confirmed", batch)
        jobs.announce(Job.Kind.IMPORT_BATCH, [batch.pk], priority=Job.Priority.INTAKE)


@transaction.atomic
def cancel(batch: ImportBatch, *, by: User | None) -> None:
    """Stop after the chunk that is under way. What is imported stays; an upload that never ran loses its file."""
    uploaded = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.UPLOADED)
    running = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.RUNNING)
    ended = {"state": ImportBatch.State.CANCELLED, "finished_at": Now()}
    if uploaded.update(**ended):
        audit.note(by, "import cancelled", batch)
        discard_file(batch)
    elif running.update(**ended):
        audit.note(by, "import cancelled", batch)


@transaction.atomic
def resume(batch: ImportBatch, *, by: User | None) -> bool:
    """Let a stopped import go on where it was. False when it cannot: it never ran, or its file is gone."""
    if not can_go_on(batch):
        return False
    stopped = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.CANCELLED)
    if stopped.update(state=ImportBatch.State.RUNNING, finished_at=None):
        audit.note(by, "import resumed", batch)
        jobs.announce(Job.Kind.IMPORT_BATCH, [batch.pk], priority=Job.Priority.INTAKE)
        return True
    return False


def can_go_on(batch: ImportBatch) -> bool:
    """Whether a stopped import has records left to read, and still has its file."""
    stopped = batch.state == ImportBatch.State.CANCELLED and batch.started_at is not None
    return stopped and has_file(batch)


def has_file(batch: ImportBatch) -> bool:
    return bool(batch.file) and batch.file.storage.exists(str(batch.file.name))


def discard_file(batch: ImportBatch) -> None:
    """Take the upload from the disk once the transaction stands: nothing reads it after its import has ended."""
    storage, name = batch.file.storage, str(batch.file.name)
    transaction.on_commit(lambda: storage.delete(name), robust=True)
