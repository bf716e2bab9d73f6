"""Time searches by meaning, and count what an index misses: on an engine of its own, with vectors of our own embedder.

    python -m benchmarks.search_speed [--sizes 10000 100000 1000000]

For each size: the vector branch of the site's ranking beside the plainest SQL that pgvector knows, on the same rows, in turns; recall@10
against an exact search by NumPy (by distance, so ties count); the whole ranking, words and alignment included; and the vector branch behind
filters. First the way that the site takes by default at this size (comparing all, from MATCH_ANN_FROM statements on the HNSW index), which
the bars are for; then the other way, up to 200,000 statements. Queries are not among the statements.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from benchmarks.committed import SHARED
from benchmarks.search_rows import CHUNK, DAYS, FIRST_DAY, Filled, fill
from factcheck.engine import engine_in_environment

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from quotes.models import Statement

QUERIES, UNTIMED = 105, 5  # the first ones warm up
TOP = 10
EXACT, INDEX = "comparing all", "HNSW"
PLAIN, BRANCH, WHOLE = "plain SQL", "vector branch", "whole ranking"
RAW = "SELECT id FROM quotes_statement ORDER BY embedding <=> %s::halfvec LIMIT 100"
# p95 in ms and least recall by size; the ratio of queries a second to plain SQL holds everywhere.
BARS = {10_000: (50, 0.99), 100_000: (50, 0.99), 1_000_000: (150, 0.97)}
LEAST_RATIO = 0.8
ALL_COMPARED_UP_TO = 200_000


@dataclass(frozen=True, slots=True)
class Timed:
    name: str
    milliseconds: NDArray[np.float64]
    recall: float

    @property
    def p95(self) -> float:
        return float(np.percentile(self.milliseconds, 95))

    @property
    def recall_shown(self) -> str:
        """The whole ranking has another order by design."""
        return "" if self.name == WHOLE else f"recall@10 {self.recall:.4f}"

    @property
    def per_second(self) -> float:
        return 1000 / float(np.median(self.milliseconds))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    sizes = parser.parse_args().sizes
    if not SHARED.exists():
        print("benchmarks/search_speed.py needs ../shared beside the checkout; nothing was measured.")
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    with tempfile.TemporaryDirectory() as folder, engine_in_environment(Path(folder)):
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        missed = [line for size in sizes for line in measured(size)]
    print("\n".join(missed))
    return 1 if missed else 0


def measured(size: int) -> Iterator[str]:
    """Print the figures of a size; yield a sentence per bar that the default way misses."""
    from django.conf import settings

    from quotes.embedding import embedder

    began = time.perf_counter()
    filled = fill(size, QUERIES)
    print(f"{size:>9,}  stored in {time.perf_counter() - began:.0f} s", flush=True)
    asked = embedder().embed(filled.queries)
    truth = tenth_nearest(filled.vectors, asked)
    ways = [EXACT, INDEX] if size < settings.MATCH_ANN_FROM else [INDEX, EXACT]
    for how in ways[: 2 if size <= ALL_COMPARED_UP_TO else 1]:
        if how == INDEX:
            print(f"{size:>9,}  index built in {build_index():.0f} s", flush=True)
        else:
            drop_index()
        default = how == ways[0]
        print(f"{size:>9,}  {how}: {'the default' if default else 'not the default'} at this size")
        missed = [*judged(size, how, timed(filled, asked, truth)), *behind_filters(size, filled, asked)]
        if default:
            yield from missed


def behind_filters(size: int, filled: Filled, asked: NDArray[np.float32]) -> Iterator[str]:
    """The vector branch among some of the statements: what passes a filter is as near as what NumPy finds there."""
    from quotes.search import nearest_ids

    slowest, least = BARS.get(size, (150, 0.97))
    for name, candidates in filters().items():
        ids = np.array(candidates.order_by("pk").values_list("pk", flat=True))
        truth = tenth_nearest(filled.vectors[ids - 1], asked)
        times, recalls = np.zeros(len(asked)), np.zeros(len(asked))
        for i in range(len(asked)):
            began = time.perf_counter()
            found = nearest_ids(asked[i], candidates)
            times[i] = (time.perf_counter() - began) * 1000
            recalls[i] = recall(filled, found, asked[i], truth[i])
        timing = Timed(name, times[UNTIMED:], float(recalls.mean()))
        print(
            f"{size:>9,}  of {len(ids):>7,}  {name:20} p95 {timing.p95:7.1f} ms  {timing.recall_shown}",
            flush=True,
        )
        if timing.recall < least:
            yield f"{size:,}, {name}: recall@10 {timing.recall:.4f}, not {least}."
        if timing.p95 > slowest:
            yield f"{size:,}, {name}: p95 {timing.p95:.0f} ms, not {slowest}."


def filters() -> dict[str, QuerySet[Statement]]:
    """What callers ask for: some kinds, before a day, one speaker, several of these."""
    from quotes.models import Statement

    rows, middle = Statement.objects, FIRST_DAY + timedelta(days=DAYS // 2)
    return {
        "claims, fact checks": rows.filter(kind__in=["claim", "fact_check"]),
        "fact checks": rows.filter(kind="fact_check"),
        "before a day": rows.filter(said_on__lt=middle),
        "one speaker": rows.filter(speaker=1),
        "a speaker before": rows.filter(speaker=2, said_on__lt=middle),
    }


def judged(size: int, how: str, found: Sequence[Timed]) -> Iterator[str]:
    slowest, least = BARS.get(size, (150, 0.97))
    for each in found:
        print(
            f"{size:>9,}  {how:13}  {each.name:14} p95 {each.p95:7.1f} ms  {each.per_second:7.1f}/s  {each.recall_shown}"
        )
    plain, branch, _ = found
    # Each query against itself: what else the machine does strikes both.
    pairs = plain.milliseconds / branch.milliseconds
    ratio, low, high = (float(np.median(pairs)), *interval(pairs))
    print(
        f"{size:>9,}  {how:13}  vector branch / plain SQL {ratio:.2f} ({low:.2f} to {high:.2f})", flush=True
    )
    if ratio < LEAST_RATIO:
        yield f"{size:,} {how}: the vector branch runs at {ratio:.2f} of plain SQL, not {LEAST_RATIO}."
    if branch.recall < least:
        yield f"{size:,} {how}: recall@10 {branch.recall:.4f}, not {least}."
    if branch.p95 > slowest:
        yield f"{size:,} {how}: p95 {branch.p95:.0f} ms, not {slowest}."


def interval(values: NDArray[np.float64]) -> tuple[float, float]:
    """Of the median, 95%, by bootstrap."""
    drawn = np.random.default_rng(0).choice(values, size=(1000, len(values)))
    low, high = np.percentile(np.median(drawn, axis=1), [2.5, 97.5])
    return float(low), float(high)


def tenth_nearest(vectors: NDArray[np.float16], asked: NDArray[np.float32]) -> NDArray[np.float32]:
    """The cosine of the tenth nearest of each, shape (n,): whatever lies as near counts as found."""
    best = np.full((TOP, len(asked)), -2, dtype=np.float32)
    for i in range(0, len(vectors), CHUNK):
        best = np.partition(np.vstack([best, cosines(vectors[i : i + CHUNK], asked.T)]), -TOP, axis=0)[-TOP:]
    return np.asarray(best.min(axis=0))


def cosines(rows: NDArray[np.float16], asked: NDArray[np.float32]) -> NDArray[np.float32]:
    wide = rows.astype(np.float32)
    norms = np.linalg.norm(wide, axis=1)
    return np.asarray(wide @ asked / norms.reshape(-1, *[1] * (asked.ndim - 1)))


def timed(filled: Filled, asked: NDArray[np.float32], truth: NDArray[np.float32]) -> list[Timed]:
    """Plain SQL, the vector branch and the whole ranking, in turns over the same queries, back and forth."""
    from quotes.models import Statement
    from quotes.search import find_similar, nearest_ids

    ways: dict[str, Callable[[int], Sequence[int]]] = {
        PLAIN: lambda i: plain_sql(asked[i]),
        BRANCH: lambda i: nearest_ids(asked[i], Statement.objects.all()),
        WHOLE: lambda i: [
            hit.statement_id
            for hit in find_similar(filled.queries[i], "nl", Statement.objects.all(), vector=asked[i])
        ],
    }
    times = {name: np.zeros(len(asked)) for name in ways}
    recalls = {name: np.zeros(len(asked)) for name in ways}
    for i in range(len(asked)):
        for name in list(ways)[:: -1 if i % 2 else 1]:
            began = time.perf_counter()
            ids = ways[name](i)
            times[name][i] = (time.perf_counter() - began) * 1000
            recalls[name][i] = recall(filled, ids, asked[i], truth[i])
    return [Timed(name, times[name][UNTIMED:], float(recalls[name].mean())) for name in ways]


def recall(filled: Filled, ids: Sequence[int], asked: NDArray[np.float32], tenth: np.float32) -> float:
    near = cosines(filled.vectors[np.array(ids[:TOP], dtype=np.intp) - 1], asked)
    return float((near >= tenth - 1e-3).sum() / TOP)


def plain_sql(vector: NDArray[np.float32]) -> list[int]:
    from django.db import connection
    from pgvector import HalfVector

    with connection.cursor() as cursor:
        cursor.execute(RAW, [HalfVector(vector).to_text()])
        return [row[0] for row in cursor.fetchall()]


def build_index() -> float:
    from django.test import override_settings

    from quotes.actions.vector_index import ensure_vector_index

    began = time.perf_counter()
    with override_settings(MATCH_ANN_FROM=0):
        ensure_vector_index()
    return time.perf_counter() - began


def drop_index() -> None:
    from django.db import connection

    from quotes.actions.vector_index import NAME

    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {NAME}")


if __name__ == "__main__":
    sys.exit(main())
