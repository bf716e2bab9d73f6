"""Files of articles: uploaded, previewed, confirmed, then imported in the background, chunk by chunk."""

from __future__ import annotations

import re
import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files import File
from django.db import DataError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from factcheck.actions import audit, jobs
from factcheck.actions.journey import import_articles
from factcheck.models import ImportBatch, ImportProblem, Job, User
from quotes.actions.known_articles import count_known
from quotes.actions.store_articles import NO_OUTLET, Stored
from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.held_back import unless_held_back
from quotes.ingest.reader import read
from quotes.models import Article

CHUNK = 100  # records a transaction: what a killed worker redoes at most
TURN_S = (
    settings.JOB_LEASE_S / 6
)  # then the job goes back into the queue, so that one huge file does not keep a worker to itself
SKIPPED_AT_ONCE = 20_000  # records passed over before the lease is renewed
PREVIEW_S = 5.0  # an upload is read this long for its preview; the rest is counted while importing
COMPARED = 1000  # drafts that a preview looks up in the database

Record = ArticleDraft | Problem
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Preview:
    """The start of a file as the import will read it.

    complete: the whole file was read, so the counts are final.
    known: how many of the first COMPARED good records are stored already, and would be left as they are.
    """

    drafts: list[ArticleDraft]
    problems: list[Problem]
    good: int
    bad: int
    known: int
    complete: bool


def upload(file: File, *, name: str, outlet: str, uploaded_by: User | None) -> ImportBatch:  # type: ignore[type-arg]
    """Keep a file for a later go. Nothing of it is imported yet.

    name: what the person who uploads it calls it. On disk it gets a name of our own: theirs may be too long for one.
    """
    batch = ImportBatch(name=name[:300], outlet=outlet, uploaded_by=uploaded_by)
    batch.file.save(secrets.token_hex(16), file, save=False)
    with transaction.atomic():
        batch.save()
        audit.note(
            uploaded_by, "import uploaded", batch, after={"name": batch.name, "bytes": batch.file.size}
        )
    return batch


def preview(batch: ImportBatch, *, shown: int = 10) -> Preview:
    """Read the start of the file: its first drafts, its first problems, and counts. One query."""
    drafts: list[ArticleDraft] = []
    problems: list[Problem] = []
    texts: list[tuple[str, str]] = []
    good = bad = 0
    complete = True
    stop_at = time.monotonic() + PREVIEW_S
    for record in records(batch):
        if isinstance(record, Problem):
            bad += 1
            problems += [record] if len(problems) < 2 * shown else []
        else:
            good += 1
            drafts += [record] if len(drafts) < shown else []
            texts += [text_key(record, batch)] if len(texts) < COMPARED else []
        if time.monotonic() > stop_at:
            complete = False
            break
    return Preview(drafts, problems, good, bad, count_known(texts), complete)


def text_key(draft: ArticleDraft, batch: ImportBatch) -> tuple[str, str]:
    return draft.outlet or batch.outlet or NO_OUTLET, Article.hash_of(draft.text)


def records(batch: ImportBatch) -> Iterator[Record]:
    """The records of the batch's file, streamed; what its agency holds back today comes as a problem."""
    now = timezone.now()
    with batch.file.open("rb") as stream:
        for record in read(batch.name, cast("BinaryIO", stream)):
            yield unless_held_back(record, now)


@transaction.atomic
def confirm(batch: ImportBatch, *, by: User | None, total: int = 0) -> None:
    """Let the import run. total: records in the file, where the preview counted them all."""
    started = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.UPLOADED)
    if started.update(state=ImportBatch.State.RUNNING, records_total=total, started_at=Now()):
        audit.note(by, "import confirmed", batch)
        jobs.announce(Job.Kind.IMPORT_BATCH, [batch.pk], priority=Job.Priority.BULK)


@transaction.atomic
def cancel(batch: ImportBatch, *, by: User | None) -> None:
    """Stop after the chunk that is under way. What is imported stays; the file goes."""
    unfinished = (ImportBatch.State.UPLOADED, ImportBatch.State.RUNNING)
    if ImportBatch.objects.filter(pk=batch.pk, state__in=unfinished).update(
        state=ImportBatch.State.CANCELLED, finished_at=Now()
    ):
        audit.note(by, "import cancelled", batch)
        discard_file(batch)


def import_next(job: Job, *, after_chunk: Callable[[ImportBatch], object] | None = None) -> None:
    """Import records for one turn, a transaction per chunk; the job is due again while records are left.

    after_chunk: called with the counts so far.
    """
    batch = ImportBatch.objects.get(pk=job.key)
    if batch.state != ImportBatch.State.RUNNING:
        return finish(job, batch)
    stream = records(batch)
    skip(stream, batch.records_done, job)
    stop_at = time.monotonic() + TURN_S
    while time.monotonic() < stop_at:
        counted = import_chunk(job, batch, list(islice(stream, CHUNK)))
        if counted is None:
            return finish(job, batch)
        if after_chunk:
            after_chunk(counted)
    with jobs.finished(job, more=True):
        pass
    return None


def skip(stream: Iterator[Record], done: int, job: Job) -> None:
    """Pass over the records that are done, and hold on to the job meanwhile: a large file takes a while to read again."""
    for start in range(0, done, SKIPPED_AT_ONCE):
        jobs.hold_on(job)
        next(islice(stream, min(SKIPPED_AT_ONCE, done - start) - 1, None), None)


def import_chunk(job: Job, batch: ImportBatch, chunk: Sequence[Record]) -> ImportBatch | None:
    """Store one chunk and count it, in one transaction. Returns the batch as counted, None when nothing is left to do."""
    if not chunk:
        return None
    with transaction.atomic():
        jobs.hold_on(job)
        running = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if running.state != ImportBatch.State.RUNNING:
            return None
        results = outcomes(chunk, running)
        note_problems(running, results)
        counts = Counter("bad" if isinstance(result, Problem) else result.outcome for result in results)
        for name, count in counts.items():
            setattr(running, name, getattr(running, name) + count)
        running.records_done += len(chunk)
        running.save(update_fields=["new", "unchanged", "revised", "bad", "records_done"])
    return running


def outcomes(chunk: Sequence[Record], batch: ImportBatch) -> list[Stored | Problem]:
    """What became of each record, in order."""
    stored = iter(store([record for record in chunk if isinstance(record, ArticleDraft)], batch))
    return [record if isinstance(record, Problem) else next(stored) for record in chunk]


def store(drafts: list[ArticleDraft], batch: ImportBatch) -> list[Stored | Problem]:
    """Store drafts; one that the database refuses becomes a problem, found by halving, and the others land."""
    try:
        with transaction.atomic():
            return [
                *import_articles(
                    drafts, outlet=batch.outlet, actor=batch.uploaded_by, priority=Job.Priority.BULK
                )
            ]
    except (DataError, UnicodeEncodeError) as error:
        if len(drafts) == 1:
            reason = f"The database refuses this record: {error}".strip().rstrip(".")
            return [Problem(drafts[0].place, f"{reason}. Correct it, or leave it out.")]
        half = len(drafts) // 2
        return store(drafts[:half], batch) + store(drafts[half:], batch)


def note_problems(batch: ImportBatch, results: Sequence[Stored | Problem]) -> None:
    ImportProblem.objects.bulk_create(
        ImportProblem(
            batch=batch,
            record=number,
            file=storable(result.place.file)[:300],
            line=result.place.line,
            column=storable(result.place.column)[:100],
            reason=storable(result.reason),
        )
        for number, result in enumerate(results, batch.records_done + 1)
        if isinstance(result, Problem)
    )


def storable(text: str) -> str:
    """Without what no database column holds: a problem may quote the very character that is its reason."""
    return UNSTORABLE.sub("\ufffd", text)


def finish(job: Job, batch: ImportBatch) -> None:
    with jobs.finished(job):
        done = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.RUNNING)
        if done.update(
            state=ImportBatch.State.DONE,
            records_total=F("records_done"),
            finished_at=Coalesce("finished_at", Now()),
        ):
            batch.refresh_from_db()
            counts = {name: getattr(batch, name) for name in ("new", "unchanged", "revised", "bad")}
            audit.note(batch.uploaded_by, "import done", batch, after=counts)
            discard_file(batch)


def discard_file(batch: ImportBatch) -> None:
    """Take the upload from the disk once the transaction stands: nothing reads it after its import has ended."""
    storage, name = batch.file.storage, str(batch.file.name)
    transaction.on_commit(lambda: storage.delete(name), robust=True)
