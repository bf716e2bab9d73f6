"""Feeds with real workers and a real clock: polled by themselves, through a kill, never two at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from factcheck import heartbeat
from factcheck.models import FeedPoll, Job
from quotes.models import Article
from tests.feeds.making import item, make_feed, rss
from tests.fetching.server import Server, serving
from tests.site.running import Site, eventually


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on loopback that the site's processes may ask."""
    with serving() as running:
        monkeypatch.setenv("FETCH_NETWORKS", "127.0.0.0/8")
        monkeypatch.setenv("FETCH_PORTS", str(running.port))
        yield running


class Slow:
    """A feed whose server takes its time, and counts who is there."""

    def __init__(self) -> None:
        self.there = self.most = 0
        self.lock = threading.Lock()
        self.seconds = 0.5

    def __call__(self, asked: Any, handler: Any) -> Any:
        with self.lock:
            self.there += 1
            self.most = max(self.most, self.there)
        time.sleep(self.seconds)
        with self.lock:
            self.there -= 1
        return 200, {}, rss(item(1), item(2))


def test_feeds_are_polled_by_themselves_and_a_killed_worker_costs_one_poll(
    site: Site, server: Server
) -> None:
    slow = Slow()
    server.pages["/langzaam"] = slow
    feeds = [
        make_feed(server.url("/langzaam")),
        make_feed(server.url("/snel"), name="Snel", outlet="Het Proefblad"),
    ]
    server.pages["/snel"] = (200, {}, rss(item(3)))
    slow.seconds = 60  # past the limits of a poll: the worker is killed while it waits
    site.start("worker", "beat")
    eventually(heartbeat.alive, "a worker is up")

    def polls_running() -> int:
        return Job.objects.filter(kind=Job.Kind.POLL_FEED, state=Job.State.RUNNING, key=feeds[0].pk).count()

    site.kill_worker_when(lambda: bool(slow.there and polls_running()))
    assert polls_running() == 1
    slow.seconds = 0.5
    site.start("worker")
    eventually(lambda: Article.objects.count() == 3, "all items are articles", seconds=90)
    eventually(lambda: FeedPoll.objects.count() >= 2, "both polls are written")
    assert set(FeedPoll.objects.values_list("outcome", flat=True)) == {"fresh"}
    assert FeedPoll.objects.filter(feed=feeds[0]).count() == 1
