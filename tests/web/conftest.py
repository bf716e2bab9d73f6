"""What the pages' tests share: a browser without JavaScript, logged in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from factcheck.models import Case, Desk, User
from tests.builders import make_case, make_user


@pytest.fixture
def browser(client: Client, editor: User) -> Client:
    """The client with eva, an editor of desk, logged in; she reads English."""
    User.objects.filter(pk=editor.pk).update(language="en")
    client.force_login(editor)
    return client


@pytest.fixture
def reader(desk: Desk) -> Client:
    """Someone who may look on desk, and not decide."""
    client = Client()
    client.force_login(make_user(desk, "reader", language="en"))
    return client


@pytest.fixture
def stranger(db: None) -> Client:
    """Someone who is on no desk."""
    client = Client()
    client.force_login(make_user(language="en"))
    return client


@pytest.fixture
def case(desk: Desk) -> Case:
    return make_case(desk, "De gemeente telt 42 bruggen.")


@pytest.fixture
def htmx() -> dict[str, Any]:
    """Headers of a request that htmx makes."""
    return {"HX-Request": "true"}
