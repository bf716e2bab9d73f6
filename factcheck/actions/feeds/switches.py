"""What people do with a feed: poll it now, pause it, let it go on, read all of it again."""

from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Now

from factcheck.actions import audit, jobs
from factcheck.actions.feeds.schedule import under_way
from factcheck.models import Feed, Job, User


@transaction.atomic
def poll_now(feed: Feed, *, by: User) -> bool:
    """Have the feed looked at next, also when it is paused. False, and nothing is done, while a look is under way."""
    Feed.objects.select_for_update().get(pk=feed.pk)
    if feed.state == Feed.State.GONE or under_way(feed):
        return False
    audit.note(by, "feed polled by hand", feed)
    jobs.announce(Job.Kind.POLL_FEED, [feed.pk])
    return True


@transaction.atomic
def pause(feed: Feed, *, by: User) -> bool:
    """No polls until it goes on. A look that is under way ends as it would. False when it was not active."""
    if not Feed.objects.filter(pk=feed.pk, state=Feed.State.ACTIVE).update(state=Feed.State.PAUSED):
        return False
    audit.note(by, "feed paused", feed)
    return True


@transaction.atomic
def resume(feed: Feed, *, by: User) -> bool:
    """Polled from now on, as if nothing had gone wrong before; also a feed whose server said that it is gone."""
    still = Feed.objects.filter(pk=feed.pk).exclude(state=Feed.State.ACTIVE)
    if not still.update(state=Feed.State.ACTIVE, failures=0, next_poll_at=Now()):
        return False
    audit.note(by, "feed resumed", feed)
    return True


@transaction.atomic
def read_again(feed: Feed, *, by: User) -> None:
    """Forget what was seen, so that the next poll takes all that lies there. Articles that are stored stay as they are."""
    Feed.objects.filter(pk=feed.pk).update(seen={}, etag="", last_modified="", next_poll_at=Now())
    audit.note(by, "feed read again", feed)


@transaction.atomic
def note_saved(feed: Feed, *, by: User, before: dict[str, str], after: dict[str, str]) -> None:
    """Audit a feed that was added (before is empty) or changed, and begin anew where it lies elsewhere by now."""
    audit.note(by, "feed changed" if before else "feed added", feed, before=before, after=after)
    if {"place", "source"} & after.keys():
        Feed.objects.filter(pk=feed.pk).update(
            seen={}, etag="", last_modified="", failures=0, next_poll_at=Now()
        )
        Feed.objects.filter(pk=feed.pk, state=Feed.State.GONE).update(state=Feed.State.ACTIVE)
        if feed.state != Feed.State.PAUSED:
            # A look at the old place that is under way writes nothing, and is followed by this one.
            jobs.announce(Job.Kind.POLL_FEED, [feed.pk])


@transaction.atomic
def remove(feed: Feed, *, by: User) -> None:
    """Its articles and imports stay."""
    audit.note(by, "feed removed", feed, before={"name": feed.name, "place": feed.place})
    feed.delete()
