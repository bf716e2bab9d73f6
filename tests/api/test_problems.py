from __future__ import annotations

from typing import Any

import pytest
import redis
from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.test import Client

from factcheck.api.throttling import TokenRateThrottle
from factcheck.api.views.said import OutletViews
from factcheck.models import User
from tests.api.calls import LISTS, Program, problem_of, program_of


@pytest.mark.parametrize(
    "path",
    ["", "v1/", "v2/articles/", "v1/articles", "v1/articles/5", "v1/%00/", "v1/%0A", "..%2fadmin", "é/"],
)
def test_an_address_that_is_none_is_a_problem(program: Program, path: str) -> None:
    problem_of(program.get(f"/api/{path}"), 404)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "TRACE", "OPTIONS", "BREW"])
def test_a_method_that_is_none_is_refused(program: Program, name: str, method: str) -> None:
    headers = {"X-HTTP-Method-Override": "DELETE"}
    answer = program.generic(method, f"/api/v1/{name}/", headers=headers)
    problem_of(answer, 405)
    assert method not in answer["Allow"]


def test_a_method_override_is_not_looked_at(program: Program) -> None:
    answer = program.get("/api/v1/jobs/", headers={"X-HTTP-Method-Override": "DELETE"})
    assert answer.status_code == 200


def test_other_languages_than_json_are_not_spoken(program: Program) -> None:
    problem_of(program.read("jobs/", Accept="text/html"), 406)


@pytest.mark.parametrize("error", [OperationalError("connection refused"), InterfaceError("closed")])
def test_a_database_that_is_away_is_said_to_be_away(
    program: Program, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    answer = broken(program, monkeypatch, error)
    problem_of(answer, 503)
    assert int(answer["Retry-After"]) > 0
    assert "connection refused" not in answer.content.decode()


def test_a_fault_of_ours_tells_nothing_of_the_inside(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.raise_request_exception = False
    answer = broken(program, monkeypatch, RuntimeError("secret"))
    problem_of(answer, 500)
    assert "secret" not in answer.content.decode()


def broken(program: Program, monkeypatch: pytest.MonkeyPatch, error: Exception) -> Any:
    def fail(self: OutletViews) -> None:
        raise error

    monkeypatch.setattr(OutletViews, "get_queryset", fail)
    return program.read("outlets/")


def test_too_many_requests_are_told_when_to_come_back(
    program: Program, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TokenRateThrottle, "rate", "2/min", raising=False)
    spoofed = [{"X-Forwarded-For": f"10.0.0.{number}"} for number in range(3)]
    answers = [program.read("jobs/", **headers) for headers in spoofed]
    assert [answer.status_code for answer in answers[:2]] == [200, 200]
    problem_of(answers[2], 429)
    assert 0 < int(answers[2]["Retry-After"]) <= 61
    assert program_of(editor).read("jobs/").status_code == 200, "another key has its own count"


def test_requests_pass_uncounted_while_redis_is_away(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise redis.ConnectionError("no one there")

    monkeypatch.setattr(cache, "get", away)
    assert program.read("jobs/").status_code == 200


def test_a_foreign_host_name_is_refused(program: Program) -> None:
    assert program.get("/api/v1/jobs/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("name", LISTS)
def test_answers_name_their_kind_and_stay_as_they_are(program: Program, name: str) -> None:
    answer = program.read(f"{name}/")
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_program_without_a_key_costs_no_query(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        Client().get("/api/v1/articles/")


@pytest.mark.parametrize("path", ["cases/", "nowhere/", "articles/"])
def test_answers_stay_out_of_caches(program: Program, path: str) -> None:
    assert program.read(path)["Cache-Control"] == "no-store"


def test_an_address_that_is_not_there_is_a_problem_also_for_a_post_without_a_cookie(db: None) -> None:
    stranger = Client(enforce_csrf_checks=True)
    for path in ("/api/v1/cases/x/undo/", "/api/v1/niets/", "/api/"):
        problem_of(stranger.post(path, b"{}", content_type="application/json"), 404)
