"""Calling the API as a program does."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from factcheck.models import User
from tests.builders import make_token

V1 = "/api/v1/"
LISTS = [
    "articles",
    "quotes",
    "claims",
    "statements",
    "fact-checks",
    "matches",
    "cases",
    "reviews",
    "speakers",
    "outlets",
    "jobs",
    "imports",
    "wording-edits",
    "desks",
    "watch-lists",
    "webhooks",
    "deliveries",
]


class Program(Client):
    """A client that sends its key, and JSON."""

    def send(self, path: str, body: object = None, **headers: str) -> Any:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.post(V1 + path, raw, content_type="application/json", headers=named)

    def read(self, path: str, **headers: str) -> Any:
        return self.get(V1 + path, headers=headers)


def program_of(user: User, scope: str = "write", **token: Any) -> Program:
    return with_key(make_token(user, scope, **token))


def with_key(key: str) -> Program:
    return Program(headers={"Authorization": f"Bearer {key}"})


def problem_of(response: Any, status: int) -> dict[str, Any]:
    """The problem in a response, whose shape is checked on the way."""
    assert response.status_code == status, response.content[:500]
    assert response["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = json.loads(response.content)
    assert problem["status"] == status
    assert {"type", "title", "detail"} <= problem.keys()
    return problem
