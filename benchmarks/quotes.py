"""Score quote extraction on our own sets and on the shared ones, list the errors, and time it.

    python -m benchmarks.quotes [--check] [--update] [--errors SET] [--speed]

--check fails when a figure falls more than 0.02 below figures/quotes.json; --update writes that file. --errors prints what an editor
would have to mend in one of the sets that are read. --speed adds words a second beside the bare pipeline, and beside frog where it is installed.
Without ../shared only our own sets are scored.
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
from benchmarks.quote_scores import Tally, tally, weakest
from benchmarks.quote_sets import CHECKS, NAMES, TUNED, mistakes, read_set
from benchmarks.quote_speed import measure_speed
from benchmarks.quote_styles import STYLES, restyle
from quotes.analysis import analyse
from quotes.management.commands.extract import as_json

STYLED = "articles_nl"  # the set that is read in six styles of marks


def main() -> int:
    if "--errors" in sys.argv:
        return show_errors(*sys.argv[sys.argv.index("--errors") + 1 :][:1])
    if "--speed" in sys.argv:
        return measure_speed()
    return run(__doc__, "quotes", measure=measure_all, show=show, fallen=fallen, needs_shared=False)


def show_errors(name: str = "") -> int:
    """Print what an editor would have to mend in one of the sets that rules are tuned on; 1 for any other."""
    if name not in TUNED:
        kept = " It is a check set: its errors are never read." if name in CHECKS else ""
        print(f"No errors of {name or 'no set'} to show.{kept} Use one of: {', '.join(TUNED)}.")
        return 1
    for gold in read_set(name):
        found = analyse(gold.text, gold.language).quotes
        for mistake in mistakes(gold, found):
            print(f"{gold.id} ({gold.phenomenon}): {mistake}")
    return 0


def measure_all() -> Figures:
    own = {name: measure_own(name) for name in NAMES}
    measured: Figures = {name: result.figures() for name, result in own.items()}
    measured |= {f"{STYLED}, {style}": measure_own(STYLED, style).figures() for style in STYLES}
    for name, result in own.items():
        for phenomenon, right, of in weakest(result):
            print(f"{name}: {phenomenon}: {right} of {of} end to end")
    if SHARED.exists():
        measured |= {"seed": measure("seed"), "news_dev": measure("news_dev")}
        measured |= {f"news_dev, {style}": measure("news_dev", style) for style in STYLES}
    return measured


def measure_own(name: str, style: str | None = None) -> Tally:
    """Score one of our own sets, as printed or in other quotation marks."""
    texts = [restyle(gold, style) if style else gold for gold in read_set(name)]
    return tally(texts, [analyse(gold.text, gold.language).quotes for gold in texts])


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
