"""Who polls when: one worker at a feed at a time, none lost, none too often."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from factcheck.actions import jobs
from factcheck.actions.feeds import schedule, switches
from factcheck.actions.feeds.poll import poll
from factcheck.models import AuditEntry, Feed, ImportBatch, Job, User
from tests.builders import make_user
from tests.feeds.making import item, look, make_feed, rss
from tests.fetching.server import Server

KIND = Job.Kind.POLL_FEED


def due(feed: Feed, ago: int = 1) -> None:
    Feed.objects.filter(pk=feed.pk).update(next_poll_at=timezone.now() - timedelta(minutes=ago))


@pytest.fixture
def boss(db: None) -> User:
    return make_user(is_superuser=True)


def test_feeds_that_are_due_are_announced_the_longest_waiting_first(db: None, settings: Any) -> None:
    settings.FEED_POLLS_AT_ONCE = 2
    feeds = [make_feed("https://example.org/rss") for _ in range(4)]
    for number, feed in enumerate(feeds):
        due(feed, ago=number + 1)
    assert schedule.announce_due() == 2
    assert set(Job.objects.filter(kind=KIND).values_list("key", flat=True)) == {feeds[3].pk, feeds[2].pk}
    assert schedule.announce_due() == 0, "no more than two under way"
    Job.objects.all().delete()
    assert schedule.announce_due() == 2
    assert schedule.announce_due() == 0, "each has a new time by now"


@pytest.mark.parametrize("state", [Feed.State.PAUSED, Feed.State.GONE])
def test_a_feed_that_is_not_active_is_not_announced(db: None, state: str) -> None:
    due(make_feed("https://example.org/rss", state=state))
    assert schedule.announce_due() == 0


def test_a_poll_that_kills_its_worker_is_not_announced_again_before_its_time(db: None) -> None:
    feed = make_feed("https://example.org/rss")
    due(feed)
    assert schedule.announce_due() == 1
    Job.objects.update(state=Job.State.QUARANTINED)
    assert schedule.announce_due() == 0


def test_the_same_interval_spreads_over_time(db: None) -> None:
    from factcheck.actions.feeds.found import Found, Outcome

    feed = make_feed("https://example.org/rss", interval_min=10)
    rests = {schedule.rest_s(feed, Found(Outcome.UNCHANGED)) for _ in range(50)}
    assert len(rests) > 40
    assert 600 <= min(rests) < max(rests) <= 660


@pytest.mark.parametrize("minutes", [0, 1, 4, 1441])
def test_an_interval_has_bounds(db: None, minutes: int) -> None:
    feed = make_feed("https://example.org/rss", interval_min=minutes)
    with pytest.raises(ValidationError, match="interval_min"):
        feed.full_clean()


def test_poll_now_announces_a_poll_that_someone_waits_for(boss: User, server: Server) -> None:
    server.pages["/rss"] = (200, {}, rss(item(1)))
    feed = make_feed(server.url("/rss"), state=Feed.State.PAUSED)
    assert switches.poll_now(feed, by=boss)
    assert not switches.poll_now(feed, by=boss), "one is under way"
    job = Job.objects.get(kind=KIND)
    assert job.priority == Job.Priority.AWAITED
    look(feed)
    assert (feed.state, feed.polls.count()) == (Feed.State.PAUSED, 1)
    assert AuditEntry.objects.filter(action="feed polled by hand", actor=boss).count() == 1


def test_a_feed_is_paused_and_goes_on(boss: User) -> None:
    feed = make_feed("https://example.org/rss", failures=7)
    assert switches.pause(feed, by=boss)
    assert not switches.pause(feed, by=boss)
    assert switches.resume(feed, by=boss)
    assert not switches.resume(feed, by=boss)
    feed.refresh_from_db()
    assert (feed.state, feed.failures) == (Feed.State.ACTIVE, 0)
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "feed paused",
        "feed resumed",
    ]


def test_reading_again_takes_all_that_lies_there(boss: User, server: Server) -> None:
    server.pages["/rss"] = (200, {"ETag": '"1"'}, rss(item(1)))
    feed = make_feed(server.url("/rss"))
    look(feed)
    switches.read_again(feed, by=boss)
    feed.refresh_from_db()
    assert look(feed).fresh == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_run_one_feed_at_the_same_time(server: Server) -> None:
    at_once, most, lock = 0, 0, threading.Lock()

    def page(asked: Any, handler: Any) -> Any:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        threading.Event().wait(0.3)
        with lock:
            at_once -= 1
        return 200, {}, rss(item(1))

    server.pages["/rss"] = page
    feed = make_feed(server.url("/rss"))

    def worker() -> None:
        try:
            for _ in range(5):
                jobs.announce(KIND, [feed.pk])
                with jobs.claimed(KIND, feed.pk) as job:
                    if job:
                        poll(job)
        finally:
            connection.close()

    workers = [threading.Thread(target=worker) for _ in range(6)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    assert most == 1
    assert 1 <= feed.polls.count() == len(server.asked)
    assert ImportBatch.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_lost_its_feed_writes_nothing_and_leaves_no_file(server: Server, settings: Any) -> None:
    feed = make_feed(server.url("/rss"))

    def page(asked: Any, handler: Any) -> Any:
        Job.objects.filter(kind=KIND).update(fence=99)
        connection.close()
        return 200, {}, rss(item(1))

    server.pages["/rss"] = page
    jobs.announce(KIND, [feed.pk])
    with jobs.claimed(KIND, feed.pk) as job:
        assert job is not None
        poll(job)
    assert not feed.polls.exists()
    assert not ImportBatch.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
