from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from django.db import connection

from factcheck.actions import jobs
from factcheck.models import Desk, Job
from quotes.models import Article
from tests.api.calls import Program, problem_of
from tests.builders import make_claim, make_quote

TEXT = "De gemeente telt tien bruggen. 'Dat is veel', zei Anna de Boer."
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def worker(*, fails: str = "") -> Iterator[None]:
    """Someone who takes the first job that comes, half a second later."""

    def work() -> None:
        while not (due := Job.objects.due().first()):
            time.sleep(0.05)
        time.sleep(0.3)
        with jobs.claimed(Job.Kind.PROCESS_ARTICLE, due.key) as job:
            assert job
            if fails:
                raise jobs.CannotBeDone(fails)
            with jobs.finished(job):
                article = Article.objects.get(pk=job.key)
                make_claim("De gemeente telt tien bruggen.", article)
                make_quote("Dat is veel", article)
        connection.close()

    thread = Thread(target=work)
    thread.start()
    yield
    thread.join()


def test_waiting_gives_what_was_found(program: Program) -> None:
    with worker():
        answer = program.send("articles/?wait=5", {"text": TEXT})
    assert answer.status_code == 201
    told = answer.json()
    assert (told["state"], told["reason"], told["outcome"]) == ("done", "", "new")
    assert [quote["text"] for quote in told["quotes"]] == ["Dat is veel"]
    assert [claim["check_worthiness"] for claim in told["claims"]] == [0.8]


def test_an_article_that_was_known_is_200(program: Program) -> None:
    with worker():
        program.send("articles/", {"text": TEXT})
    answer = program.send("articles/?wait=5", {"text": TEXT})
    assert (answer.status_code, answer.json()["outcome"], len(answer.json()["quotes"])) == (
        200,
        "unchanged",
        1,
    )


def test_an_analysis_that_takes_longer_is_202(program: Program) -> None:
    began = time.monotonic()
    answer = program.send("articles/?wait=1", {"text": TEXT})
    assert answer.status_code == 202
    assert 1 <= time.monotonic() - began < 3


def test_an_analysis_that_is_put_aside_says_why(program: Program) -> None:
    with worker(fails="The text has no words."):
        told = program.send("articles/?wait=5", {"text": TEXT}).json()
    assert (told["state"], told["reason"]) == ("quarantined", "The text has no words.")


@pytest.mark.parametrize("wait", ["-1", "11", "abc", "nan", "9e29", "", "1.5", "%00"])
def test_a_time_that_cannot_be_waited_is_refused_before_anything_is_stored(
    program: Program, wait: str
) -> None:
    assert "wait" in problem_of(program.send(f"articles/?wait={wait}", {"text": TEXT}), 400)["errors"]
    assert not Article.objects.exists()


def test_no_transaction_is_open_while_waiting(
    program: Program, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ones: list[bool] = []
    monkeypatch.setattr(
        "factcheck.api.waiting.time.sleep", lambda _: open_ones.append(connection.in_atomic_block)
    )
    monkeypatch.setattr("factcheck.api.waiting.LOOK_EVERY_S", 0)
    program.send("articles/?wait=1", {"text": TEXT})
    assert open_ones
    assert not any(open_ones)
