"""The drill of imports: killed at random points and resumed, the database equals that of an uninterrupted run.

Each round imports a file of its own with new, revised, repeated and unreadable records; kills the client that imports, the
Celery worker, the web server that takes the file in or the database at a random fraction of the work; goes on; and compares with
the same file under another outlet, imported undisturbed. At most one chunk may be done again. Run: make drill-import. --rounds, --seed.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import sys
from pathlib import Path
from typing import Any

from benchmarks.import_articles import own_site
from tests.drills import kills

ROWS = 12_000


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    os.environ |= kills.BRISK
    print(f"seed {options.seed}")
    with own_site() as folder:
        failed = sum(
            not one_round(folder, number, random.Random(options.seed + number))
            for number in range(options.rounds)
        )
    print(f"{options.rounds - failed} of {options.rounds} rounds ended like an uninterrupted run")
    return 1 if failed else 0


def one_round(folder: Path, number: int, chance: random.Random) -> bool:
    kind, fraction = list(kills.KINDS)[number % len(kills.KINDS)], chance.random()
    file = folder / f"round-{number}.csv"
    write(file, chance)
    outlets = f"Gestoord {number}", f"Ongestoord {number}"
    kills.by_command(file, outlets[1])
    stood = kills.KINDS[kind](file, outlets[0], fraction, ROWS)
    ours, theirs = (dump(outlet) for outlet in outlets)
    said = "the same" if ours == theirs else f"DIFFERENT: {difference(ours, theirs)}"
    print(f"round {number}: {kind} killed at {fraction:.2f}, {stood:,} records stood: {said}", flush=True)
    return ours == theirs


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
