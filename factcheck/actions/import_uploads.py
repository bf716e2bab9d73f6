"""Files of imports are not kept for ever: one whose import ended goes at once, one that waits for a person after a while."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator

from django.conf import settings
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from factcheck.actions import audit
from factcheck.models import ImportBatch, Job

STRAY_AFTER = datetime.timedelta(days=1)
logger = logging.getLogger(__name__)
State = ImportBatch.State
ENDED = Q(state__in=(State.DONE, State.UNDONE)) | Q(state=State.CANCELLED, started_at=None)


def remove_uploads() -> int:
    """Remove every file that is due, each in a transaction of its own. Returns how many imports lost theirs.

    A file that cannot be removed is logged and stays for the next time.
    """
    stuck = Q(state=State.RUNNING, pk__in=put_aside().values("key"))
    due = ImportBatch.objects.exclude(file="").filter(ENDED | waited_too_long() | stuck)
    return sum(map(remove_upload, due.order_by("pk").values_list("pk", flat=True)))


def remove_strays() -> int:
    """Remove files that no import has: what was being uploaded when its process was killed. Returns how many.

    Only what lies there for STRAY_AFTER: the import of a younger one may be written in a moment.
    """
    storage = ImportBatch._meta.get_field("file").storage
    before = timezone.now() - STRAY_AFTER
    removed = 0
    for name in files_below(storage, "imports"):
        if storage.get_modified_time(name) < before and not ImportBatch.objects.filter(file=name).exists():
            storage.delete(name)
            logger.warning("The uploaded file %s belonged to no import and was removed.", name)
            removed += 1
    return removed


def files_below(storage: Storage, folder: str) -> Iterator[str]:
    if not storage.exists(folder):
        return
    folders, files = storage.listdir(folder)
    for inner in folders:
        yield from files_below(storage, f"{folder}/{inner}")
    yield from (f"{folder}/{name}" for name in files)


def put_aside() -> QuerySet[Job]:
    """The work of imports that nobody tried again for as long as files are kept."""
    aside = Job.objects.filter(kind=Job.Kind.IMPORT_BATCH, state=Job.State.QUARANTINED)
    return aside.filter(finished_at__lt=Now() - kept())


def waited_too_long() -> Q:
    """Uploads that nobody gave the go, and imports that were stopped and that nobody let go on."""
    before = Now() - kept()
    return Q(state=State.UPLOADED, uploaded_at__lt=before) | Q(state=State.CANCELLED, finished_at__lt=before)


@transaction.atomic
def remove_upload(pk: int) -> bool:
    """Remove the file, and end an import that waited for it. False when someone was quicker, or the file cannot be removed."""
    # In the order in which an import takes its locks: the job first.
    aside = put_aside().filter(key=pk).select_for_update().first()
    due = ENDED | waited_too_long() | (Q(state=State.RUNNING) if aside else Q())
    batch = ImportBatch.objects.select_for_update().exclude(file="").filter(due, pk=pk).first()
    if batch is None:
        return False
    try:
        batch.file.storage.delete(str(batch.file.name))
    except OSError:
        logger.exception("The file of import %d cannot be removed.", pk)
        return False
    if batch.state in (State.UPLOADED, State.RUNNING) or (
        batch.state == State.CANCELLED and batch.started_at
    ):
        audit.note(None, "import file removed", batch, before={"state": batch.state})
    if not batch.ended:
        batch.state, batch.finished_at = State.CANCELLED, timezone.now()
    batch.file = ""
    batch.save(update_fields=["file", "state", "finished_at"])
    return True


def kept() -> datetime.timedelta:
    return datetime.timedelta(days=settings.UPLOAD_KEPT_DAYS)
