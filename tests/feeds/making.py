"""Feeds for tests, what their servers give, and a worker that takes its turn."""

from __future__ import annotations

from factcheck.actions import import_chunks, jobs
from factcheck.actions.feeds.poll import poll
from factcheck.models import Feed, FeedPoll, ImportBatch, Job
from tests.builders import make_feed

__all__ = ["import_all", "item", "look", "make_feed", "rss"]


def item(number: int, text: str = "", *, page: str = "", tag: str = "content:encoded") -> str:
    text = text or f"De gemeente telt {number} bruggen. 'Dat is veel', zei Anna de Boer in wijk {number}."
    link = page or f"https://example.org/{number}"
    return (
        f"<item><title>Brug {number}</title><link>{link}</link><guid isPermaLink='false'>brug-{number}</guid>"
        f"<pubDate>Wed, 0{number % 9 + 1} Mar 2026 10:00:00 +0100</pubDate><{tag}>{text}</{tag}></item>"
    )


def rss(*items: str, built: str = "vandaag") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Proef</title><lastBuildDate>{built}</lastBuildDate>{''.join(items)}</channel></rss>"
    ).encode()


def look(feed: Feed) -> FeedPoll:
    """What a worker does with a poll: the poll that it wrote, with feed as it is afterwards."""
    jobs.announce(Job.Kind.POLL_FEED, [feed.pk])
    with jobs.claimed(Job.Kind.POLL_FEED, feed.pk) as job:
        assert job is not None
        poll(job)
    done = Job.objects.get(kind=Job.Kind.POLL_FEED, key=feed.pk)
    assert (done.state, done.error) == (Job.State.DONE, "")
    feed.refresh_from_db()
    return feed.polls.latest("pk")


def import_all() -> None:
    """Work off the imports that wait."""
    for batch in ImportBatch.objects.filter(state=ImportBatch.State.RUNNING).order_by("pk"):
        while ImportBatch.objects.get(pk=batch.pk).state == ImportBatch.State.RUNNING:
            with jobs.claimed(Job.Kind.IMPORT_BATCH, batch.pk) as job:
                assert job is not None
                import_chunks.import_next(job)
