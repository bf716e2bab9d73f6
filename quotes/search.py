"""The ranking: full text and vectors, fused in one SQL statement.

The site, the tasks and `manage.py rank` all call find_similar; there is no second ranker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from pgvector import HalfVector

from quotes.embedding import embedder, vectors
from quotes.language.normalise import search_text
from quotes.matching.stop_words import STOP_WORDS
from quotes.models import Statement

# Candidates that each branch hands to the fusion, and the constant of reciprocal rank fusion
# (Cormack, Clarke and Buettcher 2009, who found 60 to do well over many collections).
POOL = 100
FUSION_CONSTANT = 60

SQL = """
WITH candidates AS NOT MATERIALIZED ({candidates}),
by_vector AS (
    SELECT id, row_number() OVER (ORDER BY distance, id) AS rank
    FROM (
        SELECT id, embedding <=> %(vector)s::halfvec AS distance FROM candidates
        WHERE embedding IS NOT NULL AND embedding_version = %(version)s
        ORDER BY embedding <=> %(vector)s::halfvec, id LIMIT %(pool)s
    ) AS nearest
),
by_words AS (
    SELECT id, row_number() OVER (ORDER BY score DESC, id) AS rank
    FROM (
        SELECT id, ts_rank_cd(search_vector, query, 1) AS score
        FROM candidates, to_tsquery('simple', %(words)s) AS query
        WHERE language = %(language)s AND search_vector @@ query
        ORDER BY score DESC, id LIMIT %(pool)s
    ) AS best
)
SELECT statement.id,
    coalesce(1 - (statement.embedding <=> %(vector)s::halfvec), 0) AS similarity,
    by_words.rank AS lexical_rank,
    by_vector.rank AS vector_rank
FROM by_vector
FULL JOIN by_words USING (id)
JOIN quotes_statement AS statement USING (id)
ORDER BY coalesce(1.0 / (%(constant)s + by_vector.rank), 0) + coalesce(1.0 / (%(constant)s + by_words.rank), 0) DESC,
    similarity DESC, statement.id
LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement like the one asked about.

    similarity: cosine, -1..1. lexical_rank, vector_rank: its place in each branch, from 1; None outside its best 100.
    """

    statement_id: int
    similarity: float
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

    Words count among candidates of the same language only; vectors count for all. vector: that of text, if it is known.
    Ties are broken by id, so the same rows give the same list. One query.
    """
    asked_for = HalfVector(list(vector)) if vector is not None else vectors([text])[0]
    words = telling_words(text, language)
    if asked_for is None or not words:
        return []
    columns = candidates.order_by().values(
        "id", "language", "search_vector", "embedding", "embedding_version"
    )
    inner, values = columns.query.sql_with_params()
    # The candidates' own SQL has positional parameters; a statement cannot mix those with named ones.
    named = {f"candidate_{number}": value for number, value in enumerate(values)}
    inner = inner.replace("%%", "%%%%") % tuple(f"%({name})s" for name in named)
    statement = SQL.format(candidates=inner)
    asked = {
        "vector": asked_for.to_text(),
        "version": embedder().version,
        "words": " | ".join(f"'{word}'" for word in sorted(words)),
        "language": language,
        "pool": max(POOL, limit),
        "constant": FUSION_CONSTANT,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, named | asked)
        return [Hit(*row) for row in cursor.fetchall()]


def telling_words(text: str, language: str) -> set[str]:
    """The words and stems to look for: without stop words, which stand everywhere, unless there is nothing else."""
    found = set(search_text(text, language).split())
    return found - STOP_WORDS.get(language, frozenset()) or found
