"""A row that disappears between the look and the lock, as when a new analysis commits just then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Model


@contextmanager
def removed_before_the_lock(row: Model) -> Iterator[None]:
    """The first query that locks anything finds row gone."""
    left = [row]

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "FOR UPDATE" in sql and left:
            left.pop().delete()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(run):
        yield
