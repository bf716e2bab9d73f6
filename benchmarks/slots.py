"""Score the guard on truth conditions on our own labelled pairs.

    python -m benchmarks.slots [--set pairs|fresh|blind|wide|trios|plain|trios-check|families|check|unread] [--ids PREFIX ...] [--phenomenon NAME] [--errors [SLOT ...]]

Printed: how many conflicting pairs show a differing slot (caught), how many pairs with the same truth conditions show one (false
alarms), and how many conflicting pairs the site would link by itself (strong); by phenomenon and by degree of rewording, with numbers of pairs.
Errors of check sets are not listed: nobody is to mend rules by them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

FOLDER = Path(__file__).parent / "sets/slots"
CHECK_SETS = ("plain", "trios-check", "families", "check", "unread")
SETS = ("pairs", "fresh", "blind", "wide", "trios", *CHECK_SETS)


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled pair with the answer of `compare`."""

    pair: dict[str, Any]
    answer: dict[str, Any]

    @property
    def alarms(self) -> list[dict[str, str]]:
        return [slot for slot in self.answer["slots"] if slot["verdict"] == "different"]

    @property
    def is_right(self) -> bool:
        return bool(self.alarms) is bool(self.pair["conflict"])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=SETS, default="pairs")
    parser.add_argument("--ids", nargs="+", default=[""], help="only pairs whose id begins so")
    parser.add_argument("--phenomenon", default="", help="only pairs that turn on it")
    parser.add_argument(
        "--errors",
        nargs="*",
        metavar="SLOT",
        help="list the pairs that are judged wrong; with slots, the false alarms of these only",
    )
    options = parser.parse_args()
    if options.errors is not None and options.set in CHECK_SETS:
        parser.error(f"{options.set} is a check set: only its totals are looked at.")
    chosen = score(options.set, tuple(options.ids), options.phenomenon)
    show(chosen)
    if options.errors is not None:
        print("\n".join(errors(chosen, options.errors)))
    return 0


def read_pairs(name: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [pair for row in rows for pair in (pairs_of(row) if "same" in row else [row])]


def pairs_of(trio: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A statement beside what says the same, and beside what conflicts with it."""
    for told, conflict in (("same", False), ("other", True)):
        pair = {name: trio[name] for name in ("phenomenon", "degree", "a")}
        b = {name: value for name, value in trio[told].items() if name != "on"}
        yield pair | {
            "id": f"{trio['id']}-{told}",
            "conflict": conflict,
            "turns_on": trio[told]["on"],
            "b": b,
        }


def score(name: str, ids: tuple[str, ...] = ("",), phenomenon: str = "") -> list[Scored]:
    """Answer a set, or the pairs of it whose id begins so and that turn on this phenomenon, as the command does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    import django

    django.setup()
    from quotes.management.commands.compare import answers_to

    pairs = [
        pair
        for pair in read_pairs(name)
        if pair["id"].startswith(ids) and phenomenon in ("", pair["phenomenon"])
    ]
    return [Scored(pair, answer) for pair, answer in zip(pairs, answers_to(pairs), strict=True)]


def figures(scored: Sequence[Scored]) -> dict[str, tuple[int, int]]:
    """Each figure as (how many, of how many)."""
    conflicts = [each for each in scored if each.pair["conflict"]]
    same = [each for each in scored if not each.pair["conflict"]]
    return {
        "caught": (sum(bool(each.alarms) for each in conflicts), len(conflicts)),
        "false alarms": (sum(bool(each.alarms) for each in same), len(same)),
        "conflicts in strong": (sum(each.answer["band"] == "strong" for each in conflicts), len(conflicts)),
    }


def show(scored: Sequence[Scored]) -> None:
    table = Table("phenomenon", "caught", "false alarms", "conflicts in strong")
    for phenomenon in dict.fromkeys(each.pair["phenomenon"] for each in scored):
        row = figures([each for each in scored if each.pair["phenomenon"] == phenomenon])
        table.add_row(phenomenon, *(f"{part}/{whole}" for part, whole in row.values()))
    table.add_section()
    for degree in dict.fromkeys(each.pair["degree"] for each in scored if "degree" in each.pair):
        row = figures([each for each in scored if each.pair.get("degree") == degree])
        table.add_row(f"{degree} rewording", *(cell(part, whole) for part, whole in row.values()))
    table.add_section()
    table.add_row("all", *(cell(part, whole) for part, whole in figures(scored).values()))
    Console(width=110).print(table)


def cell(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "0/0"


def errors(scored: Sequence[Scored], slots: Sequence[str] = ()) -> Iterator[str]:
    """A paragraph per pair that is judged wrong; with slots, per pair in which one of them raises a false alarm."""
    for each in scored:
        if not each.is_right and (not slots or any(slot["slot"] in slots for slot in each.alarms)):
            kind = "missed conflict" if each.pair["conflict"] else "false alarm"
            yield f"\n{each.pair['id']} {kind} ({each.pair['phenomenon']})"
            yield f"  a: {each.pair['a']['text']}\n  b: {each.pair['b']['text']}"
            yield from (
                f"  {slot['slot']}: {slot['a']!r} | {slot['b']!r} {slot['verdict']}"
                for slot in each.answer["slots"]
            )


if __name__ == "__main__":
    sys.exit(main())
