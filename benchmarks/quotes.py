"""Score quote extraction on the shared sets, beside the committed figures.

    python -m benchmarks.quotes [--check] [--update]

--check fails when a figure falls more than 0.02 below figures/quotes.json; --update writes that file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.committed import SHARED, TOLERANCE, Figures, run
from quotes.analysis import analyse
from quotes.management.commands.extract import as_json

STYLES = ("low", "single", "curly1", "double", "curly2", "guillemet")


def main() -> int:
    return run(__doc__, "quotes", measure=measure_all, show=show, fallen=fallen)


def measure_all() -> Figures:
    measured = {"seed": measure("seed"), "news_dev": measure("news_dev")}
    return measured | {f"news_dev, {style}": measure("news_dev", style) for style in STYLES}


def measure(name: str, style: str | None = None) -> dict[str, float]:
    """Extract one shared set and score it with the shared scorer."""
    gold = SHARED / f"data/quotes/{name}.json"
    restyle = ["--restyle", style] if style else []
    with tempfile.TemporaryDirectory() as folder:
        texts, answers = Path(folder, "texts.jsonl"), Path(folder, "answers.jsonl")
        score(gold, "--texts", str(texts), *restyle)
        with texts.open(encoding="utf-8") as lines, answers.open("w", encoding="utf-8") as out:
            for record in map(json.loads, lines):
                found = as_json(analyse(record["text"], record["language"]))
                out.write(json.dumps({"id": record["id"], **found}) + "\n")
        return figures_of(json.loads(score(gold, str(answers), *restyle)))


def score(gold: Path, *arguments: str) -> str:
    command = [sys.executable, str(SHARED / "tools/score_quotes.py"), str(gold), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figures_of(report: dict[str, Any]) -> dict[str, float]:
    names = {"span F1@.5": "span50", "exact F1": "exact", "end-to-end F1": "end_to_end"}
    figures = {label: report[key]["F1"] for label, key in names.items()}
    figures["speaker accuracy"] = report["speaker_accuracy"]
    figures["not wrong speaker"] = round(1 - report["wrong_speaker_rate"], 3)
    for kind, share in report["recall"].items():
        hits, total = map(int, share.split("/"))
        figures[f"{kind} recall"] = round(hits / total, 3)
    return figures | {"n": report["gold"]}


def show(measured: dict[str, dict[str, float]], committed: dict[str, dict[str, float]]) -> None:
    names = list(dict.fromkeys(name for figures in measured.values() for name in figures))
    table = Table("set", *names)
    for name, figures in measured.items():
        table.add_row(name, *(cell(figures.get(f), committed.get(name, {}).get(f)) for f in names))
    Console(width=160).print(table)


def cell(now: float | None, before: float | None) -> str:
    if now is None:
        return ""
    return f"{now:g}" if before in (None, now) else f"{now:g} ({before:g})"


def fallen(measured: dict[str, dict[str, float]], committed: dict[str, dict[str, float]]) -> list[str]:
    """What is more than TOLERANCE below the committed figures, one line each."""
    return [
        f"{name}: {figure} fell from {before:g} to {measured[name][figure]:g}."
        for name, figures in committed.items()
        for figure, before in figures.items()
        if name in measured and measured[name].get(figure, 0.0) < before - TOLERANCE
    ]


if __name__ == "__main__":
    sys.exit(main())
