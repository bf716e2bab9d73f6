"""Feeds with a web address, polled as a worker polls them, from a real server."""

from __future__ import annotations

import datetime
import json
from email.utils import format_datetime
from typing import Any

import pytest
from django.utils import timezone

from factcheck.fetching import Reason
from factcheck.models import AuditEntry, Feed, FeedPoll, ImportBatch
from quotes.models import Article
from tests.feeds.making import import_all, item, look, make_feed, rss
from tests.fetching.server import Server

pytestmark = pytest.mark.django_db
Outcome = FeedPoll.Outcome


def rests(feed: Feed) -> float:
    """Minutes until the next poll."""
    return (feed.next_poll_at - timezone.now()).total_seconds() / 60


def test_new_items_become_articles_through_an_import(server: Server) -> None:
    server.pages["/rss"] = (
        200,
        {"ETag": '"1"', "Last-Modified": "Wed, 04 Mar 2026 10:00:00 GMT"},
        rss(item(1), item(2)),
    )
    feed = make_feed(server.url("/rss"))
    poll = look(feed)
    assert (poll.outcome, poll.status, poll.items, poll.fresh, poll.trouble) == (Outcome.FRESH, 200, 2, 2, "")
    assert poll.bytes == len(rss(item(1), item(2)))
    import_all()
    assert poll.counts == {"new": 2, "unchanged": 0, "revised": 0, "bad": 0}
    assert sorted(Article.objects.values_list("external_id", "outlet__name")) == [
        ("brug-1", "De Proefkrant"),
        ("brug-2", "De Proefkrant"),
    ]
    assert AuditEntry.objects.filter(action="article imported").count() == 2
    assert 14.9 < rests(feed) < 17


def test_what_was_said_of_the_feed_is_asked_with_the_next_time(server: Server) -> None:
    def page(asked: Any, handler: Any) -> Any:
        if (
            asked.headers.get("if-none-match") == '"1"'
            and asked.headers.get("if-modified-since") == "gisteren"
        ):
            return 304, {}, b""
        return 200, {"ETag": '"1"', "Last-Modified": "gisteren"}, rss(item(1))

    server.pages["/rss"] = page
    feed = make_feed(server.url("/rss"))
    assert look(feed).outcome == Outcome.FRESH
    for _ in range(2):
        poll = look(feed)
        assert (poll.outcome, poll.status, poll.bytes) == (Outcome.UNCHANGED, 304, 0)
    assert ImportBatch.objects.count() == 1


def test_a_feed_that_only_says_when_it_was_built_starts_no_import(server: Server) -> None:
    feed = make_feed(server.url("/rss"))
    for built in ("eerst", "daarna"):
        server.pages["/rss"] = (200, {}, rss(item(1), built=built))
        look(feed)
    assert [poll.outcome for poll in feed.polls.order_by("pk")] == [Outcome.FRESH, Outcome.UNCHANGED]
    assert ImportBatch.objects.count() == 1


def test_one_new_item_and_one_changed_one_are_told_apart(server: Server) -> None:
    feed = make_feed(server.url("/rss"))
    server.pages["/rss"] = (200, {}, rss(item(1), item(2)))
    look(feed)
    import_all()
    server.pages["/rss"] = (
        200,
        {},
        rss(item(1), item(2, "De telling klopte niet: er zijn 20 bruggen."), item(3)),
    )
    poll = look(feed)
    import_all()
    assert (poll.fresh, poll.counts) == (2, {"new": 1, "unchanged": 1, "revised": 1, "bad": 0})


def test_a_feed_that_is_gone_is_switched_off(server: Server) -> None:
    server.pages["/rss"] = (410, {}, b"weg")
    feed = make_feed(server.url("/rss"))
    poll = look(feed)
    assert (poll.outcome, feed.state) == (Outcome.GONE, Feed.State.GONE)
    assert AuditEntry.objects.get(action="feed gone").before == {"place": feed.place}


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_server_that_asks_for_time_gets_it(server: Server, status: int, form: str) -> None:
    later = timezone.now() + datetime.timedelta(hours=2)
    value = "7200" if form == "seconds" else format_datetime(later.astimezone(datetime.UTC), usegmt=True)
    server.pages["/rss"] = (status, {"Retry-After": value}, b"")
    feed = make_feed(server.url("/rss"))
    poll = look(feed)
    assert (poll.outcome, poll.status, feed.failures) == (Outcome.WAIT, status, 1)
    assert 119 < rests(feed) < 133


@pytest.mark.parametrize("value", ["", "-5", "morgen", "9e99", "0", "\u0663"])
def test_a_retry_after_of_no_use_is_passed_over(server: Server, value: str) -> None:
    server.pages["/rss"] = (503, {"Retry-After": value} if value.isascii() else {}, b"")
    feed = make_feed(server.url("/rss"))
    look(feed)
    assert 14.9 < rests(feed) < 17


def test_a_wait_of_years_is_cut_to_a_day(server: Server) -> None:
    server.pages["/rss"] = (429, {"Retry-After": "999999999"}, b"")
    feed = make_feed(server.url("/rss"))
    look(feed)
    assert 24 * 60 - 1 < rests(feed) < 24 * 60 * 1.1 + 1


def test_failures_rest_longer_each_time_and_a_success_ends_that(server: Server) -> None:
    server.pages["/rss"] = (500, {}, b"")
    feed = make_feed(server.url("/rss"), interval_min=10)
    rested = []
    for _ in range(9):
        assert look(feed).outcome == Outcome.FAILED
        rested.append(rests(feed))
    assert all(10 * 2**n * 0.99 < rest < 10 * 2**n * 1.11 for n, rest in enumerate(rested[:7]))
    assert rested[8] < 24 * 60 * 1.11
    server.pages["/rss"] = (200, {}, rss(item(1)))
    look(feed)
    assert feed.failures == 0
    assert 9.9 < rests(feed) < 11.1


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ((404, {}, b""), Reason.STATUS),
        ((200, {"Content-Type": "text/html"}, b"<!doctype html><html><body><p>Onderhoud tot morgen.</p></body></html>"), Reason.PAGE),
        ((200, {}, b"Alleen maar wat tekst."), Reason.PAGE),
        ((200, {}, b""), Reason.PAGE),
        ((200, {"Content-Type": "image/png"}, b"x"), Reason.TYPE),
        ((200, {}, b"<?xml version='1.0'?><rss><channel></channel></rss>"), Reason.NOTHING),
        ((200, {}, b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><rss><channel><item>&a;</item></channel></rss>"), Reason.NOTHING),
        ((200, {}, b"\x89PNG\r\n\x1a\n" + bytes(500)), Reason.NOTHING),
        ((302, {"Location": "http://169.254.169.254/"}, b""), Reason.INSIDE),
    ],
)  # fmt: skip
def test_trouble_is_told_in_a_sentence_and_imports_nothing(server: Server, page: Any, reason: Reason) -> None:
    server.pages["/rss"] = page
    poll = look(make_feed(server.url("/rss")))
    assert (poll.outcome, poll.reason) == (Outcome.FAILED, reason)
    assert poll.trouble
    assert "%(" not in poll.trouble
    assert not ImportBatch.objects.exists()


def test_the_address_of_a_site_is_answered_with_those_of_its_feeds(server: Server) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/nieuws.xml'>"
    server.pages["/"] = (
        200,
        {"Content-Type": "text/html"},
        f"<!doctype html><html><head>{link}</head></html>".encode(),
    )
    poll = look(make_feed(server.url("/")))
    assert server.url("/nieuws.xml") in poll.trouble


def test_nobody_there_is_a_failure_and_not_the_end(server: Server) -> None:
    feed = make_feed(f"http://127.0.0.1:{server.port}/rss")
    server.pages["/rss"] = lambda asked, handler: None
    assert look(feed).reason == Reason.BROKEN
    assert feed.state == Feed.State.ACTIVE


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(server: Server) -> None:
    server.pages["/oud"] = (301, {"Location": "/nieuw"}, b"")
    server.pages["/nieuw"] = (200, {}, rss(item(1)))
    feed = make_feed(server.url("/oud"))
    look(feed)
    assert feed.place == server.url("/nieuw")
    assert AuditEntry.objects.get(action="feed moved").after == {"place": feed.place}


def test_a_feed_that_sends_on_for_now_keeps_its_address(server: Server) -> None:
    server.pages["/oud"] = (302, {"Location": "/nieuw"}, b"")
    server.pages["/nieuw"] = (200, {}, rss(item(1)))
    feed = make_feed(server.url("/oud"))
    look(feed)
    assert feed.place == server.url("/oud")


@pytest.mark.parametrize("first", ["authors", "hubs"])
def test_a_json_feed_is_read(server: Server, first: str) -> None:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        first: [{"name": "Proef", "url": "https://example.org/[1]"}],
        "items": [{"id": "1", "title": "Brug", "content_html": "<p>De brug is dicht.</p>", "date_published": "2026-03-04T10:00:00+01:00"}],
    }  # fmt: skip
    server.pages["/feed.json"] = (200, {"Content-Type": "application/feed+json"}, json.dumps(body).encode())
    poll = look(make_feed(server.url("/feed.json")))
    import_all()
    assert poll.counts["new"] == 1
    assert Article.objects.get().headline == "Brug"


def test_an_item_under_embargo_comes_in_once_it_is_free_though_the_feed_has_not_changed(
    server: Server,
) -> None:
    soon = timezone.now() + datetime.timedelta(seconds=1.5)
    body = [
        {"text": "De brug gaat morgen dicht.", "pubstatus": "embargoed", "embargo_until": soon.isoformat()},
        {"text": "De brug gaat vandaag open."},
    ]
    page = (200, {"ETag": '"1"'}, json.dumps(body).encode())
    server.pages["/x"] = lambda asked, handler: (304, {}, b"") if "if-none-match" in asked.headers else page
    feed = make_feed(server.url("/x"))
    look(feed)
    import_all()
    assert Article.objects.count() == 1
    import time

    time.sleep(1.6)
    assert look(feed).outcome == Outcome.FRESH
    import_all()
    assert Article.objects.count() == 2
    assert look(feed).outcome == Outcome.UNCHANGED
    assert look(feed).status == 304


def test_a_feed_whose_address_changed_while_it_was_looked_at_takes_nothing_from_the_old_one(
    server: Server,
) -> None:
    feed = make_feed(server.url("/rss"))

    def page(asked: Any, handler: Any) -> Any:
        return 200, {}, rss(item(1))

    server.pages["/rss"] = page
    from factcheck.actions import jobs
    from factcheck.actions.feeds import address, poll
    from factcheck.models import Job

    jobs.announce(Job.Kind.POLL_FEED, [feed.pk])
    with jobs.claimed(Job.Kind.POLL_FEED, feed.pk) as job:
        assert job is not None
        found = address.look(feed, lambda: None)
        Feed.objects.filter(pk=feed.pk).update(place="https://example.org/anders")
        poll.write_down(job, feed, found, 0.1)
    assert not ImportBatch.objects.exists()
    assert not feed.polls.exists()


def test_only_the_last_polls_are_kept(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.actions.feeds.poll.POLLS_KEPT", 3)
    feed = make_feed(server.url("/rss"))
    for _ in range(6):
        look(feed)
    assert feed.polls.count() == 3
