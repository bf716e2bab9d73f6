"""The index that keeps searches by meaning fast when statements are many."""

from __future__ import annotations

from django.conf import settings
from django.db import connection

from quotes.models import Statement

NAME = "statement_embedding"
# Malkov and Yashunin (2018); the values that pgvector starts from. `make bench-search` measures what they find.
CREATE = f"""
CREATE INDEX CONCURRENTLY IF NOT EXISTS {NAME} ON quotes_statement
USING hnsw (embedding halfvec_cosine_ops) WITH (m = 16, ef_construction = 64)
"""
STATE = "SELECT indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relname = %s"
# A graph that does not fit its memory is finished on disk, slowly. Half a kilobyte of a statement is its vector, the rest its links.
MEMORY_OF_ONE, LEAST_MEMORY, MOST_MEMORY = 1, 64_000, 8_000_000  # kB


def ensure_vector_index() -> bool:
    """Build the index once there are MATCH_ANN_FROM statements; True when this call built it. Not inside a transaction.

    Until then, and while it is built, every vector is compared, which is exact. The site goes on meanwhile. One builder at a time;
    a build that was killed leaves an invalid index, which is dropped and built anew.
    """
    statements = Statement.objects.count()
    if statements < settings.MATCH_ANN_FROM:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [NAME])
        if not cursor.fetchone()[0]:
            return False
        try:
            return build(cursor, statements)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [NAME])


def build(cursor: object, statements: int) -> bool:
    execute, fetchone = cursor.execute, cursor.fetchone  # type: ignore[attr-defined]  # Django's wrapper has no type to name
    execute(STATE, [NAME])
    state = fetchone()
    if state and state[0]:
        return False
    execute(f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}")
    memory = min(max(statements * MEMORY_OF_ONE, LEAST_MEMORY), MOST_MEMORY)
    execute(f"SET maintenance_work_mem = '{memory}kB'")
    execute(CREATE)
    execute("RESET maintenance_work_mem")
    return True
