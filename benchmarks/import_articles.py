"""How fast files of articles come in, beside raw COPY of the same rows and beside django-import-export's bulk mode.

All in one run, round by round, on a PostgreSQL of its own; the figures are medians of the ratios of each round.
Exits with 1 where one misses its bar. --rows: articles a file.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.import_file import write_articles

ROUNDS = 3
BARS = {"rows/s beside raw COPY": 0.30, "beside django-import-export's bulk mode": 5.0}
CEILINGS = {"unchanged again beside the first time": 0.15, "queries per 1,000 rows": 30.0}


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds for one file: raw COPY of its rows, our import, the same file again, and django-import-export.

    blind: django-import-export that does not even look whether a row is there; told, without a bar.
    """

    copy: float
    first: float
    again: float
    theirs: float
    blind: float


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    with own_site() as folder:
        rounds = [one_round(folder, number, options.rows) for number in range(options.rounds + 1)][1:]
        queries = queries_per_thousand(folder, options.rows)
    return show(rounds, queries, options.rows)


def show(rounds: list[Round], queries: float, rows: int) -> int:
    copied, first = (statistics.median(getattr(each, name) for each in rounds) for name in ("copy", "first"))
    print(f"{rows:,} articles of 4 KB, {len(rounds)} rounds after one to warm up")
    print(f"  raw COPY {rows / copied:,.0f} rows/s, our import {rows / first:,.0f} rows/s")
    measured = {
        "rows/s beside raw COPY": statistics.median(each.copy / each.first for each in rounds),
        "unchanged again beside the first time": statistics.median(
            each.again / each.first for each in rounds
        ),
        "beside django-import-export's bulk mode": statistics.median(
            each.theirs / each.first for each in rounds
        ),
        "queries per 1,000 rows": queries,
    }
    blind = statistics.median(each.blind / each.first for each in rounds)
    print(f"  beside it without any look at what is there: {blind:.2f}")
    missed = 0
    for name, value in measured.items():
        holds = value >= BARS[name] if name in BARS else value <= CEILINGS[name]
        bar = f">= {BARS[name]:g}" if name in BARS else f"<= {CEILINGS[name]:g}"
        print(f"  {name:42} {value:6.2f}   {bar:8} {'' if holds else 'MISSED'}")
        missed += not holds
    return 1 if missed else 0


@contextmanager
def own_site() -> Iterator[Path]:
    """Django on an empty database of its own, in a temporary folder; no worker runs."""
    from factcheck.embedded import attached

    folder = Path(tempfile.mkdtemp(prefix="wederhoor-bench-"))
    os.environ |= {"WEDERHOOR_VAR": str(folder), "WEDERHOOR_QUEUE": "bench"}
    try:
        with attached(folder) as urls:
            os.environ |= {"DATABASE_URL": urls.database_url, "REDIS_URL": urls.redis_url}
            os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
            import django
            from django.core.management import call_command
            from django.db import connections

            django.setup()
            call_command("migrate", verbosity=0)
            gc.freeze()  # as the worker and the command do
            yield folder
            connections.close_all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def one_round(folder: Path, number: int, rows: int) -> Round:
    """Ours first and theirs last: what they add to the tables then stands in our way, not in theirs."""
    from benchmarks import import_rivals

    files = ours, theirs, blind = [folder / f"{who}-{number}.csv" for who in ("ours", "theirs", "blind")]
    for seed, file in enumerate(files, 3 * number):
        write_articles(file, rows, seed=seed)
    return Round(
        copy=seconds(import_rivals.raw_copy(ours)),
        first=seconds(lambda: run_import(ours)),
        again=seconds(lambda: run_import(ours)),
        theirs=seconds(lambda: import_rivals.import_export(theirs)),
        blind=seconds(lambda: import_rivals.import_export(blind, import_rivals.BlindResource)),
    )


def seconds(work: Callable[[], object]) -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")  # each begins with as much, or as little, left to write
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run_import(file: Path) -> None:
    """From the file to the stored articles with their jobs, audit entries and report: all that the command does but looking."""
    from django.core.files import File

    from factcheck.actions import import_batches
    from factcheck.actions.import_here import import_here

    with file.open("rb") as stream:
        batch = import_batches.upload(File(stream), name=file.name, outlet="", uploaded_by=None)
    import_batches.confirm(batch, by=None)
    batch.refresh_from_db()
    import_here(batch, lambda _: None)
    assert batch.state == batch.State.DONE
    assert not batch.bad, batch.rows.problems().first()


def queries_per_thousand(folder: Path, rows: int) -> float:
    """All statements of an import of new articles, savepoints and wake-up calls included."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    file = folder / "counted.csv"
    write_articles(file, rows, seed=999)
    with CaptureQueriesContext(connection) as captured:
        run_import(file)
    return len(captured) / rows * 1000


if __name__ == "__main__":
    sys.exit(main())
