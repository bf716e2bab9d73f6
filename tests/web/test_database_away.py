"""What people see while the database is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from factcheck.models import Case
from factcheck.web import health

ERRORS = [OperationalError("connection refused"), InterfaceError("connection already closed")]


@contextmanager
def away(error: Exception, only: Callable[[str], bool] = bool) -> Iterator[None]:
    """No query gets an answer, or none of those that only picks out."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if only(sql):
            raise error
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize(
    ("language", "words"), [("nl", "De database is weg"), ("en", "The database is away")]
)
def test_a_page_says_so_in_the_readers_language_and_when_to_come_back(
    browser: Client, error: Exception, language: str, words: str
) -> None:
    with away(error):
        response = browser.get("/articles/", headers={"accept-language": language})
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert words in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/status/", "/profile/", "/admin/", "/login/"])
def test_a_database_that_goes_away_in_the_middle_of_a_page_is_said_too(browser: Client, address: str) -> None:
    with away(ERRORS[0], lambda sql: "django_session" not in sql and "factcheck_user" not in sql):
        response = browser.get(address)
    assert response.status_code in (200, 302, 503)
    with away(ERRORS[0]):
        assert browser.get(address).status_code == 503


def test_nothing_is_half_saved(browser: Client, case: Case) -> None:
    with away(ERRORS[0], lambda sql: "audit" in sql):
        response = browser.post(f"/cases/{case.pk}/verdict/", {"verdict": "disputed", "version": 0})
    assert response.status_code == 503
    assert Case.objects.get(pk=case.pk).review is None


def test_who_is_not_logged_in_is_told_too(client: Client, db: None) -> None:
    client.cookies["wederhoor"] = "x" * 32
    with away(ERRORS[0]):
        assert client.get("/login/").status_code == 503


@pytest.mark.parametrize("error", ERRORS)
def test_health_says_which_part_is_down(client: Client, db: None, error: Exception) -> None:
    with away(error):
        answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["database"]) == (503, "down")
    assert health.database() == "up"
