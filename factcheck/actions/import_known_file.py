"""A file that was imported before, byte for byte, is not read again: each record is what it was then."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib import resources

from django.db import connection, transaction

from factcheck.actions import jobs
from factcheck.models import ImportBatch, Job

AT_ONCE = 20_000  # records a transaction

AGAIN = """
    WITH again AS (
        INSERT INTO factcheck_importrow (batch_id, record, file, line, "column", outcome, reason, article_id)
        SELECT %(batch)s, record, file, line, "column",
               CASE WHEN outcome = 'bad' THEN outcome ELSE 'unchanged' END, reason, article_id
        FROM factcheck_importrow
        WHERE batch_id = %(before)s AND record > %(done)s AND record <= %(done)s + %(most)s
              AND (outcome = 'bad' OR article_id IS NOT NULL)
        RETURNING outcome
    )
    SELECT outcome, count(*) FROM again GROUP BY outcome
"""


class _Changed(Exception):
    """An article of the import before is gone, so its file must be read."""


def count_again(job: Job, batch: ImportBatch, after_chunk: Callable[[ImportBatch], object] | None) -> bool:
    """Note the records of a file that an import before read to its end, and whose articles are all still there.

    False when the file must be read: it is new, its reader has changed since, or something of it was held back or removed.
    """
    if not batch.digest:
        batch.digest = digest_of(batch)
        batch.save(update_fields=["digest"])
    same = ImportBatch.objects.filter(digest=batch.digest, state=ImportBatch.State.DONE, held_back=0)
    before = same.exclude(pk=batch.pk).order_by("-pk").first()
    if before is None:
        return False
    try:
        while batch.records_done < before.records_done:
            next_records(job, batch, before)
            if after_chunk:
                after_chunk(batch)
    except _Changed:
        batch.refresh_from_db()
        return False
    return True


def next_records(job: Job, batch: ImportBatch, before: ImportBatch) -> None:
    with transaction.atomic():
        jobs.hold_on(job)
        running = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if running.state != ImportBatch.State.RUNNING:
            raise _Changed
        span = {"batch": batch.pk, "before": before.pk, "done": running.records_done, "most": AT_ONCE}
        with connection.cursor() as cursor:
            cursor.execute(AGAIN, span)
            counts = Counter(dict(cursor.fetchall()))
        if counts.total() != min(AT_ONCE, before.records_done - running.records_done):
            raise _Changed
        for outcome, number in counts.items():
            setattr(batch, outcome, getattr(batch, outcome) + number)
        batch.records_done += counts.total()
        batch.resume_byte = 0
        batch.save(update_fields=[*counts, "records_done", "resume_byte"])


def digest_of(batch: ImportBatch) -> str:
    """SHA-256 of the file, and of all that decides what its records are: name, outlet, columns, our readers."""
    said = json.dumps([batch.name, batch.outlet, sorted(batch.columns.items()), version_of_readers()])
    digest = hashlib.sha256(said.encode())
    with batch.file.open("rb") as stream:
        for piece in iter(lambda: stream.read(1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest()


@cache
def version_of_readers() -> str:
    """SHA-256 of the readers' code, so that a file which a release before could not read is read anew."""
    digest = hashlib.sha256()
    for part in sorted(resources.files("quotes.ingest").iterdir(), key=lambda part: part.name):
        if part.name.endswith(".py"):
            digest.update(part.read_bytes())
    return digest.hexdigest()
