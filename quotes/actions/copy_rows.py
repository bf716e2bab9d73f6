"""Many rows into a table in one COPY, the fastest way into PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED
from django.utils import timezone
from psycopg import sql


def copy_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    meanwhile: Callable[[], object] | None = None,
    **same: Any,
) -> None:
    """Add rows in one statement. Nothing is added when one of them is refused, and no row may be there already.

    columns: names of model's columns, in the order of each row's values. same: values that all rows share.
    Every other column gets its default. meanwhile: called after each row, while the server works on it.
    Sent in binary: a fifth less work than as text, for both sides. Raises what the database raises for the first row that it
    refuses.
    """
    fields = [field for field in model._meta.concrete_fields if field.attname not in columns]
    shared = {str(field.column): value_of(field, same) for field in fields if has_value(field, same)}
    names = sql.SQL(", ").join([sql.Identifier(name) for name in (*columns, *shared)])
    table = sql.Identifier(model._meta.db_table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(table, names)
    constants = tuple(shared.values())
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        copy.set_types([type_of(model, name) for name in (*columns, *shared)])
        for row in rows:
            copy.write_row((*row, *constants))
            if meanwhile:
                meanwhile()


def type_of(model: type[models.Model], column: str) -> str:
    """The type of a column as the database calls it, without its length."""
    [field] = (each for each in model._meta.concrete_fields if column in (each.attname, each.column))
    return (field.db_type(connection) or "").partition("(")[0]


def has_value(field: models.Field[Any, Any], same: dict[str, Any]) -> bool:
    """Whether we write the column; else the database does: keys, and defaults of its own."""
    return field.attname in same or not (field.primary_key or field.db_default is not NOT_PROVIDED)


def value_of(field: models.Field[Any, Any], same: dict[str, Any]) -> Any:
    if field.attname in same:
        return field.get_db_prep_save(same[field.attname], connection)
    if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
        return timezone.now()
    return field.get_db_prep_save(field.get_default(), connection)
