"""Import published fact checks from the command line."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from factcheck.actions.fact_checks import FactCheckImport, import_records
from factcheck.management.progress_bar import progress_bar
from quotes.ingest.fact_checks import read_fact_checks

PROBLEMS_TOLD = 20


class Command(BaseCommand):
    help = (
        "Import published fact checks: ClaimReview as JSON or JSON lines, as a Data Commons feed, as JSON-LD within web pages, "
        "or as CSV, also zipped. One known by its address is updated. Prints one JSON object per file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)

    def handle(self, *, files: list[Path], **_: Any) -> None:
        """Exits with 1 when nothing of one of the files could be read; the others are imported all the same."""
        done = [self.import_file(file) for file in files]
        if not all(each and each.stored for each in done):
            sys.exit(1)

    def import_file(self, file: Path) -> FactCheckImport | None:
        name = str(file).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        try:
            with file.open("rb") as stream, progress_bar(file.name) as move:
                found = import_records(
                    read_fact_checks(name, stream),
                    after_chunk=lambda so_far: move(so_far.stored + so_far.bad, 0),
                )
        except OSError as error:
            self.stderr.write(f"{name}: {error.strerror or error}. Nothing of it was imported.")
            return None
        for problem in found.problems[:PROBLEMS_TOLD]:
            self.stderr.write(str(problem))
        if found.bad > PROBLEMS_TOLD:
            self.stderr.write(f"And {found.bad - PROBLEMS_TOLD:,} more.")
        self.stdout.write(json.dumps({"file": name, **found.counts}, ensure_ascii=False))
        return found
