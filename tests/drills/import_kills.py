"""The drill of imports: killed at random points and resumed, the database equals that of an uninterrupted run.

Each round imports a file of its own with new, revised, repeated and unreadable records; kills the client that imports, the
worker's task or the database at a random fraction of the work; goes on; and compares with the same file under another outlet,
imported undisturbed. Run: make drill-import. --rounds, --seed.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from benchmarks.import_articles import own_site

ROWS = 12_000
KINDS = ("client", "worker", "database")
# A worker that does nothing else: turn after turn.
TASK = """
import time, django; django.setup()
from factcheck.tasks import import_batch
while True: import_batch({}); time.sleep(0.05)
"""
GIVE_UP_S = 300


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    os.environ["JOB_LEASE_S"] = "6"
    print(f"seed {options.seed}")
    with own_site() as folder:
        failed = sum(
            not one_round(folder, number, random.Random(options.seed + number))
            for number in range(options.rounds)
        )
    print(f"{options.rounds - failed} of {options.rounds} rounds ended like an uninterrupted run")
    return 1 if failed else 0


def one_round(folder: Path, number: int, chance: random.Random) -> bool:
    kind, fraction = KINDS[number % len(KINDS)], chance.random()
    file = folder / f"round-{number}.csv"
    write(file, chance)
    outlets = f"Gestoord {number}", f"Ongestoord {number}"
    import_by_command(file, outlets[1])
    stood = disturbed(file, outlets[0], kind, fraction)
    ours, theirs = (dump(outlet) for outlet in outlets)
    same = ours == theirs
    said = "the same" if same else f"DIFFERENT: {difference(ours, theirs)}"
    print(
        f"round {number}: {kind} killed at {fraction:.2f}, {stood:,} records stood: {said}",
        flush=True,
    )
    return same


def write(file: Path, chance: random.Random) -> None:
    """Seven in ten are new; the others revise, repeat or break what stands before."""
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("id", "headline", "text", "date"))
        for number in range(ROWS):
            earlier, draw = chance.randrange(max(1, number)), chance.random()
            item = f"n-{earlier}" if draw < 0.1 else f"n-{number}"
            text = "" if draw > 0.98 else f"Regel één van {number if draw < 0.9 else earlier}.\n\nEn nog een."
            rows.writerow((item, f"Bericht {number if draw < 0.9 else earlier}", text, "2026-03-04"))


def import_by_command(file: Path, outlet: str) -> None:
    subprocess.run(
        [*MANAGE, "import_articles", str(file), "--outlet", outlet], check=True, capture_output=True
    )


MANAGE = [sys.executable, "manage.py"]


def disturbed(file: Path, outlet: str, kind: str, fraction: float) -> int:
    """Import with a kill on the way. Returns the records that stood after it; the others are done again."""
    from django.core.files import File

    from factcheck.actions import import_batches
    from factcheck.models import ImportBatch

    with file.open("rb") as stream:
        batch = import_batches.upload(File(stream), name=file.name, outlet=outlet, uploaded_by=None)
    import_batches.confirm(batch, by=None, total=ROWS)
    resume = [*MANAGE, "import_articles", "--resume", str(batch.pk)]
    command = [sys.executable, "-c", TASK.format(batch.pk)] if kind == "worker" else resume
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: records_done(batch.pk) >= fraction * ROWS or running.poll() is not None)
    if kind == "database":
        crash_database()
    running.kill()
    running.wait()
    stood = wait_for(lambda: records_done(batch.pk) + 1) - 1
    give_up = time.monotonic() + GIVE_UP_S
    while state_of(batch.pk) == ImportBatch.State.RUNNING and time.monotonic() < give_up:
        subprocess.run(resume, capture_output=True, check=False)
    return stood


def wait_for(happened: Any) -> int:
    """What happened() returns once that is true; a database that restarts meanwhile is awaited."""
    from django.db import OperationalError, connection

    give_up = time.monotonic() + GIVE_UP_S
    while time.monotonic() < give_up:
        try:
            if found := happened():
                return int(found)
        except OperationalError:
            connection.close()
        time.sleep(0.005)
    raise AssertionError(f"not within {GIVE_UP_S} s")


def records_done(pk: int) -> int:
    from factcheck.models import ImportBatch

    return ImportBatch.objects.values_list("records_done", flat=True).get(pk=pk)


def state_of(pk: int) -> str:
    from factcheck.models import ImportBatch

    return ImportBatch.objects.values_list("state", flat=True).get(pk=pk)


def crash_database() -> None:
    """SIGKILL to the server process that serves the import: PostgreSQL throws all others out and recovers from its log."""
    from django.db import connection

    connection.close()
    backends = [
        process
        for process in psutil.process_iter(["cmdline"])
        if (said := " ".join(process.info["cmdline"] or [])).startswith("postgres: wederhoor")
        and ours(process, said)
    ]
    for process in backends:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGKILL)
    time.sleep(0.5)


def ours(process: psutil.Process, said: str) -> bool:
    """Whether it is a child of the server in our folder, and serves a client."""
    parent = process.parent()
    mine = os.environ["WEDERHOOR_VAR"]
    return bool(parent and any(mine in part for part in parent.cmdline())) and "[local]" in said


def dump(outlet: str) -> dict[str, list[Any]]:
    """What stands of an outlet's import, by natural keys alone."""
    from factcheck.models import AuditEntry, ImportBatch, ImportRow, Job
    from quotes.models import Article

    batch = ImportBatch.objects.get(outlet=outlet)
    articles = Article.objects.filter(outlet__name=outlet)
    ids = [*articles.values_list("pk", flat=True)]
    said = ("external_id", "revision", "text_hash", "superseded_by__revision", "superseded_by__external_id")
    rows = ImportRow.objects.filter(batch=batch).order_by("record")
    row = ("record", "line", "column", "outcome", "reason", "article__external_id", "article__revision")
    audited = AuditEntry.objects.filter(action="article imported", target__in=[f"article:{pk}" for pk in ids])
    return {
        "articles": sorted(map(str, articles.values_list(*said))),
        "rows": [*rows.values_list(*row)],
        "counts": [batch.state, batch.records_done, *batch.counts.values()],
        "audit": [audited.count()],
        "jobs": [Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key__in=ids).count()],
    }


def difference(ours: dict[str, list[Any]], theirs: dict[str, list[Any]]) -> str:
    return "; ".join(
        f"{name}: {len(ours[name])} and {len(theirs[name])}, first {next((p for p in zip(ours[name], theirs[name], strict=False) if p[0] != p[1]), '')}"
        for name in ours
        if ours[name] != theirs[name]
    )


if __name__ == "__main__":
    sys.exit(main())
