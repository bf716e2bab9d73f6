"""Feeds in the admin, against a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from factcheck import heartbeat
from factcheck.models import AuditEntry, Feed, Job, User
from quotes.models import Outlet
from tests.builders import make_user
from tests.feeds.making import import_all, item, look, make_feed, rss
from tests.fetching.conftest import server
from tests.fetching.server import Server

__all__ = ["server"]
CHANGELIST = reverse("admin:factcheck_feed_changelist")
ADD = reverse("admin:factcheck_feed_add")


def form(**fields: Any) -> dict[str, Any]:
    outlet, _ = Outlet.objects.get_or_create(name="De Proefkrant")
    known = {
        "name": "Nieuws",
        "source": "address",
        "place": "https://example.org/rss",
        "outlet": outlet.pk,
        "interval_min": 15,
    }
    return known | fields


def page_of(feed: Feed) -> str:
    return reverse("admin:factcheck_feed_change", args=[feed.pk])


def test_a_feed_that_is_added_is_polled_at_once(logged_in: Client, admin: User) -> None:
    assert logged_in.post(ADD, form()).status_code == 302
    feed = Feed.objects.get()
    assert (feed.place, feed.added_by, feed.state) == ("https://example.org/rss", admin, Feed.State.ACTIVE)
    assert Job.objects.get(kind=Job.Kind.POLL_FEED).key == feed.pk
    entry = AuditEntry.objects.get(action="feed added")
    assert (entry.actor, entry.after["place"]) == (admin, feed.place)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"place": "example.org"}, "is not a web address"),
        ({"place": "file:///etc/passwd"}, "is not a web address"),
        ({"place": "https://eva:geheim@example.org/"}, "a user name or a password"),
        ({"place": "http://example.org:8080/"}, "Port 8080 may not be asked; 80, 443 may"),
        ({"place": "/etc", "source": "folder"}, "lies outside those that FEED_FOLDERS"),
        ({"place": "/er/is/niets", "source": "folder"}, "is not there or cannot be opened"),
        ({"place": ""}, "This field is required"),
        ({"interval_min": 1}, "greater than or equal to 5"),
    ],
)
def test_a_place_that_no_poll_would_be_let_into_is_refused(logged_in: Client, fields: Any, told: str) -> None:
    answer = logged_in.post(ADD, form(**fields))
    assert told in answer.text
    assert not Feed.objects.exists()


def test_a_folder_that_the_server_opens_is_taken(
    logged_in: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.FEED_FOLDERS = [tmp_path]
    (tmp_path / "anp").mkdir()
    assert str(tmp_path) in logged_in.get(ADD).text
    assert logged_in.post(ADD, form(place=f"{tmp_path}/./anp/", source="folder")).status_code == 302
    assert Feed.objects.get().place == str(tmp_path / "anp")


def test_its_page_shows_the_polls_and_where_they_went(logged_in: Client, server: Server) -> None:
    server.pages["/rss"] = (200, {}, rss(item(1), item(2)))
    feed = make_feed(server.url("/rss"))
    look(feed)
    import_all()
    server.pages["/rss"] = (404, {}, b"")
    look(feed)
    page = logged_in.get(page_of(feed)).text
    assert page.count("<rect") == 2
    assert "answers with status 404 (Not Found)" in page
    assert "1 failure in a row" in page
    batch = feed.polls.earliest("pk").batches.get()
    assert reverse("admin:factcheck_importbatch_change", args=[batch.pk]) in page
    assert "failing (1)" in logged_in.get(CHANGELIST).text


def test_trouble_is_told_in_the_language_of_the_reader(
    logged_in: Client, server: Server, admin: User
) -> None:
    server.pages["/rss"] = (404, {}, b"")
    feed = make_feed(server.url("/rss"))
    look(feed)
    admin.language = "nl"
    admin.save()
    page = logged_in.get(page_of(feed), headers={"Accept-Language": "nl"}).text
    assert "antwoordt met status 404" in page


def test_no_worker_is_said_on_the_list_and_on_the_page(logged_in: Client) -> None:
    feed = make_feed("https://example.org/rss")
    for page in (CHANGELIST, page_of(feed)):
        assert "No worker is running, so no feed is polled." in logged_in.get(page).text
    heartbeat.beat("een@worker")
    for page in (CHANGELIST, page_of(feed)):
        assert "No worker is running" not in logged_in.get(page).text


def test_the_switches_work_by_button(logged_in: Client) -> None:
    feed = make_feed("https://example.org/rss", seen={"a": 0}, etag="x")
    for step in ("poll", "pause", "again"):
        assert logged_in.post(reverse(f"admin:feed-{step}", args=[feed.pk])).status_code == 302
    feed.refresh_from_db()
    assert (feed.state, feed.seen, feed.etag) == (Feed.State.PAUSED, {}, "")
    assert Job.objects.get(kind=Job.Kind.POLL_FEED).state == Job.State.PENDING
    page = logged_in.get(page_of(feed)).text
    assert "a poll is under way" in page
    assert "hx-get" in logged_in.get(reverse("admin:feed-panel", args=[feed.pk])).text
    logged_in.post(reverse("admin:feed-resume", args=[feed.pk]))
    feed.refresh_from_db()
    assert feed.state == Feed.State.ACTIVE


def test_selected_feeds_are_polled_now(logged_in: Client) -> None:
    feeds = [make_feed("https://example.org/rss") for _ in range(3)]
    chosen = {"action": "poll_selected", "_selected_action": [feed.pk for feed in feeds[:2]]}
    assert "Polls announced: 2." in logged_in.post(CHANGELIST, chosen, follow=True).text


def test_another_place_begins_anew_and_another_name_does_not(logged_in: Client) -> None:
    feed = make_feed("https://example.org/rss", seen={"a": 0}, etag="x", failures=3, state=Feed.State.GONE)
    logged_in.post(page_of(feed), form(name="Anders"))
    feed.refresh_from_db()
    assert (feed.name, feed.seen, feed.state) == ("Anders", {"a": 0}, Feed.State.GONE)
    logged_in.post(page_of(feed), form(name="Anders", place="https://example.org/atom"))
    feed.refresh_from_db()
    assert (feed.seen, feed.etag, feed.failures, feed.state) == ({}, "", 0, Feed.State.ACTIVE)
    changed = AuditEntry.objects.filter(action="feed changed").latest("pk")
    assert (changed.before, changed.after) == (
        {"place": "https://example.org/rss"},
        {"place": "https://example.org/atom"},
    )


def test_a_feed_that_is_removed_leaves_its_articles(logged_in: Client, server: Server) -> None:
    from quotes.models import Article

    server.pages["/rss"] = (200, {}, rss(item(1)))
    feed = make_feed(server.url("/rss"))
    look(feed)
    import_all()
    logged_in.post(reverse("admin:factcheck_feed_delete", args=[feed.pk]), {"post": "yes"})
    assert not Feed.objects.exists()
    assert Article.objects.count() == 1
    assert AuditEntry.objects.filter(action="feed removed").exists()


def test_the_list_costs_as_many_queries_for_ten_as_for_two(
    logged_in: Client, django_assert_max_num_queries: Any, server: Server
) -> None:
    for _ in range(5):
        for _ in range(2):
            look(make_feed(server.url("/rss")))
        with django_assert_max_num_queries(14):
            logged_in.get(CHANGELIST)


def test_who_may_only_look_gets_no_buttons_and_no_way_past_them(client: Client, db: None) -> None:
    looker = make_user(is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_feed"))
    client.force_login(looker)
    feed = make_feed("https://example.org/rss")
    assert "formaction" not in client.get(page_of(feed)).text
    for step in ("poll", "pause", "resume", "again"):
        assert client.post(reverse(f"admin:feed-{step}", args=[feed.pk])).status_code == 403
    stranger = make_user(is_staff=True)
    client.force_login(stranger)
    assert client.get(reverse("admin:feed-panel", args=[feed.pk])).status_code == 403
    assert not Job.objects.exists()
