"""Statements get the search text and vectors of today's version."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from quotes.actions.count_terms import count_terms
from quotes.actions.index_statements import BATCH, index_statements, outdated
from quotes.embedding import embedder
from quotes.models import Statement


class Command(BaseCommand):
    help = """Make search text and vectors of stored statements again, after EMBEDDER or its version changed.

    The site goes on meanwhile: a statement that is not done yet is found by its words, not by its meaning. May be stopped and
    started again; what is done is not done twice.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="those of today's version too")
        parser.add_argument("--batch", type=int, default=BATCH, help=f"statements a transaction ({BATCH})")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Statement.objects.all() if options["all"] else outdated()
        total, done, began = rows.count(), 0, time.monotonic()
        for count in index_statements(rows, options["batch"]):
            done += count
            rate = done / max(time.monotonic() - began, 0.001)
            self.stdout.write(f"{done:,} of {total:,} statements, {rate:,.0f} a second")
        counted = count_terms(everything=True)
        self.stdout.write(
            f"{done:,} statements are now of version {embedder().version}; words counted: {', '.join(counted) or 'none'}."
        )
