"""Writing the audit trail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models

from factcheck.models import AuditEntry, User

EACH = """
    INSERT INTO factcheck_auditentry (at, actor_id, action, target, before, after)
    SELECT statement_timestamp(), %(actor)s, %(action)s, %(model)s || ':' || (changed ->> 0), '{}', changed -> 1
    FROM jsonb_array_elements(%(changed)s::jsonb) AS changed
"""


def entry(
    actor: User | None,
    action: str,
    target: models.Model,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEntry:
    """An entry to be written. actor None is the workbench itself."""
    where = f"{target._meta.model_name}:{target.pk}"
    return AuditEntry(actor=actor, action=action, target=where, before=before or {}, after=after or {})


def note(actor: User | None, action: str, target: models.Model, **changed: dict[str, Any]) -> AuditEntry:
    """Write one entry, in the caller's transaction. changed: before and after, as for entry."""
    made = entry(actor, action, target, **changed)
    made.save()
    return made


def note_many(entries: Iterable[AuditEntry]) -> None:
    """Write entries of a bulk action, in the caller's transaction. One query per thousand."""
    AuditEntry.objects.bulk_create(entries, batch_size=1000)


def note_each(
    actor: User | None, action: str, model: type[models.Model], after: Iterable[tuple[int, str]]
) -> None:
    """Write an entry for each row of model, given its id and what changed, as JSON; in the caller's transaction. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            EACH,
            {
                "actor": actor.pk if actor else None,
                "action": action,
                "model": model._meta.model_name,
                # One text: an array would be put together value by value.
                "changed": f"[{','.join(f'[{pk},{said}]' for pk, said in after)}]",
            },
        )
