"""One look at a feed: asked without a transaction, written down in one."""

from __future__ import annotations

import re
import time

from django.core.files import File
from django.utils import timezone

from factcheck.actions import audit, import_batches, jobs
from factcheck.actions.feeds import address, folder
from factcheck.actions.feeds.found import Found, Outcome, Upload
from factcheck.actions.feeds.schedule import due_again
from factcheck.models import Feed, FeedPoll, ImportBatch, Job

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
POLLS_KEPT = 500  # of each feed


def poll(job: Job) -> None:
    """Look at the job's feed, and hand what is new to the import. May run twice: what is stored already stays as it is.

    The job makes sure that one worker is at a feed at a time; who lost it meanwhile writes nothing.
    """
    feed = Feed.objects.filter(pk=job.key).first()
    if feed is None or feed.state == Feed.State.GONE:
        with jobs.finished(job):
            return
    began = time.monotonic()
    found = address.look(feed, lambda: jobs.hold_on(job)) if by_address(feed) else folder.look(feed)
    try:
        write_down(job, feed, found, time.monotonic() - began)
    finally:
        found.close()


def by_address(feed: Feed) -> bool:
    return feed.source == Feed.Source.ADDRESS


def write_down(job: Job, looked_at: Feed, found: Found, seconds: float) -> None:
    """The poll, its imports and what the feed knows of itself, with the end of the job. Raises LeaseLost."""
    stored: list[ImportBatch] = []
    try:
        with jobs.finished(job):
            feed = Feed.objects.select_for_update().filter(pk=looked_at.pk).first()
            if feed is None or (feed.source, feed.place) != (looked_at.source, looked_at.place):
                return  # removed, or another address by now: this look is of no use
            row = note_poll(feed, found, seconds)
            stored += [hand_over(feed, upload) for upload in found.uploads]
            row.batches.set(stored)
            remember(feed, found)
            forget_old_polls(feed)
    except BaseException:
        for batch in stored:  # the rows are rolled back; the files would stay
            batch.file.storage.delete(str(batch.file.name))
        raise


def note_poll(feed: Feed, found: Found, seconds: float) -> FeedPoll:
    same = ("outcome", "status", "bytes", "items", "fresh", "pages", "pages_failed")
    return FeedPoll.objects.create(
        feed=feed,
        seconds=round(seconds, 3),
        reason=found.reason or "",
        values={name: storable(value) for name, value in found.values.items()},
        **{name: getattr(found, name) for name in same},
    )


def storable(value: str | int) -> str | int:
    """Without what no JSON column holds: a server may answer with any characters."""
    return UNSTORABLE.sub("\ufffd", value)[:2000] if isinstance(value, str) else value


def hand_over(feed: Feed, upload: Upload) -> ImportBatch:
    """An import like any other, confirmed at once."""
    upload.file.seek(0)
    when = timezone.localtime().strftime("%Y-%m-%d %H.%M")
    name = upload.called or f"{feed.name} {when}"
    batch = import_batches.upload(File(upload.file), name=name, outlet=feed.outlet.name, uploaded_by=None)
    import_batches.confirm(batch, by=None, total=upload.total)
    return batch


def remember(feed: Feed, found: Found) -> None:
    """What the next look needs to know, and when that will be."""
    failed = found.outcome in (Outcome.FAILED, Outcome.WAIT)
    feed.failures = feed.failures + 1 if failed else 0
    if not failed:
        feed.etag, feed.last_modified = found.etag, found.last_modified
        feed.seen = feed.seen if found.seen is None else found.seen
    if found.outcome == Outcome.GONE:
        feed.state = Feed.State.GONE
        audit.note(None, "feed gone", feed, before={"place": feed.place})
    elif found.moved and found.moved != feed.place and not failed:
        audit.note(None, "feed moved", feed, before={"place": feed.place}, after={"place": found.moved})
        feed.place = found.moved
    due_again(feed, found)
    feed.save()


def forget_old_polls(feed: Feed) -> None:
    oldest = FeedPoll.objects.filter(feed=feed).order_by("-pk").values_list("pk", flat=True)[POLLS_KEPT:][:1]
    for pk in oldest:
        FeedPoll.objects.filter(feed=feed, pk__lte=pk).delete()
