"""Idempotency-Key: the same request sent twice is done once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.db import transaction
from rest_framework.exceptions import ParseError
from rest_framework.request import Request

from factcheck.api.permissions import caller
from factcheck.api.problems import Problem
from factcheck.models import IdempotentAnswer, User

Body = Any
MAX_KEY = 255


def answered_once(
    request: Request, work: Callable[[], Body], *, status: int = 202, body: object = None
) -> Body:
    """Do the work and return its answer; with an Idempotency-Key seen in the last 24 hours, only return the answer.

    work must return what is JSON-ready, and leave nothing outside the database when it fails.
    body: what stands for the request, ready for JSON, where its data is a file. Raises 422 when the key came with another body or address.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return work()
    if not (0 < len(key) <= MAX_KEY and key.isascii() and key.isprintable()):
        raise ParseError(
            f"Idempotency-Key is empty, too long or odd. Use 1 to {MAX_KEY} printable characters."
        )
    answer = stored_answer(
        caller(request), key, fingerprint(request, request.data if body is None else body), work, status
    )
    forget_old_answers()
    return answer


def fingerprint(request: Request, body: object) -> str:
    meant = json.dumps([request.path, body], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(meant.encode()).hexdigest()


@transaction.atomic
def stored_answer(user: User, key: str, body_hash: str, work: Callable[[], Body], status: int) -> Body:
    # Whoever comes second waits in get_or_create, on the constraint, until the first has committed work and answer.
    IdempotentAnswer.objects.expired().filter(user=user, key=key).delete()
    row, fresh = IdempotentAnswer.objects.get_or_create(user=user, key=key, defaults={"body_hash": body_hash})
    if row.body_hash != body_hash:
        raise Problem(
            422, "This Idempotency-Key was used for another request. Use a new key for a new request."
        )
    if fresh:
        row.status, row.body = status, work()
        row.save(update_fields=["status", "body"])
        row.refresh_from_db(
            fields=["body"]
        )  # jsonb orders keys its own way: the first answer reads as the next will
    return row.body


def forget_old_answers() -> None:
    """Drop a few answers past their day. Rows that someone else is at are left for the next time."""
    old = IdempotentAnswer.objects.expired().select_for_update(skip_locked=True)
    with transaction.atomic():
        IdempotentAnswer.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:100])).delete()
