from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factcheck.models import ApiToken, User
from tests.api.calls import LISTS, Program, problem_of, program_of, with_key
from tests.builders import PASSWORD, make_token, make_user

YESTERDAY = timezone.now() - datetime.timedelta(days=1)


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_shown_without_a_key(db: None, name: str) -> None:
    answer = Client().get(f"/api/v1/{name}/")
    problem_of(answer, 401)
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer a b", "Bearer wrong", "Token \xff", "Bearer \xe9\xe8", "bearer " + "x" * 5000],
)
def test_a_key_that_is_none_is_refused(db: None, header: str) -> None:
    answer = Client(headers={"Authorization": header.encode().decode("latin-1")}).get("/api/v1/jobs/")
    problem_of(answer, 401)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "Token"])
def test_both_schemes_are_known(editor: User, scheme: str) -> None:
    key = make_token(editor)
    assert Client(headers={"Authorization": f"{scheme} {key}"}).get("/api/v1/jobs/").status_code == 200


@pytest.mark.parametrize("ended", [{"expires_at": YESTERDAY}, {"revoked_at": YESTERDAY}])
def test_an_ended_key_is_refused(editor: User, ended: dict[str, Any]) -> None:
    problem_of(program_of(editor, **ended).read("jobs/"), 401)


def test_the_key_of_someone_who_left_is_refused(desk: object) -> None:
    problem_of(program_of(make_user(is_active=False)).read("jobs/"), 401)


def test_a_read_key_reads_and_writes_nothing(editor: User) -> None:
    reading = program_of(editor, "read")
    assert reading.read("jobs/").status_code == 200
    problem_of(reading.send("articles/", {"text": "Er zijn tien bruggen."}), 403)
    problem_of(reading.send("cases/1/undo/"), 403)


def test_use_is_noted_once_a_day(editor: User, django_assert_num_queries: object) -> None:
    key = make_token(editor)
    for _ in range(2):
        with_key(key).read("outlets/")
    assert ApiToken.objects.get().last_used_on == timezone.now().date()
    with django_assert_num_queries(2):  # type: ignore[operator]
        with_key(key).read("outlets/")


def test_a_session_works_too_but_writes_need_its_csrf_token(editor: User) -> None:
    browser = Program(enforce_csrf_checks=True)
    browser.login(username=editor.username, password=PASSWORD)
    assert browser.read("jobs/").status_code == 200
    problem_of(browser.send("articles/", {"text": "Er zijn tien bruggen."}), 403)


def test_a_key_in_the_address_is_not_looked_at(editor: User) -> None:
    problem_of(Client().get(f"/api/v1/jobs/?token={make_token(editor)}"), 401)
