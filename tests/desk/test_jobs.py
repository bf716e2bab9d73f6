from __future__ import annotations

import datetime

import pytest
import redis
from django.db.models.functions import Now
from django.utils import timezone

from factcheck import calls
from factcheck.actions import jobs
from factcheck.celery import configuration
from factcheck.models import Job

pytestmark = pytest.mark.django_db
KIND = Job.Kind.PROCESS_ARTICLE


def the_job() -> Job:
    return Job.objects.get()


def test_a_job_announced_is_due_at_once() -> None:
    jobs.announce(KIND, [7])
    assert list(Job.objects.due()) == [the_job()]


def test_announcing_twice_leaves_one_job() -> None:
    jobs.announce(KIND, [7])
    jobs.announce(KIND, [7])
    assert Job.objects.count() == 1


def test_a_claimed_job_is_taken_once() -> None:
    jobs.announce(KIND, [7])
    with jobs.claimed(KIND, 7) as first, jobs.claimed(KIND, 7) as second:
        assert first is not None
        assert second is None


def test_a_finished_job_is_done_and_not_due() -> None:
    jobs.announce(KIND, [7])
    with jobs.claimed(KIND, 7) as job:
        assert job is not None
        with jobs.finished(job):
            pass
    assert the_job().state == Job.State.DONE


def test_a_job_announced_while_it_runs_runs_once_more() -> None:
    jobs.announce(KIND, [7])
    with jobs.claimed(KIND, 7) as job:
        assert job is not None
        jobs.announce(KIND, [7])
        with jobs.finished(job):
            pass
    assert the_job().state == Job.State.PENDING


def test_a_failure_is_written_on_the_row_and_tried_again_later() -> None:
    jobs.announce(KIND, [7])
    with jobs.claimed(KIND, 7):
        raise RuntimeError("geen verbinding")
    job = the_job()
    assert (job.state, job.error) == (Job.State.PENDING, "RuntimeError: geen verbinding")
    assert job.due_at > timezone.now()


def test_the_third_failure_puts_the_job_aside_with_its_reason() -> None:
    jobs.announce(KIND, [7])
    for _ in range(3):
        Job.objects.update(due_at=Now())
        with jobs.claimed(KIND, 7):
            raise RuntimeError("kapot")
    job = the_job()
    assert (job.state, job.error) == (Job.State.QUARANTINED, "RuntimeError: kapot")


def test_a_job_announced_again_during_its_last_attempt_begins_anew() -> None:
    jobs.announce(KIND, [7])
    with jobs.claimed(KIND, 7):
        jobs.announce(KIND, [7])
        raise jobs.CannotBeDone("leeg")
    assert (the_job().state, the_job().attempts, the_job().again) == (Job.State.PENDING, 0, False)


def test_what_cannot_be_done_is_put_aside_at_once() -> None:
    jobs.announce(KIND, [7])
    with jobs.claimed(KIND, 7):
        raise jobs.CannotBeDone("The article is empty.")
    assert (the_job().state, the_job().error) == (Job.State.QUARANTINED, "The article is empty.")


def test_a_retried_job_has_all_its_attempts_again() -> None:
    jobs.announce(KIND, [7])
    with jobs.claimed(KIND, 7):
        raise jobs.CannotBeDone("leeg")
    jobs.retry(the_job())
    assert (the_job().state, the_job().attempts, the_job().error) == (Job.State.PENDING, 0, "")


def abandon(job: Job, attempts: int) -> None:
    long_ago = timezone.now() - datetime.timedelta(days=2)
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, attempts=attempts, lease_until=long_ago)


def test_the_sweeper_gives_back_the_job_of_a_dead_worker() -> None:
    jobs.announce(KIND, [7])
    abandon(the_job(), attempts=1)
    jobs.sweep()
    assert the_job().state == Job.State.PENDING


def test_the_sweeper_puts_aside_what_killed_three_workers() -> None:
    jobs.announce(KIND, [7])
    abandon(the_job(), attempts=3)
    jobs.sweep()
    assert the_job().state == Job.State.QUARANTINED
    assert "stopped in the middle of it, 3 times" in the_job().error


def test_a_worker_that_comes_back_late_writes_nothing() -> None:
    jobs.announce(KIND, [7])
    late = jobs.take(KIND, 7)
    assert late is not None
    abandon(late, attempts=1)
    jobs.sweep()
    assert jobs.take(KIND, 7) is not None
    with pytest.raises(jobs.LeaseLost), jobs.finished(late):
        jobs.announce(KIND, [8])
    assert not Job.objects.filter(key=8).exists()


def test_no_more_calls_wait_than_the_window() -> None:
    jobs.announce(KIND, range(500))
    assert jobs.wake_due() == jobs.WINDOW
    assert jobs.wake_due() == 0
    assert calls.waiting(Job.Priority.AWAITED) == jobs.WINDOW


def test_a_call_that_redis_lost_is_sent_again() -> None:
    jobs.announce(KIND, [7])
    assert jobs.wake_due() == 1
    Job.objects.update(sent_at=timezone.now() - datetime.timedelta(minutes=5))
    assert jobs.wake_due() == 0, "the call still waits"
    calls.client.flushdb()
    assert jobs.wake_due() == 1


def test_what_someone_waits_for_is_called_though_a_bulk_import_fills_its_queue() -> None:
    jobs.announce(KIND, range(500), priority=Job.Priority.BULK)
    jobs.wake_due()
    jobs.announce(KIND, [777])
    assert jobs.wake_due() == 1
    assert calls.waiting(Job.Priority.AWAITED) == 1
    assert list(configuration()["task_queues"])[1].name == calls.QUEUES[Job.Priority.AWAITED]


def test_redis_away_is_no_error_and_the_call_goes_out_later(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs.announce(KIND, [7])
    with monkeypatch.context() as away:
        away.setattr(calls, "client", redis.Redis.from_url("unix:///nowhere/redis.sock"))
        assert jobs.wake_due() == 0
    assert the_job().sent_at is None
    assert jobs.wake_due() == 1
