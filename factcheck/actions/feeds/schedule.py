"""When a feed is looked at: its jobs, its intervals, and how long it rests after trouble."""

from __future__ import annotations

import datetime
import random

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from factcheck.actions import jobs
from factcheck.actions.feeds.found import Found, Outcome
from factcheck.models import Feed, Job

SOON_S = 60.0  # where more is left than one look takes
JITTER = 0.1  # of each interval, so that feeds added together do not stay together
MOST_S = 24 * 3600.0  # that a feed rests however often it failed
RETRIES = 4  # the first failures are followed up within an hour, also of a feed that is polled once a day


def announce_due() -> int:
    """Announce polls of the feeds whose time has come, as many as may be under way at once. Returns how many.

    Their next time is set here already, so that a poll that kills its worker is not announced again and again.
    """
    with transaction.atomic():
        polls = Job.objects.unfinished().filter(kind=Job.Kind.POLL_FEED)
        under_way = list(polls.values_list("key", flat=True))
        room = settings.FEED_POLLS_AT_ONCE - len(under_way)
        if room <= 0:
            return 0
        due = Feed.objects.due().exclude(pk__in=under_way).select_for_update(skip_locked=True)
        keys = [feed.pk for feed in due.only("pk")[:room]]
        if keys:
            minute = datetime.timedelta(minutes=1)
            Feed.objects.filter(pk__in=keys).update(next_poll_at=Now() + F("interval_min") * minute)
            jobs.announce(Job.Kind.POLL_FEED, keys, priority=Job.Priority.INTAKE)
        return len(keys)


def under_way(feed: Feed) -> bool:
    return Job.objects.unfinished().filter(kind=Job.Kind.POLL_FEED, key=feed.pk).exists()


def rest_s(feed: Feed, found: Found) -> float:
    """Seconds until the next look. feed.failures counts this look already."""
    interval = feed.interval_min * 60.0
    if found.outcome in (Outcome.FAILED, Outcome.WAIT):
        first = min(interval, 900.0) if feed.failures <= RETRIES else interval
        rest = min(first * float(2 ** min(max(feed.failures - 1, 0), 12)), MOST_S)
    else:
        rest = min(SOON_S, interval) if found.again else interval
    # Never earlier than the server allows; spread, so that all of those who wait do not come at once.
    return max(rest, found.wait_s) * (1 + JITTER * random.random())  # noqa: S311  no secret


def due_again(feed: Feed, found: Found) -> None:
    feed.next_poll_at = Now() + datetime.timedelta(seconds=rest_s(feed, found))
