"""What Celery runs: each task takes an id, may run twice, and leaves its result in one transaction."""

from __future__ import annotations

from celery import shared_task

from factcheck.actions import deliveries, import_chunks, import_uploads, jobs, journey, ranking
from factcheck.actions import undo_import as undo_import_actions
from factcheck.actions.feeds import schedule
from factcheck.actions.feeds.poll import poll
from factcheck.models import Job
from quotes.actions.count_terms import count_terms
from quotes.actions.vector_index import ensure_vector_index


@shared_task
def process_article(article_id: int) -> None:
    """Extract quotes and claims, and leave a job per new statement."""
    with jobs.claimed(Job.Kind.PROCESS_ARTICLE, article_id) as job:
        if job:
            journey.analyse_article(job)
    jobs.wake_due()


@shared_task
def match_statement(statement_id: int) -> None:
    """Find what was said before."""
    with jobs.claimed(Job.Kind.MATCH_STATEMENT, statement_id) as job:
        if job:
            journey.match_statement(job)
    jobs.wake_due()


# A turn renews its lease as it goes, so the limit of other tasks, which is about the lease, is not for it.
@shared_task(soft_time_limit=1800, time_limit=1860)
def import_batch(batch_id: int) -> None:
    """Import the next stretch of an uploaded file."""
    with jobs.claimed(Job.Kind.IMPORT_BATCH, batch_id) as job:
        if job:
            import_chunks.import_next(job)
    jobs.wake_due()


@shared_task(soft_time_limit=1800, time_limit=1860)
def undo_import(batch_id: int) -> None:
    """Take out again what an import brought in."""
    with jobs.claimed(Job.Kind.UNDO_IMPORT, batch_id) as job:
        if job:
            undo_import_actions.undo_next(job)
    jobs.wake_due()


# A look at a feed may fetch pages, and renews its lease before each.
@shared_task(soft_time_limit=600, time_limit=660)
def poll_feed(feed_id: int) -> None:
    """Look at a feed, and hand what is new to the import."""
    with jobs.claimed(Job.Kind.POLL_FEED, feed_id) as job:
        if job:
            poll(job)
    schedule.announce_due()
    jobs.wake_due()


@shared_task
def announce_feeds() -> None:
    """Announce the polls whose time has come. Beat sends this."""
    schedule.announce_due()


@shared_task
def rank_desk(desk_id: int) -> None:
    """Score a desk's open cases anew."""
    with jobs.claimed(Job.Kind.RANK_DESK, desk_id) as job:
        if job:
            ranking.rank_desk(job)
    jobs.wake_due()


@shared_task
def deliver(delivery_id: int) -> None:
    """Send a message to a webhook or by e-mail, or try that again."""
    with jobs.claimed(Job.Kind.DELIVER, delivery_id) as job:
        if job:
            deliveries.deliver(job)
    jobs.wake_due()


@shared_task
def sweep() -> None:
    """Rescue what got lost. Beat sends this every few seconds."""
    jobs.sweep()


@shared_task
def remove_uploads() -> None:
    """Remove the files of imports that no longer need them, and those that no import has. Beat sends this every hour."""
    import_uploads.remove_uploads()
    import_uploads.remove_strays()


# Building the index of a million vectors takes its time.
@shared_task(soft_time_limit=7200, time_limit=7260)
def keep_searches_sharp() -> None:
    """Count how common words are, and build the index of vectors when it is due. Beat sends this every few minutes."""
    count_terms()
    ensure_vector_index()
