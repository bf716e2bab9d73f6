"""Time searches by meaning, and count what an index misses: on an engine of its own, with vectors of our own embedder.

    python -m benchmarks.search_speed [--sizes 10000 100000 1000000]

For each size: the vector branch of the site's ranking beside the plainest SQL that pgvector knows, on the same rows, in turns, first
comparing all and then by the HNSW index; recall@10 against an exact search by NumPy (by distance, so ties count); and the whole
ranking, words and alignment included. Statements are halves of newspaper sentences put together anew.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.committed import SHARED
from benchmarks.matching_sets import newspaper
from factcheck.engine import engine_in_environment

QUERIES = 100
TOP = 10
WHOLE = "whole ranking"
RAW = "SELECT id FROM quotes_statement ORDER BY embedding <=> %s::halfvec LIMIT 100"
# p95 in ms and least recall by size; the ratio of queries a second to plain SQL holds everywhere.
BARS = {10_000: (50, 0.99), 100_000: (50, 0.99), 1_000_000: (150, 0.97)}
LEAST_RATIO = 0.8


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
    """Print the figures of a size; yield a sentence per bar that is missed."""
    vectors, texts = fill(size)
    queries = texts[:: max(1, size // QUERIES)][:QUERIES]
    truth = nearest(vectors, vectors[:: max(1, size // QUERIES)][:QUERIES])
    slowest, least = BARS.get(size, (150, 0.97))
    for how in ("exact", "HNSW"):
        if how == "HNSW":
            print(f"{size:>9,}  index built in {build_index():.0f} s")
        plain, branch, whole = timed(queries, vectors, truth, size)
        for each in (plain, branch, whole):
            print(
                f"{size:>9,}  {how:5}  {each.name:14} p95 {each.p95:7.1f} ms  {each.per_second:7.1f}/s  {each.recall_shown}"
            )
        ratio = branch.per_second / plain.per_second
        print(f"{size:>9,}  {how:5}  vector branch / plain SQL {ratio:.2f}")
        if ratio < LEAST_RATIO:
            yield f"{size:,} {how}: the vector branch runs at {ratio:.2f} of plain SQL, not {LEAST_RATIO}."
        if branch.recall < least:
            yield f"{size:,} {how}: recall@10 {branch.recall:.4f}, not {least}."
        if branch.p95 > slowest and not (how == "exact" and size > ANN_FROM):
            yield f"{size:,} {how}: p95 {branch.p95:.0f} ms, not {slowest}."


ANN_FROM = 20_000  # past it the site does not compare all


def fill(size: int) -> tuple[NDArray[np.float32], list[str]]:
    """Store statements up to size in all. Returns the vectors as stored, and the texts, in the order of their ids."""
    from django.db import connection

    from quotes.actions.count_terms import count_terms
    from quotes.embedding import embedder

    texts = made_up(size)
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS statement_embedding")
        cursor.execute("TRUNCATE quotes_statement RESTART IDENTITY CASCADE")
    vectors = np.concatenate([embedder().embed(texts[i : i + 10_000]) for i in range(0, size, 10_000)])
    copy(texts, vectors)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE quotes_statement")
    count_terms(everything=True)
    return vectors.astype(np.float16).astype(np.float32), texts


def made_up(size: int) -> list[str]:
    """Distinct statements: the first half of one sentence with the second half of another."""
    random = np.random.default_rng(0)
    words = [text.split() for text in newspaper()]
    found: dict[str, None] = {}
    while len(found) < size:
        a, b = (words[i] for i in random.integers(len(words), size=2))
        found[" ".join([*a[: len(a) // 2], *b[len(b) // 2 :]])] = None
    return list(found)


def copy(texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
    from django.db import connection

    from quotes.embedding import embedder
    from quotes.language.normalise import fingerprint, search_text

    columns = "kind, text, title, language, said_precision, fingerprint, search_text, embedding, embedding_version, created_at"
    with connection.cursor() as cursor, cursor.copy(f"COPY quotes_statement ({columns}) FROM STDIN") as rows:
        for text, vector in zip(texts, vectors, strict=True):
            said = f"[{','.join(f'{value:.5g}' for value in vector)}]"
            row = (
                "claim",
                text,
                "",
                "nl",
                "day",
                fingerprint(text),
                search_text(text, "nl"),
                said,
                embedder().version,
                "now",
            )
            rows.write_row(row)


def nearest(vectors: NDArray[np.float32], asked: NDArray[np.float32]) -> NDArray[np.float32]:
    """The cosine of the tenth nearest of each, shape (n,): whatever lies as near counts as found."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.array([np.partition(unit @ one / np.linalg.norm(one), -TOP)[-TOP] for one in asked])


def timed(
    queries: Sequence[str], vectors: NDArray[np.float32], truth: NDArray[np.float32], size: int
) -> list[Timed]:
    """Plain SQL, the vector branch and the whole ranking, in turns over the same queries."""
    from quotes.models import Statement
    from quotes.search import find_similar, nearest_ids

    step = max(1, size // QUERIES)
    asked = vectors[::step][:QUERIES]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    ways: dict[str, Callable[[int], Sequence[int]]] = {
        "plain SQL": lambda i: plain_sql(asked[i]),
        "vector branch": lambda i: nearest_ids(asked[i], Statement.objects.all()),
        WHOLE: lambda i: [
            hit.statement_id
            for hit in find_similar(queries[i], "nl", Statement.objects.all(), vector=asked[i])
        ],
    }
    times = {name: np.zeros(len(queries)) for name in ways}
    recalls = {name: np.zeros(len(queries)) for name in ways}
    for i in range(len(queries)):
        for name, way in ways.items():
            began = time.perf_counter()
            ids = way(i)
            times[name][i] = (time.perf_counter() - began) * 1000
            near = unit[np.array(ids[:TOP]) - 1] @ asked[i] / np.linalg.norm(asked[i])
            recalls[name][i] = (near >= truth[i] - 1e-3).sum() / TOP
    return [Timed(name, times[name][5:], float(recalls[name].mean())) for name in ways]


def plain_sql(vector: NDArray[np.float32]) -> list[int]:
    from django.db import connection
    from pgvector import HalfVector

    with connection.cursor() as cursor:
        cursor.execute(RAW, [HalfVector(vector).to_text()])
        return [row[0] for row in cursor.fetchall()]


def build_index() -> float:
    from django.conf import settings

    from quotes.actions.vector_index import ensure_vector_index

    began = time.perf_counter()
    settings.MATCH_ANN_FROM = 0
    ensure_vector_index()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
