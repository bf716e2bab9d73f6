"""The status page, and retrying what was put aside."""

from __future__ import annotations

import datetime

import pytest
import redis
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import heartbeat
from factcheck.models import AuditEntry, Job


@pytest.fixture
def put_aside(db) -> Job:
    return Job.objects.create(
        kind=Job.Kind.PROCESS_ARTICLE,
        key=7,
        state=Job.State.QUARANTINED,
        error="Te lang.",
        finished_at=timezone.now(),
    )


@pytest.fixture
def no_redis(monkeypatch):
    monkeypatch.setattr(heartbeat, "client", redis.Redis(unix_socket_path="/nowhere/redis.sock"))


def test_status_without_a_worker_says_so_here_and_on_every_page(browser):
    for address in ("/status/", "/", "/articles/", "/profile/"):
        assert "No worker is running." in browser.get(address).content.decode()


def test_status_with_a_worker_names_it_and_shows_no_banner(browser):
    heartbeat.beat("worker@here")
    page = browser.get("/status/").content.decode()
    heartbeat.forget("worker@here")
    assert "worker@here" in page
    assert "No worker is running." not in page


def test_status_works_and_says_so_when_redis_is_away(browser, no_redis):
    response = browser.get("/status/")
    assert response.status_code == 200
    assert "Redis is away" in response.content.decode()


def test_status_counts_what_waits_and_runs(browser):
    Job.objects.create(kind=Job.Kind.MATCH_STATEMENT, key=1)
    Job.objects.create(kind=Job.Kind.MATCH_STATEMENT, key=2, state=Job.State.RUNNING)
    Job.objects.create(kind=Job.Kind.MATCH_STATEMENT, key=3, state=Job.State.DONE, finished_at=timezone.now())
    context = browser.get("/status/").context
    depth = context["depths"][1]
    assert (depth.waiting, depth.running, depth.put_aside) == (1, 1, 0)
    assert context["done"] == 1


def test_a_job_put_aside_shows_its_reason_and_is_tried_again(browser, put_aside):
    assert "Te lang." in browser.get("/status/").content.decode()
    response = browser.post(f"/status/jobs/{put_aside.pk}/retry/")
    assert response.url == "/status/"
    put_aside.refresh_from_db()
    assert (put_aside.state, put_aside.attempts, put_aside.error) == (Job.State.PENDING, 0, "")


def test_a_job_that_is_done_is_not_done_again_by_a_second_click(browser, put_aside):
    Job.objects.update(state=Job.State.DONE)
    browser.post(f"/status/jobs/{put_aside.pk}/retry/")
    put_aside.refresh_from_db()
    assert put_aside.state == Job.State.DONE


def test_a_retry_is_on_record(browser, editor, put_aside):
    browser.post(f"/status/jobs/{put_aside.pk}/retry/")
    entry = AuditEntry.objects.get(action="job retried")
    assert (entry.actor, entry.target, entry.before) == (editor, f"job:{put_aside.pk}", {"error": "Te lang."})


@pytest.mark.parametrize("may_import", [False, True])
def test_an_import_is_tried_again_by_who_may_start_one(browser, editor, put_aside, may_import):
    Job.objects.update(kind=Job.Kind.IMPORT_BATCH)
    if may_import:
        editor.user_permissions.add(Permission.objects.get(codename="add_importbatch"))
    address = f"/status/jobs/{put_aside.pk}/retry/"
    assert (address in browser.get("/status/").content.decode()) is may_import
    response = browser.post(f"/status/jobs/{put_aside.pk}/retry/")
    assert response.status_code == (302 if may_import else 403)
    assert AuditEntry.objects.exists() is may_import


def test_done_jobs_are_counted_by_the_database_per_five_minutes(browser):
    for number, minutes in enumerate([1, 2, 3, 31, 59, 61]):
        at = timezone.now() - datetime.timedelta(minutes=minutes, seconds=30)
        Job.objects.create(kind="process_article", key=number, state=Job.State.DONE, finished_at=at)
    with CaptureQueriesContext(connection) as asked:
        bars = browser.get("/status/").context["bars"]
    assert [bar.count for bar in bars] == [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 3]
    assert any("date_bin" in query["sql"] for query in asked)


def test_readers_do_not_retry(reader, put_aside):
    assert reader.post(f"/status/jobs/{put_aside.pk}/retry/").status_code == 403


def test_retry_does_not_lead_off_the_site(browser, put_aside):
    response = browser.post(f"/status/jobs/{put_aside.pk}/retry/", {"next": "https://elders.example.org/"})
    assert response.url == "/status/"


def test_status_by_htmx_is_its_part(browser, htmx):
    assert "<html" not in browser.get("/status/", headers=htmx).content.decode()


def test_a_worker_is_alive_or_not_or_no_one_can_tell(monkeypatch):
    assert heartbeat.worker_alive() is False
    heartbeat.beat("worker@here")
    assert heartbeat.worker_alive() is True
    heartbeat.forget("worker@here")
    monkeypatch.setattr(heartbeat, "client", redis.Redis(unix_socket_path="/nowhere/redis.sock"))
    assert heartbeat.worker_alive() is None


def test_health_tells_redis_that_is_away_from_a_worker_that_is_down(client, db, no_redis):
    answer = client.get("/health/ready").json()
    assert (answer["redis"], answer["worker"]) == ("down", "down")
