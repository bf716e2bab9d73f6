"""A schema of its own for a ranking over other people's statements, gone when the block ends."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from quotes.models import Corpus, Speaker, Statement, TermFrequency


@contextmanager
def scratch_statements() -> Iterator[None]:
    """Inside, the tables of statements, speakers and term frequencies are empty ones of this transaction alone; outside, nothing has happened.

    The tables are made from the models in a new schema that comes first in the search path, and rolled back at the end:
    the live rows are neither read nor written, and a kill leaves nothing behind. Not inside another transaction.
    """
    schema = f"scratch_{uuid.uuid4().hex}"
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS vector")
            cursor.execute(f'CREATE SCHEMA "{schema}"')
            cursor.execute(f'SET LOCAL search_path TO "{schema}", public')
        with connection.schema_editor(atomic=False) as editor:
            for model in (Speaker, Statement, Corpus, TermFrequency):
                editor.create_model(model)
        yield
        transaction.set_rollback(True)
