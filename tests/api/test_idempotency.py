from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from factcheck.models import Desk, IdempotentAnswer, Job, User
from quotes.models import Article
from tests.api.calls import Program, problem_of, program_of, with_key
from tests.builders import make_token, make_user

TEXT = "De gemeente telt tien bruggen."


def send(program: Program, key: str = "k1", path: str = "articles/", **body: Any) -> Any:
    return program.send(path, {"text": TEXT} | body, Idempotency_Key=key)


def test_the_same_request_gets_the_same_answer(program: Program) -> None:
    first, second = send(program), send(program)
    assert (second.status_code, second.content) == (first.status_code, first.content) == (202, first.content)
    assert first.json()["outcome"] == "new"


def test_another_body_under_the_key_is_refused(program: Program) -> None:
    send(program)
    problem_of(send(program, text="Er zijn elf bruggen."), 422)
    assert Article.objects.count() == 1


def test_another_address_under_the_key_is_refused(program: Program) -> None:
    send(program)
    problem_of(program.send("articles/bulk/", [{"text": TEXT}], Idempotency_Key="k1"), 422)


def test_bulk_answers_once_too(program: Program) -> None:
    answers = [
        program.send("articles/bulk/", [{"text": TEXT}], Idempotency_Key="k1").json() for _ in range(2)
    ]
    assert answers[0] == answers[1]


def test_a_key_belongs_to_its_user(program: Program, desk: Desk) -> None:
    send(program)
    assert send(program_of(make_user(desk))).json()["outcome"] == "unchanged"


def test_a_refused_request_leaves_its_key_free(program: Program) -> None:
    problem_of(send(program, language="fr"), 400)
    assert send(program).status_code == 202


def test_a_waiting_request_sent_again_after_its_article_was_removed_gets_the_stored_answer(
    program: Program,
) -> None:
    first = send(program)
    Job.objects.all().delete()
    Article.objects.all().delete()
    again = send(program, path="articles/?wait=1")
    assert (again.status_code, again.json()) == (202, first.json())


def test_after_a_day_the_key_is_free_again(program: Program) -> None:
    send(program)
    IdempotentAnswer.objects.update(created_at=timezone.now() - datetime.timedelta(hours=24, minutes=1))
    assert send(program, text="Er zijn elf bruggen.").status_code == 202
    assert IdempotentAnswer.objects.count() == 1


def test_answers_past_their_day_are_forgotten(program: Program) -> None:
    send(program)
    IdempotentAnswer.objects.update(created_at=timezone.now() - datetime.timedelta(days=2))
    send(program, key="k2")
    assert [answer.key for answer in IdempotentAnswer.objects.all()] == ["k2"]


@pytest.mark.parametrize("key", ["", "x" * 256, "sleutel é", "a\tb"])
def test_an_odd_key_is_refused(program: Program, key: str) -> None:
    problem_of(send(program, key=key), 400)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_make_one_article(editor: User) -> None:
    key = make_token(editor)

    def once(_: int) -> bytes:
        try:
            answer = send(with_key(key))
            assert answer.status_code == 202
            return bytes(answer.content)
        finally:
            connection.close()

    with ThreadPoolExecutor(25) as pool:
        answers = set(pool.map(once, range(50)))
    assert len(answers) == 1
    assert Article.objects.count() == Job.objects.count() == IdempotentAnswer.objects.count() == 1
