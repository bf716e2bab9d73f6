"""The ranking: candidates by words and by vectors from one SQL statement, put in order by these and by how their words align.

The site, the tasks and `manage.py rank` all call find_similar; there is no second ranker. docs/matching.md explains the choices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from numpy.typing import NDArray
from pgvector import HalfVector

from quotes.embedding import embedder, vectors
from quotes.language.normalise import search_terms
from quotes.likeness import alignments, likeness
from quotes.matching.alignment import Alignment
from quotes.models import Statement
from quotes.models.statement import DIMENSIONS

# Candidates that each branch hands on; all of them are then scored by both.
POOL = 100
# Statements that the words of a query may bring, the rarest words first: common ones bring everything and tell nothing.
ROWS_READ = 8_000
MOST_TERMS = 200  # of a query
# BM25 (Robertson and Zaragoza 2009): how soon repeats stop counting, and how far long statements are held back.
SATURATION, LENGTH = 1.2, 0.5
# What they are worth beside a cosine of 1: that a statement has all words of the query, and that all words of both align.
# Fitted on development sets, each left out in turn (docs/matching.md).
WORDS_WEIGH, ALIGNMENT_WEIGHS = 2.2, 3.8
# Behind a filter the index has to look further for as many that pass: its nearest POOL would be found among too few.
POOL_BEHIND_FILTER = 450
READ = 5_000  # characters of a statement whose words are aligned

NEAREST = """
SELECT id FROM (
    SELECT id, embedding <=> %(vector)s::halfvec AS distance FROM ({candidates}) AS candidates
    WHERE embedding IS NOT NULL AND embedding_version = %(version)s
    ORDER BY {distance}, id LIMIT %(deep)s
) AS nearest ORDER BY distance + 0, id LIMIT %(pool)s
"""
# The index serves this very expression; with a zero added, each candidate is compared.
BY_INDEX, EACH = "embedding <=> %(vector)s::halfvec", "(embedding <=> %(vector)s::halfvec) + 0"
SQL = """
WITH asked AS MATERIALIZED (
    SELECT query.term, mean_length, coalesce(held.statements, 0) AS held_by,
        ln(1 + (greatest(known - coalesce(held.statements, 0), 0) + 0.5) / (coalesce(held.statements, 0) + 0.5)) AS idf
    FROM unnest(%(terms)s::text[]) AS query (term)
    CROSS JOIN (
        SELECT coalesce(max(statements), 1) AS known, coalesce(max(mean_length), 20) AS mean_length
        FROM quotes_corpus WHERE language = %(language)s
    ) AS corpus
    LEFT JOIN quotes_termfrequency AS held ON held.language = %(language)s AND held.term = query.term
),
telling AS MATERIALIZED (
    SELECT term, idf AS weight
    FROM (
        SELECT *, sum(held_by) OVER rarest_first AS brought, row_number() OVER rarest_first AS place
        FROM asked WINDOW rarest_first AS (ORDER BY held_by, term)
    ) AS counted
    WHERE brought <= %(rows_read)s OR place = 1
),
candidates AS NOT MATERIALIZED ({candidates}),
by_vector AS MATERIALIZED ({nearest}),
by_words AS MATERIALIZED (
    SELECT candidates.id
    FROM telling JOIN candidates ON search_vector @@ ('''' || term || '''')::tsquery
    WHERE candidates.language = %(language)s
    GROUP BY candidates.id ORDER BY sum(weight) DESC, candidates.id LIMIT %(pool)s
),
scored AS MATERIALIZED (
    SELECT statement.id, left(concat_ws(' ', nullif(title, ''), text), %(read)s) AS said,
        CASE WHEN embedding_version = %(version)s THEN coalesce(1 - (embedding <=> %(vector)s::halfvec), 0) ELSE 0 END
            AS similarity,
        CASE WHEN language = %(language)s THEN (
            SELECT coalesce(sum(idf * found * (1 + %(saturation)s) / (
                found + %(saturation)s * (1 - %(length)s + %(length)s * length(search_vector) / mean_length)
            )), 0)
            FROM (SELECT lexeme, cardinality(positions) AS found FROM unnest(search_vector)) AS has
            JOIN asked ON asked.term = lexeme
        ) / (SELECT sum(idf) FROM asked) ELSE 0 END AS words
    FROM (SELECT id FROM by_vector UNION SELECT id FROM by_words) AS pool
    JOIN quotes_statement AS statement USING (id)
)
SELECT id, said, similarity, words,
    CASE WHEN words > 0 THEN rank() OVER (ORDER BY words DESC) END AS lexical_rank,
    CASE WHEN similarity > 0 THEN rank() OVER (ORDER BY similarity DESC) END AS vector_rank
FROM scored
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement like the one asked about.

    similarity, weakest: as quotes.likeness. lexical_rank, vector_rank: its place by words and by meaning among all that were
    scored, from 1; None where it shares no word (or is in another language), or no meaning.
    """

    statement_id: int
    similarity: float
    lexical_rank: int | None
    vector_rank: int | None
    weakest: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A row of the statement. cosine: of the vectors, words: share of the query's telling words that it has, by rarity."""

    statement_id: int
    text: str
    cosine: float
    words: float
    lexical_rank: int | None
    vector_rank: int | None


def find_similar(
    text: str,
    language: str,
    candidates: QuerySet[Statement],
    *,
    vector: Sequence[float] | None = None,
    limit: int = 20,
) -> list[Hit]:
    """Return the candidates most like text, best first; [] when text has no words.

    Words count among candidates of the same language only; meaning counts for all. vector: that of text, if it is known.
    Ties are broken by id, so the same rows give the same list. One query, two where candidates are filtered. Raises ValueError for a vector that cannot be compared.
    """
    if vector is not None:
        require_comparable(vector)
    asked_for = HalfVector(list(vector)) if vector is not None else vectors([text])[0]
    # What a query says twice is not wanted twice: tweets repeat themselves.
    terms = list(dict.fromkeys(search_terms(text, language)))[:MOST_TERMS]
    if asked_for is None or not terms:
        return []
    pool = max(POOL, limit)
    inner, named = candidates_sql(candidates)
    nearest, deep = nearest_sql(candidates, inner, named, pool)
    asked: dict[str, Any] = {
        "vector": asked_for.to_text(),
        "version": embedder().version,
        "deep": deep,
        "terms": terms,
        "language": language,
        "pool": pool,
        "rows_read": ROWS_READ,
        "saturation": SATURATION,
        "length": LENGTH,
        "read": READ,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(candidates=inner, nearest=nearest), named | asked)
        scored = [Scored(*row) for row in cursor.fetchall()]
    return ranked(text, scored)[:limit]


def require_comparable(vector: Sequence[float]) -> None:
    """Raises ValueError for another dimension, and for what has no direction."""
    if len(vector) != DIMENSIONS:
        raise ValueError(
            f"A vector of {len(vector)} numbers was asked about; the database holds {DIMENSIONS}."
        )
    if not np.isfinite(vector).all():
        raise ValueError("A vector was asked about in which something is not a number.")
    if not np.any(vector):
        raise ValueError("A vector was asked about that is all zeros; it is like nothing.")


def nearest_ids(vector: Sequence[float] | NDArray[np.float32], candidates: QuerySet[Statement]) -> list[int]:
    """The vector branch by itself: ids of the nearest POOL candidates, nearest first. One query, two where candidates are filtered."""
    inner, named = candidates_sql(candidates)
    nearest, deep = nearest_sql(candidates, inner, named, POOL)
    asked = {
        "vector": HalfVector(list(vector)).to_text(),
        "version": embedder().version,
        "pool": POOL,
        "deep": deep,
    }
    with connection.cursor() as cursor:
        cursor.execute(nearest, named | asked)
        return [row[0] for row in cursor.fetchall()]


def nearest_sql(
    candidates: QuerySet[Statement], inner: str, named: dict[str, Any], pool: int
) -> tuple[str, int]:
    """The vector branch, and how many it fetches: by the index, unless a filter leaves so few that each is compared."""
    if not candidates.query.where:
        return NEAREST.format(candidates=inner, distance=BY_INDEX), pool
    if expected_rows(inner, named) <= settings.MATCH_ANN_FROM:
        return NEAREST.format(candidates=inner, distance=EACH), pool
    return NEAREST.format(candidates=inner, distance=BY_INDEX), max(pool, POOL_BEHIND_FILTER)


def expected_rows(inner: str, named: dict[str, Any]) -> int:
    """How many candidates PostgreSQL expects, from its statistics: half a millisecond, however many there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {inner}", named)
        (plans,) = cursor.fetchone()
    return int(plans[0]["Plan"]["Plan Rows"])


def ranked(text: str, scored: Sequence[Scored]) -> list[Hit]:
    """Best first: what words and vectors say of each, and how far its words align with those of text."""
    aligned = alignments(text, [row.text for row in scored])
    found = [
        (
            row.cosine + WORDS_WEIGH * row.words + (ALIGNMENT_WEIGHS * alignment.mean if alignment else 0.0),
            hit_of(row, alignment),
        )
        for row, alignment in zip(scored, aligned, strict=True)
    ]
    return [hit for _, hit in sorted(found, key=lambda scored: (-scored[0], scored[1].statement_id))]


def hit_of(row: Scored, alignment: Alignment | None) -> Hit:
    alike = likeness(row.cosine, alignment)
    return Hit(row.statement_id, alike.similarity, row.lexical_rank, row.vector_rank, alike.weakest)


def candidates_sql(candidates: QuerySet[Statement]) -> tuple[str, dict[str, Any]]:
    """The SQL of what may be found, with named parameters: a statement cannot mix these with the positional ones of Django."""
    columns = candidates.order_by().values(
        "id", "language", "search_vector", "embedding", "embedding_version"
    )
    inner, values = columns.query.sql_with_params()
    named = {f"candidate_{number}": value for number, value in enumerate(values)}
    return inner.replace("%%", "%%%%") % tuple(f"%({name})s" for name in named), named
