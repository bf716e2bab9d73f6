"""Import files of articles from the command line, the way the admin's upload does."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, Q

from factcheck.actions import import_batches
from factcheck.actions.import_here import PutAside, import_here
from factcheck.heartbeat import worker_alive
from factcheck.management.progress_bar import progress_bar
from factcheck.models import ImportBatch, Job

PROBLEMS_TOLD = 20
COUNTS = ("new", "unchanged", "revised", "bad")
DONE = ImportBatch.State.DONE
POLL_S = 0.5
# A worker may take this long to start, or to report again, before it counts as none.
WORKER_AWAITED_S = 5.0


class Command(BaseCommand):
    help = (
        "Import articles from files of any format in docs/import-formats.md, also zipped. "
        "Prints one JSON object per file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--outlet", default="", metavar="NAME", help="for articles that name none")
        parser.add_argument(
            "--wait", action="store_true", help="until the articles are analysed; needs a worker"
        )

    def handle(self, *, files: list[Path], outlet: str, wait: bool, **_: Any) -> None:
        """Exits with 1 when nothing of one of the files could be read; the others are imported all the same."""
        if len(outlet) > 200:
            raise CommandError(f"--outlet has {len(outlet)} characters; at most 200 are kept. Shorten it.")
        batches = [self.import_file(file, outlet) for file in files]
        read = [
            batch for batch in batches if batch and batch.state == DONE and batch.records_done > batch.bad
        ]
        if wait and read:
            self.wait_for_analysis(read[0])
        if len(read) < len(files):
            sys.exit(1)

    def import_file(self, file: Path, outlet: str) -> ImportBatch | None:
        """The batch as it ended; None, with the reason on standard error, when the file could not be opened."""
        try:
            with file.open("rb") as stream:
                batch = import_batches.upload(
                    File(stream), name=shown(file.name), outlet=outlet, uploaded_by=None
                )
        except OSError as error:
            self.stderr.write(f"{shown(file)}: {error.strerror or error}. Nothing of it was imported.")
            return None
        self.run_import(batch)
        self.tell_problems(batch)
        counts = {name: getattr(batch, name) for name in COUNTS}
        self.stdout.write(json.dumps({"file": shown(file), **counts}, ensure_ascii=False))
        return batch

    def run_import(self, batch: ImportBatch) -> None:
        found = import_batches.preview(batch)
        import_batches.confirm(batch, by=None, total=found.good + found.bad if found.complete else 0)
        batch.refresh_from_db()
        try:
            with progress_bar(batch.name) as move:
                import_here(batch, lambda counted: move(counted.records_done, counted.records_total))
        except PutAside as error:
            self.stderr.write(f"{batch.name}: the import stopped after {batch.records_done} records: {error}")
        except KeyboardInterrupt:
            import_batches.cancel(batch, by=None)
            self.stderr.write(f"{batch.name}: stopped. What is imported stays; import it again for the rest.")
            sys.exit(130)

    def tell_problems(self, batch: ImportBatch) -> None:
        for problem in batch.problems.order_by("record")[:PROBLEMS_TOLD]:
            line = f" line {problem.line}" if problem.line else ""
            column = f", {problem.column}" if problem.column else ""
            self.stderr.write(f"{problem.file}{line}{column}: {problem.reason}")
        if batch.bad > PROBLEMS_TOLD:
            more = batch.bad - PROBLEMS_TOLD
            self.stderr.write(f"And {more:,} more: see import {batch.pk} in the admin.")

    def wait_for_analysis(self, first: ImportBatch) -> None:
        """Until every article announced since the first import began is analysed or put aside."""
        heard = time.monotonic()
        with progress_bar("analysis") as move:
            while (counts := analysis_since(first))["ended"] < counts["all"]:
                move(counts["ended"], counts["all"])
                heard = time.monotonic() if worker_alive() else heard
                if time.monotonic() - heard > WORKER_AWAITED_S:
                    waiting = counts["all"] - counts["ended"]
                    self.stderr.write(f"No worker is running. Articles that wait for one: {waiting:,}.")
                    return
                time.sleep(POLL_S)
        if counts["aside"]:
            self.stderr.write(
                f"Articles that could not be analysed: {counts['aside']:,}. The status page says why."
            )


def analysis_since(first: ImportBatch) -> dict[str, int]:
    """How many articles were announced since the batch began, how many of them ended, and how many were put aside."""
    articles = Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, created_at__gte=first.started_at)
    aside = Q(state=Job.State.QUARANTINED)
    ended = aside | Q(state=Job.State.DONE)
    return articles.aggregate(all=Count("pk"), ended=Count("pk", ended), aside=Count("pk", aside))


def shown(path: Path | str) -> str:
    """A path as text that every terminal and column holds, also when its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
