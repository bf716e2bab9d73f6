"""What statements are found by, made again: after a change of embedder, or of how words are read."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from quotes.actions.store_statements import SEARCHED
from quotes.embedding import embedder, vectors
from quotes.language.normalise import search_text
from quotes.models import Statement
from quotes.models.statement import StatementQuerySet

BATCH = 500


def outdated() -> StatementQuerySet:
    """Statements whose vector another version made: by their words they are found, by their meaning not."""
    return Statement.objects.exclude(embedding_version=embedder().version)


def index_statements(rows: StatementQuerySet | None = None, size: int = BATCH) -> Iterator[int]:
    """Give outdated statements (or rows), newest first, the search text and vector of today; yield how many each batch did.

    May be stopped and started at will while the site runs: a transaction and three queries a batch.
    """
    wanted = outdated() if rows is None else rows
    left = wanted
    while ids := list(left.order_by("-pk").values_list("pk", flat=True)[:size]):
        with transaction.atomic():
            # Locked in the order of their keys, as every other writer does.
            index(list(Statement.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)))
        left = wanted.filter(pk__lt=ids[-1])
        yield len(ids)


def index(statements: list[Statement]) -> None:
    texts = [row.searched for row in statements]
    for statement, text, vector in zip(statements, texts, vectors(texts), strict=True):
        statement.search_text = search_text(text[:SEARCHED], statement.language)
        statement.embedding = vector
        statement.embedding_version = embedder().version
    Statement.objects.bulk_update(statements, ["search_text", "embedding", "embedding_version"])
