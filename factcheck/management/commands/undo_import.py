"""Undo an import from the command line, the way the admin's button does."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.actions.import_here import PutAside, undo_here
from factcheck.actions.undo_import import CannotBeUndone, added, kept_by_work, start_undo
from factcheck.management.progress_bar import progress_bar
from factcheck.models import ImportBatch, ImportRow


class Command(BaseCommand):
    help = (
        "Take out the articles that an import brought in, and let stand again what it replaced or took back. "
        "Articles that editors worked on stay and are listed. Prints one JSON object."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int, metavar="IMPORT", help="its number, as import_articles prints it")
        parser.add_argument("--dry-run", action="store_true", help="say what would go and what would stay")

    def handle(self, *, id: int, dry_run: bool, **_: Any) -> None:
        """Exits with 1 when articles stay because editors worked on them."""
        batch = ImportBatch.objects.filter(pk=id).first()
        if batch is None:
            raise CommandError(f"There is no import {id}. The admin lists them.")
        if not dry_run:
            self.undo(batch)
        kept = list(kept_by_work(batch))
        for article in kept:
            self.stderr.write(f"Stays, as editors worked on it: article {article.pk}, {article}")
        gone = batch.rows.filter(outcome=ImportRow.Outcome.UNDONE).count()
        would_go = added(batch).count() - len(kept)
        told = {"import": batch.pk, "kept": len(kept)} | (
            {"would_go": would_go} if dry_run else {"undone": gone}
        )
        self.stdout.write(json.dumps(told))
        if kept and not dry_run:
            sys.exit(1)

    def undo(self, batch: ImportBatch) -> None:
        if batch.state != ImportBatch.State.UNDOING:  # else it was cut off, and goes on
            try:
                start_undo(batch, by=None)
            except CannotBeUndone as error:
                raise CommandError(str(error)) from None
        batch.refresh_from_db()
        total = batch.rows.brought().count()
        try:
            with progress_bar(f"undo {batch.name}") as move:
                undo_here(batch, lambda undoing: move(total - undoing.rows.brought().count(), total))
        except PutAside as error:
            raise CommandError(f"The undoing stopped: {error}") from None
