"""The production ranker over a file of statements."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from quotes.actions.count_terms import count_terms
from quotes.actions.store_statements import Saying, store_statements
from quotes.management.json_lines import Record, json_line
from quotes.management.records import lines
from quotes.models import Statement
from quotes.scratch import scratch_statements
from quotes.search import find_similar

BATCH = 2000
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Command(BaseCommand):
    help = """Rank statements for each query, by the function that the site uses, in a scratch schema.

    Statements: lines of {"id","text","title"?,"language"}. Queries: lines of {"id","text","language"}.
    Prints a line per query: {"id","hits":[{"id","similarity"}]}, hits in rank order, similarity the cosine.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--statements", type=Path, required=True)
        parser.add_argument("--queries", type=Path, required=True)
        parser.add_argument("--top", type=int, default=20, help="hits per query (20)")

    def handle(self, *args: Any, **options: Any) -> None:
        with scratch_statements():
            names = load(options["statements"])
            count_terms(everything=True)
            for query in lines(options["queries"]):
                hits = ranked(query, names, options["top"])
                self.stdout.write(json_line({"id": query["id"], "hits": hits}))


def load(path: Path) -> dict[int, list[Any]]:
    """Store the file's statements in the scratch tables. Returns their ids in the file by id in the database.

    Equal texts are one statement, here as on the site, so a statement can have several ids.
    """
    names: dict[int, list[Any]] = defaultdict(list)
    batch: list[Record] = []
    for record in lines(path):
        batch.append(record)
        if len(batch) == BATCH:
            store(batch, names)
            batch = []
    store(batch, names)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE quotes_statement")
    return names


def store(batch: list[Record], names: dict[int, list[Any]]) -> None:
    sayings = [
        Saying("fact_check", storable(r["text"]), r["language"], None, storable(r.get("title") or ""))
        for r in batch
    ]
    statements, _ = store_statements(sayings)
    for record, statement in zip(batch, statements, strict=True):
        names[statement.pk].append(record["id"])


def storable(text: str) -> str:
    """Without what no PostgreSQL text holds: null characters and halves of characters."""
    return UNSTORABLE.sub("\ufffd", text)


def ranked(query: Record, names: dict[int, list[Any]], top: int) -> list[Record]:
    hits = find_similar(query["text"], query["language"], Statement.objects.all(), limit=top)
    found = [
        {"id": name, "similarity": round(hit.similarity, 6)}
        for hit in hits
        for name in names[hit.statement_id]
    ]
    return found[:top]
