from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes.actions.vector_index import NAME, ensure_vector_index
from quotes.embedding import embedder
from quotes.models import Statement
from quotes.search import find_similar, nearest_ids
from tests.builders import make_statement

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "De brug bij Duinmeer is al drie weken dicht."


@pytest.fixture(autouse=True)
def no_index_is_left() -> Any:
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {NAME}")


def valid() -> bool | None:
    """None where there is no index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relname = %s",
            [NAME],
        )
        row = cursor.fetchone()
    return row and row[0]


def test_no_index_is_built_before_there_are_enough_statements(settings: Any) -> None:
    settings.MATCH_ANN_FROM = 2
    make_statement(TEXT)
    assert not ensure_vector_index()
    assert valid() is None


def test_the_index_is_built_once_and_finds_what_comparing_all_finds(settings: Any) -> None:
    settings.MATCH_ANN_FROM = 1
    for number in range(50):
        make_statement(f"In Zandmeer staan {number} molens.")
    make_statement(TEXT)
    before = [hit.statement_id for hit in find_similar(TEXT, "nl", Statement.objects.all())]
    assert ensure_vector_index()
    assert not ensure_vector_index()
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off; SET enable_sort = off")
        after = [hit.statement_id for hit in find_similar(TEXT, "nl", Statement.objects.all())]
        cursor.execute("RESET enable_seqscan; RESET enable_sort")
    assert after[0] == before[0]
    assert set(after) == set(before)


def plan_of(candidates: Any) -> str:
    """How the vector branch is carried out, where the index is cheapest."""
    with CaptureQueriesContext(connection) as asked:
        nearest_ids(embedder().embed([TEXT])[0], candidates)
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off; SET enable_sort = off")
        cursor.execute("EXPLAIN " + asked.captured_queries[-1]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("RESET enable_seqscan; RESET enable_sort")
    return plan


def test_where_a_filter_leaves_few_each_of_them_is_compared(settings: Any) -> None:
    settings.MATCH_ANN_FROM = 10
    for number in range(50):
        make_statement(f"In Zandmeer staan {number} molens.", kind="claim" if number % 2 else "quote")
    make_statement(TEXT, kind="fact_check")
    assert ensure_vector_index()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE quotes_statement")
    assert f"Index Scan using {NAME}" in plan_of(Statement.objects.all())
    assert f"Index Scan using {NAME}" in plan_of(Statement.objects.filter(kind="claim"))
    checks = Statement.objects.filter(kind="fact_check")
    assert NAME not in plan_of(checks)
    assert nearest_ids(embedder().embed([TEXT])[0], checks) == [checks.get().pk]


def test_an_index_that_was_left_half_built_is_built_anew(settings: Any) -> None:
    settings.MATCH_ANN_FROM = 1
    make_statement(TEXT)
    assert ensure_vector_index()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pg_index SET indisvalid = false FROM pg_class WHERE pg_class.oid = indexrelid AND relname = %s",
            [NAME],
        )
    assert valid() is False
    assert ensure_vector_index()
    assert valid()


def test_comparing_all_reads_vectors_without_texts() -> None:
    for number in range(20):
        make_statement(f"In Zandmeer staan {number} molens.")
    candidates = Statement.objects.filter(kind__in=["claim", "fact_check"], language="nl").exclude(pk=1)
    vector = embedder().embed([TEXT])[0]
    with CaptureQueriesContext(connection) as asked:
        found = nearest_ids(vector, candidates)
    assert len(found) == candidates.count()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE quotes_statement")
        cursor.execute("SET enable_seqscan = off; SET enable_bitmapscan = off")
        cursor.execute("EXPLAIN " + asked.captured_queries[-1]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("RESET enable_seqscan; RESET enable_bitmapscan")
    assert "Index Only Scan using statement_compared" in plan
