"""Measure matching as the site does it: by `manage.py rank`, on sets that the embedder was not trained on.

    python -m benchmarks.matching [--check] [--update]

MAP@5 for rankings (P@1 where there is one right answer in the other language), Spearman's rank correlation for STS-B, each with n and
the half width of its 95 % interval (bootstrap over queries). All are development figures: choices were made with these in sight.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import measures
from benchmarks.committed import TOLERANCE, Figures, run
from benchmarks.matching_sets import MATCHING, RankingSet, Row, ranking_sets
from factcheck.engine import engine_in_environment

RESAMPLED = 2_000


def main() -> int:
    return run(__doc__, "matching", measure=measure, show=show, fallen=fallen)


def measure() -> Figures:
    """On an engine of its own, empty."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    with tempfile.TemporaryDirectory() as folder, engine_in_environment(Path(folder)):
        import django

        django.setup()
        return {
            **rankings(),
            **{f"STS-B test, {language}": similarity(language) for language in ("nl", "en")},
        }


def rankings() -> Figures:
    found = {}
    for ranking in ranking_sets():
        began = time.perf_counter()
        points = average_precisions(ranking)
        speed = {"ms a query": (time.perf_counter() - began) / len(points) * 1000}
        found[ranking.name] = figure(points) | speed
    return found


def average_precisions(ranking: RankingSet) -> NDArray[np.float64]:
    """AP at the set's cut, a query each; P@1 where the cut is 1."""
    answers = rank(ranking.statements, ranking.queries)
    hits = [[hit["id"] for hit in answer["hits"]][: ranking.cut] for answer in answers]
    return np.array([average_precision(*pair) for pair in zip(hits, ranking.relevant, strict=True)])


def rank(statements: Sequence[Row], queries: Sequence[Row]) -> list[dict[str, Any]]:
    """What the command prints."""
    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as folder:
        files = {"statements": Path(folder, "s.jsonl"), "queries": Path(folder, "q.jsonl")}
        for path, rows in zip(files.values(), (statements, queries), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        out = StringIO()
        call_command("rank", **files, top=5, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def average_precision(hits: Sequence[str], relevant: set[str]) -> float:
    """Over the relevant that the cut leaves room for."""
    right = [place for place, hit in enumerate(hits, 1) if hit in relevant]
    return sum(number / place for number, place in enumerate(right, 1)) / max(
        1, min(len(relevant), len(hits))
    )


def similarity(language: str) -> dict[str, float]:
    """Of the measure that the site shows, with what readers gave."""
    from quotes.likeness import likenesses

    with (MATCHING / f"stsb/stsb-{language}-test.csv").open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))
    alike = np.array([each.similarity for each in likenesses([(row[0], row[1]) for row in rows])])
    given = np.array([float(row[2]) for row in rows])
    draws = np.random.default_rng(0).integers(len(rows), size=(300, len(rows)))
    spread = [measures.spearman(alike[draw], given[draw]) for draw in draws]
    return {"score": measures.spearman(alike, given), "n": len(rows), "interval": half_width(spread)}


def figure(points: NDArray[np.float64]) -> dict[str, float]:
    draws = np.random.default_rng(0).integers(len(points), size=(RESAMPLED, len(points)))
    return {"score": float(points.mean()), "n": len(points), "interval": half_width(points[draws].mean(1))}


def half_width(values: Sequence[float] | NDArray[np.float64]) -> float:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(high - low) / 2


def show(measured: Figures, committed: Figures) -> None:
    for name, values in measured.items():
        before = committed.get(name, {}).get("score", float("nan"))
        speed = f"   {values['ms a query']:.0f} ms a query" if "ms a query" in values else ""
        print(
            f"{name:46} {values['score']:.3f} ± {values['interval']:.3f}  n={values['n']:<5} committed {before:.3f}{speed}"
        )


def fallen(measured: Figures, committed: Figures) -> Iterator[str]:
    for name, values in committed.items():
        now = measured[name]["score"]
        if values["score"] - now > TOLERANCE:
            yield f"{name} went from {values['score']:.3f} to {now:.3f}."


if __name__ == "__main__":
    sys.exit(main())
