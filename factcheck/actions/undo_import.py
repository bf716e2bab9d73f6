"""Undoing an import: what it brought in goes, what it took back or replaced comes back, and what editors decided on stays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from factcheck.actions import audit, jobs
from factcheck.actions.journey import analyse_again
from factcheck.actions.remove_articles import articles_with_work, remove_articles
from factcheck.models import ImportBatch, ImportRow, Job, User
from quotes.actions.killed_items import forget_kills
from quotes.actions.withdraw_articles import restore_articles
from quotes.models import Article

CHUNK = 200  # records a transaction
TURN_S = settings.JOB_LEASE_S / 6  # then the job goes back into the queue
Outcome = ImportRow.Outcome


class CannotBeUndone(Exception):
    """The import waits, runs, or was undone. The message says which, and what to do, in the language of the page."""


def kept_by_work(batch: ImportBatch) -> QuerySet[Article]:
    """Articles that the import brought in and that stay when it is undone: editors worked on what is said there."""
    return articles_with_work(Article.objects.filter(import_rows__in=added(batch))).select_related("outlet")


def added(batch: ImportBatch) -> QuerySet[ImportRow]:
    return batch.rows.filter(outcome__in=(Outcome.NEW, Outcome.REVISED), article__isnull=False)


@transaction.atomic
def start_undo(batch: ImportBatch, *, by: User | None) -> None:
    """Announce the undoing. Raises CannotBeUndone."""
    ended = (ImportBatch.State.DONE, ImportBatch.State.CANCELLED)
    found = ImportBatch.objects.filter(pk=batch.pk, state__in=ended, started_at__isnull=False)
    if not found.update(state=ImportBatch.State.UNDOING, undone_by=by):
        batch.refresh_from_db()
        state = ImportBatch.State(batch.state).label
        raise CannotBeUndone(
            _("Import %(number)s is %(state)s. Only one that ended can be undone.")
            % {"number": batch.pk, "state": state}
        )
    audit.note(by, "import undo asked", batch)
    jobs.announce(Job.Kind.UNDO_IMPORT, [batch.pk], priority=Job.Priority.INTAKE)


def undo_next(job: Job, *, after_chunk: Callable[[ImportBatch], Any] | None = None) -> None:
    """Undo an import for one turn, a transaction per chunk; the job is due again while records are left."""
    batch = ImportBatch.objects.get(pk=job.key)
    past, stop_at = 0, time.monotonic() + TURN_S
    while batch.state == ImportBatch.State.UNDOING:
        if time.monotonic() > stop_at:
            break
        last = undo_chunk(job, batch, past)
        if last is None:
            return finish(job, batch)
        past = last
        if after_chunk:
            after_chunk(batch)
    with jobs.finished(job, more=batch.state == ImportBatch.State.UNDOING):
        return None


def undo_chunk(job: Job, batch: ImportBatch, past: int) -> int | None:
    """Undo the next records after record past. Returns the last of them, None when none are left."""
    with transaction.atomic():
        jobs.hold_on(job)
        rows = list(batch.rows.brought().filter(record__gt=past, article__isnull=False)[:CHUNK])
        if not rows:
            return None
        bring_back([row for row in rows if row.outcome == Outcome.WITHDRAWN], batch)
        take_out([row for row in rows if row.outcome != Outcome.WITHDRAWN], batch)
    return rows[-1].record


def bring_back(rows: list[ImportRow], batch: ImportBatch) -> None:
    """Let what the import took back stand again."""
    stand_again(restore_articles([row.article_id for row in rows if row.article_id]), batch)
    mark_undone(row.pk for row in rows)


def stand_again(restored: list[int], batch: ImportBatch) -> None:
    if restored:
        audit.note_each(batch.undone_by, "article restored", Article, ((pk, "{}") for pk in restored))
        analyse_again(Article.objects.filter(pk__in=restored))


def take_out(rows: list[ImportRow], batch: ImportBatch) -> None:
    """Remove what the import brought in, save what editors worked on or another import holds as well."""
    ids = [row.article_id for row in rows if row.article_id]
    # Locked: no verdict lands on an article between the look and the removal.
    articles = list(Article.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",)))
    worked_on = set(articles_with_work(Article.objects.filter(pk__in=ids)).values_list("pk", flat=True))
    handed_on = hand_on(set(ids) - worked_on, batch)
    gone = [article for article in articles if article.pk not in worked_on | handed_on]
    mark_undone(row.pk for row in rows if row.article_id not in worked_on)
    remove_articles(gone, by=batch.undone_by)


def hand_on(ids: set[int], batch: ImportBatch) -> set[int]:
    """Articles that another standing import found stored already belong to that one from now on. Returns their ids."""
    standing = Q(
        batch__state__in=(ImportBatch.State.DONE, ImportBatch.State.RUNNING, ImportBatch.State.CANCELLED)
    )
    also = ImportRow.objects.filter(standing, outcome=Outcome.UNCHANGED, article__in=ids).exclude(batch=batch)
    heirs: dict[int, ImportRow] = {}
    for row in also.order_by("pk"):
        heirs.setdefault(row.article_id or 0, row)
    for row in heirs.values():
        ImportRow.objects.filter(pk=row.pk).update(outcome=Outcome.NEW)
        ImportBatch.objects.filter(pk=row.batch_id).update(new=F("new") + 1, unchanged=F("unchanged") - 1)
    return set(heirs)


def mark_undone(rows: Iterable[int]) -> None:
    ImportRow.objects.filter(pk__in=list(rows)).update(outcome=Outcome.UNDONE)


def finish(job: Job, batch: ImportBatch) -> None:
    with jobs.finished(job):
        stand_again(forget_kills(batch.pk), batch)
        kept = added(batch).count()
        undone = batch.rows.filter(outcome=Outcome.UNDONE).count()
        ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.UNDONE)
        audit.note(batch.undone_by, "import undone", batch, after={"undone": undone, "kept": kept})
