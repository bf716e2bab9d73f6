"""Import files of articles from the command line, the way the admin's upload does."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, Q
from django.utils.translation import get_language

from factcheck.actions import import_batches
from factcheck.actions.import_here import PutAside, import_here
from factcheck.actions.import_preview import preview
from factcheck.actions.import_report import report_lines
from factcheck.heartbeat import worker_alive
from factcheck.management.progress_bar import progress_bar
from factcheck.models import ImportBatch, Job

PROBLEMS_TOLD = 20
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
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path)
        parser.add_argument("--outlet", default="", metavar="NAME", help="for articles that name none")
        parser.add_argument(
            "--resume", type=int, metavar="IMPORT", help="go on with an import that was stopped or cut off"
        )
        parser.add_argument(
            "--report", type=Path, metavar="CSV", help="write what became of every record to this file"
        )
        parser.add_argument(
            "--wait", action="store_true", help="until the articles are analysed; needs a worker"
        )

    def handle(
        self,
        *,
        files: list[Path],
        outlet: str,
        resume: int | None,
        report: Path | None,
        wait: bool,
        **_: Any,
    ) -> None:
        """Exits with 1 when nothing of one of the files could be read; the others are imported all the same."""
        if len(outlet) > 200:
            raise CommandError(f"--outlet has {len(outlet)} characters; at most 200 are kept. Shorten it.")
        gc.freeze()  # what is loaded by now stays: no collection need look at it again while records come and go
        if bool(files) == bool(resume):
            raise CommandError("Name a FILE or more, or an import with --resume.")
        batches = [self.take_up(resume)] if resume else [self.import_file(file, outlet) for file in files]
        if report:
            self.write_report(report, [batch for batch in batches if batch])
        read = [
            batch
            for batch in batches
            if batch and batch.state == DONE and batch.records_done > batch.bad + batch.held_back
        ]
        if wait and read:
            self.wait_for_analysis(read[0])
        if len(read) < len(batches):
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
        found = preview(batch)
        import_batches.confirm(batch, by=None, total=found.total if found.complete else 0)
        return self.run_import(batch, shown(file))

    def take_up(self, resume: int) -> ImportBatch:
        """Go on with an import where it was: one that was stopped, or one whose process was killed. Raises CommandError."""
        batch = ImportBatch.objects.filter(pk=resume).first()
        if batch is None:
            raise CommandError(f"There is no import {resume}. The admin lists them.")
        if batch.state != ImportBatch.State.RUNNING and not import_batches.resume(batch, by=None):
            raise CommandError(f"Import {resume} is {batch.get_state_display()}. Import its file again.")
        return self.run_import(batch, batch.name)

    def run_import(self, batch: ImportBatch, file: str) -> ImportBatch:
        """Import to the end, and tell what became of it. file: what it is called in what is told."""
        self.import_to_the_end(batch)
        self.tell_problems(batch)
        told = {"file": file, "import": batch.pk, **batch.counts}
        self.stdout.write(json.dumps(told, ensure_ascii=False))
        return batch

    def import_to_the_end(self, batch: ImportBatch) -> None:
        batch.refresh_from_db()
        try:
            with progress_bar(batch.name) as move:
                import_here(batch, lambda counted: move(counted.records_done, counted.records_total))
        except PutAside as error:
            self.stderr.write(f"{batch.name}: the import stopped after {batch.records_done} records: {error}")
        except KeyboardInterrupt:
            import_batches.cancel(batch, by=None)
            self.stderr.write(
                f"{batch.name}: stopped. What is imported stays; go on with import_articles --resume {batch.pk}."
            )
            sys.exit(130)

    def tell_problems(self, batch: ImportBatch) -> None:
        problems = batch.rows.problems().order_by("record")
        for problem in problems[:PROBLEMS_TOLD]:
            line = f" line {problem.line}" if problem.line else ""
            column = f", {problem.column}" if problem.column else ""
            self.stderr.write(f"{problem.file}{line}{column}: {problem.reason}")
        if (more := batch.bad + batch.held_back - PROBLEMS_TOLD) > 0:
            self.stderr.write(f"And {more:,} more: see import {batch.pk} in the admin.")

    def write_report(self, report: Path, batches: list[ImportBatch]) -> None:
        """Raises CommandError when the file cannot be written; what is imported stays."""
        try:
            with report.open("w", encoding="utf-8", newline="") as out:
                for number, batch in enumerate(batches):
                    # One header for all files.
                    lines = report_lines(batch, get_language())
                    out.writelines(lines if not number else islice(lines, 2, None))
        except OSError as error:
            raise CommandError(f"{report}: {error.strerror or error}. The report was not written.") from None

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
