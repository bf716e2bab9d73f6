"""Counting how common words are, now and then: a ranking does not need them to the last statement."""

from __future__ import annotations

from django.db import connection, transaction

from quotes.language.languages import LANGUAGES
from quotes.models import Corpus, Statement

# Past so many statements a sample of them is counted: the weight of a word is a logarithm, and hardly moves.
COUNTED_WHOLE = 200_000
GROWN = 1.1  # by so much a language has grown before it is counted again

COUNT = """
CREATE TEMPORARY TABLE counted AS
SELECT word, ndoc FROM ts_stat(%(sample)s)
"""
REPLACE = """
WITH gone AS (
    DELETE FROM quotes_termfrequency
    WHERE language = %(language)s AND NOT EXISTS (SELECT FROM counted WHERE word = term)
)
INSERT INTO quotes_termfrequency (language, term, statements)
SELECT %(language)s, word, ceil(ndoc * %(scale)s) FROM counted ORDER BY word
ON CONFLICT (language, term) DO UPDATE SET statements = EXCLUDED.statements
WHERE quotes_termfrequency.statements <> EXCLUDED.statements
"""
SAMPLE = "SELECT search_vector FROM quotes_statement {sampled} WHERE language = '{language}'"


def count_terms(*, everything: bool = False) -> list[str]:
    """Count the languages that have grown by a tenth since they were counted, or all. Returns those counted.

    Cost: one scan of a language's statements, 200,000 of them at most.
    """
    before = dict(Corpus.objects.values_list("language", "statements"))
    counted = []
    for language in LANGUAGES:
        now = Statement.objects.filter(language=language).count()
        if now and (
            everything or not before.get(language, 0) / GROWN <= now <= before.get(language, 0) * GROWN
        ):
            counted += [language] if count_language(language, now) else []
    return counted


@transaction.atomic
def count_language(language: str, statements: int) -> bool:
    """False when another process is counting."""
    percent = min(100.0, 100.0 * COUNTED_WHOLE / statements)
    sampled = f"TABLESAMPLE SYSTEM ({percent:.4f})" if percent < 100 else ""
    sample = SAMPLE.format(sampled=sampled, language=language)
    with connection.cursor() as cursor:
        # Two workers that count at once would wait for each other's rows crosswise: the second goes without. The lock is the
        # table's, so a scratch schema (`rank`) has one of its own.
        cursor.execute("SELECT pg_try_advisory_xact_lock(1, 'quotes_termfrequency'::regclass::oid::int)")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(COUNT, {"sample": sample})
        cursor.execute(REPLACE, {"language": language, "scale": 100.0 / percent})
        cursor.execute(f"SELECT coalesce(avg(length(search_vector)), 0) FROM ({sample}) AS counted")  # noqa: S608
        (mean,) = cursor.fetchone()
        cursor.execute("DROP TABLE counted")
    Corpus.objects.update_or_create(
        language=language, defaults={"statements": statements, "mean_length": max(float(mean), 1.0)}
    )
    return True
