"""The import itself: chunk by chunk, a transaction each, with a row for every record of the file."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import DataError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now

from factcheck.actions import audit, import_known_file, jobs
from factcheck.actions.import_batches import discard_file
from factcheck.actions.import_records import Chunks, reading
from factcheck.actions.journey import import_articles, take_back_articles
from factcheck.garbage import collected_rarely
from factcheck.models import ImportBatch, ImportRow, Job
from quotes.actions.copy_rows import copy_rows
from quotes.actions.outlet_locks import locked_outlets
from quotes.actions.plan_articles import outlet_of
from quotes.actions.store_articles import Stored
from quotes.ingest.draft import ArticleDraft, Place
from quotes.ingest.held_back import HeldBack, Record

# Then the job goes back into the queue, so that one huge file does not keep a worker to itself.
TURN_S = settings.JOB_LEASE_S / 6
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
ROW = ("record", "file", "line", "column", "outcome", "reason", "article_id")
AfterChunk = Callable[[ImportBatch], object]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a record. article: the id of the article it is about, None where there is none."""

    place: Place
    outcome: str
    reason: str = ""
    article: int | None = None


def import_next(job: Job, *, after_chunk: AfterChunk | None = None) -> None:
    """Import records for one turn, a transaction per chunk; the job is due again while records are left.

    after_chunk: called with the counts so far.
    """
    batch = ImportBatch.objects.get(pk=job.key)
    if batch.state != ImportBatch.State.RUNNING:
        return finish(job, batch)
    stop_at = time.monotonic() + TURN_S
    if import_known_file.count_again(job, batch, after_chunk):
        return finish(job, batch)
    with collected_rarely(), reading(batch) as records:
        chunks = Chunks(records)
        while time.monotonic() < stop_at:
            counted = import_chunk(job, batch, chunks.next(), meanwhile=chunks.read_ahead)
            if counted is None:
                return finish(job, batch)
            if after_chunk:
                after_chunk(counted)
    with jobs.finished(job, more=True):
        pass
    return None


def import_chunk(
    job: Job, batch: ImportBatch, chunk: Sequence[Record], *, meanwhile: Callable[[], object] | None = None
) -> ImportBatch | None:
    """Store one chunk and count it, in one transaction. Returns the batch as counted, None when nothing is left to do."""
    if not chunk:
        return None
    with transaction.atomic():
        jobs.hold_on(job)
        running = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if running.state != ImportBatch.State.RUNNING:
            return None
        results = outcomes(chunk, running, meanwhile)
        note_rows(running, results)
        mark = chunk[-1].place.after
        running.resume_byte, running.resume_line = (mark.byte, mark.line) if mark else (0, 0)
        count(running, Counter(result.outcome for result in results))
    return running


def count(batch: ImportBatch, outcomes: Counter[str]) -> None:
    """Add what became of further records to the batch's counts, and save them with how far its file was read."""
    for name, number in outcomes.items():
        setattr(batch, name, getattr(batch, name) + number)
    batch.records_done += outcomes.total()
    batch.save(update_fields=[*outcomes, "records_done", "resume_byte", "resume_line"])


def outcomes(
    chunk: Sequence[Record], batch: ImportBatch, meanwhile: Callable[[], object] | None
) -> list[Result]:
    """What became of each record, in order: what is killed after it came in by the same file is taken back."""
    killed = [record for record in chunk if isinstance(record, HeldBack) and record.killed]
    if killed:
        hold_outlets(chunk, batch)
    results: dict[int, Result] = {}
    waiting: list[tuple[int, ArticleDraft]] = []
    for number, record in enumerate(chunk):
        if isinstance(record, ArticleDraft):
            waiting.append((number, record))
        elif isinstance(record, HeldBack) and record.killed:
            results |= stored(waiting, batch, meanwhile)
            waiting = []
            results[number] = take_back(record, batch)
        else:
            outcome = "held_back" if isinstance(record, HeldBack) else "bad"
            results[number] = Result(record.place, outcome, record.reason)
    results |= stored(waiting, batch, meanwhile)
    return [results[number] for number in range(len(chunk))]


def hold_outlets(chunk: Sequence[Record], batch: ImportBatch) -> None:
    """All at once: who holds some and then asks for more may stand crosswise to another import."""
    drafts = (record.draft if isinstance(record, HeldBack) else record for record in chunk)
    locked_outlets({outlet_of(draft, batch.outlet) for draft in drafts if isinstance(draft, ArticleDraft)})


def stored(
    numbered: list[tuple[int, ArticleDraft]], batch: ImportBatch, meanwhile: Callable[[], object] | None
) -> dict[int, Result]:
    if not numbered:
        return {}
    results = store([draft for _, draft in numbered], batch, meanwhile)
    return {number: result for (number, _), result in zip(numbered, results, strict=True)}


def store(
    drafts: list[ArticleDraft], batch: ImportBatch, meanwhile: Callable[[], object] | None = None
) -> list[Result]:
    """Store drafts; one that the database refuses becomes a problem, found by halving, and the others land."""
    try:
        with transaction.atomic():
            found = import_articles(
                drafts,
                outlet=batch.outlet,
                actor=batch.uploaded_by,
                priority=Job.Priority.BULK,
                meanwhile=meanwhile,
            )
    except (DataError, UnicodeEncodeError) as error:
        if len(drafts) == 1:
            what = str(error).strip().rstrip(".")
            reason = f"The database refuses this record: {what}. Correct it, or leave it out."
            return [Result(drafts[0].place, "bad", reason)]
        half = len(drafts) // 2
        return store(drafts[:half], batch) + store(drafts[half:], batch)
    return [Result(item.draft.place, item.outcome, told_of(item), item.article_id) for item in found]


def told_of(item: Stored) -> str:
    """What an editor should know of a record that came in."""
    withdrawn = ("Its agency killed it before; it is stored as withdrawn.",) if item.withdrawn else ()
    return " ".join((*item.draft.repairs, *withdrawn))


def take_back(record: HeldBack, batch: ImportBatch) -> Result:
    """What an agency killed is taken back where it is stored, and left out in any case."""
    [found] = take_back_articles(
        [record.draft], outlet=batch.outlet, actor=batch.uploaded_by, brought_by=batch.pk
    )
    if found.articles:
        return Result(record.place, "withdrawn", record.reason, found.newest)
    if found.newest:
        return Result(record.place, "unchanged", f"{record.reason} It was withdrawn before.", found.newest)
    if found.remembered:
        later = "It is not stored yet; should it still come in, it will be withdrawn."
        return Result(record.place, "held_back", f"{record.reason} {later}")
    unknown = "No earlier version with its id or headline is stored; if one came in under another, remove it."
    return Result(record.place, "held_back", f"{record.reason} {unknown}")


def note_rows(batch: ImportBatch, results: Sequence[Result]) -> None:
    rows = (
        (
            number,
            storable(result.place.file)[:300],
            result.place.line,
            storable(result.place.column)[:100],
            result.outcome,
            storable(result.reason),
            result.article,
        )
        for number, result in enumerate(results, batch.records_done + 1)
    )
    copy_rows(ImportRow, ROW, rows, batch_id=batch.pk)


def storable(text: str) -> str:
    """Without what no database column holds: a problem may quote the very character that is its reason."""
    return text if text.isascii() and "\0" not in text else UNSTORABLE.sub("\ufffd", text)


def finish(job: Job, batch: ImportBatch) -> None:
    with jobs.finished(job):
        done = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.RUNNING)
        if done.update(
            state=ImportBatch.State.DONE,
            records_total=F("records_done"),
            finished_at=Coalesce("finished_at", Now()),
        ):
            batch.refresh_from_db()
            audit.note(batch.uploaded_by, "import done", batch, after=batch.counts)
            discard_file(batch)
