"""Statements to time searches on: halves of newspaper sentences put together anew, with vectors of our own embedder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching_sets import newspaper

# Of twenty statements eleven are claims, one is a fact check; half have a speaker of 300, few of them much more than the others.
KINDS = ["claim"] * 11 + ["quote"] * 8 + ["fact_check"]
SPEAKERS, FIRST_DAY, DAYS = 300, date(2019, 1, 1), 2_500
CHUNK = 20_000  # texts that are made, embedded and sent at once
COLUMNS = {
    "kind": "text",
    "text": "text",
    "title": "text",
    "language": "text",
    "speaker_id": "int8",
    "said_on": "date",
    "said_precision": "text",
    "fingerprint": "text",
    "search_text": "text",
    "embedding": "halfvec",
    "embedding_version": "text",
    "created_at": "timestamptz",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What the database holds. vectors: as stored, shape (n, 256), in the order of ids from 1; queries: none of its texts."""

    vectors: NDArray[np.float16]
    queries: list[str]


def fill(size: int, queries: int) -> Filled:
    """Put size statements into an empty table, with every index but that of vectors. Cost: 12 minutes for a million."""
    from django.db import connection

    from quotes.actions.count_terms import count_terms
    from quotes.models import Speaker, Statement

    texts = made_up(size + queries)
    words = next(index for index in Statement._meta.indexes if index.name == "statement_search")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS statement_embedding")
        cursor.execute("TRUNCATE quotes_statement, quotes_speaker RESTART IDENTITY CASCADE")
        cursor.execute("SET maintenance_work_mem = '512MB'")
    with connection.schema_editor() as editor:
        editor.remove_index(Statement, words)
    Speaker.objects.bulk_create(Speaker(name=f"Speaker {number}") for number in range(SPEAKERS))
    vectors = np.concatenate([stored(texts[i : min(i + CHUNK, size)], i) for i in range(0, size, CHUNK)])
    with connection.schema_editor() as editor:
        editor.add_index(Statement, words)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE quotes_statement")
        cursor.execute("RESET maintenance_work_mem")
    count_terms(everything=True)
    return Filled(vectors, texts[size:])


def made_up(size: int) -> list[str]:
    """Distinct statements: the first half of one sentence with the second half of another."""
    random = np.random.default_rng(0)
    words = [text.split() for text in newspaper()]
    found: dict[str, None] = {}
    while len(found) < size:
        a, b = (words[i] for i in random.integers(len(words), size=2))
        found[" ".join([*a[: len(a) // 2], *b[len(b) // 2 :]])] = None
    return list(found)


def stored(texts: Sequence[str], first: int) -> NDArray[np.float16]:
    """Send a part of the statements; returns their vectors, rounded as the database rounds them."""
    from django.db import connection
    from pgvector.psycopg import register_vector

    from quotes.embedding import embedder

    vectors = embedder().embed(texts).astype(np.float16)
    connection.ensure_connection()
    register_vector(connection.connection)  # before the cursor, which takes what is known by now
    into = f"COPY quotes_statement ({', '.join(COLUMNS)}) FROM STDIN BINARY"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        copy.set_types(list(COLUMNS.values()))
        for row in rows_of(texts, vectors, first):
            copy.write_row(row)
    return vectors


def rows_of(texts: Sequence[str], vectors: NDArray[np.float16], first: int) -> Iterator[tuple[object, ...]]:
    from pgvector import HalfVector

    from quotes.embedding import embedder
    from quotes.language.normalise import fingerprint, search_text

    version, now = embedder().version, datetime.now(UTC)
    random = np.random.default_rng(first)
    kinds, days = random.integers(len(KINDS), size=len(texts)), random.integers(DAYS, size=len(texts))
    speakers = 1 + (SPEAKERS * random.random(len(texts)) ** 3).astype(int)
    for i, (text, vector) in enumerate(zip(texts, vectors, strict=True)):
        yield (
            KINDS[kinds[i]],
            text,
            "",
            "nl",
            int(speakers[i]) if i % 2 else None,
            FIRST_DAY + timedelta(days=int(days[i])),
            "day",
            fingerprint(text),
            search_text(text, "nl"),
            HalfVector(vector),
            version,
            now,
        )
