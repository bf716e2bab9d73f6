"""Scores of sentences by themselves, without database or Redis."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.claims.result import Factor
from quotes.claims.scoring import Scorer, shipped_scorer
from quotes.claims.weights import WeightsRefused, load_weights
from quotes.management.json_lines import Record, json_line
from quotes.management.records import lines

DIGITS = 4


class Command(BaseCommand):
    help = """Score sentences: lines of {"id","text","language"} in, one line each out, in the same order:
    {"id","factual","check_worthy","kinds","factors"}. Both scores are 0..1 with 0.5 as the threshold.

    --weights DIR: use the weights in DIR for its language instead of those that ship.
    """
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="IN.jsonl")
        parser.add_argument("--weights", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        scorer_of = scorers(options["weights"])
        for record in lines(options["file"]):
            self.stdout.write(json_line(scored(record, scorer_of(record["language"]))))


def scorers(folder: Path | None) -> Callable[[str], Scorer]:
    """Raises CommandError when the folder holds no weights that can be read, or none of a language that is asked."""
    if folder is None:
        return shipped_scorer
    try:
        weights = load_weights(folder)
    except WeightsRefused as error:
        raise CommandError(str(error)) from None
    scorer = Scorer(weights)

    def of(language: str) -> Scorer:
        if language != weights.language:
            raise CommandError(f"The weights in {folder} are for {weights.language}, not for {language}.")
        return scorer

    return of


def scored(record: Record, scorer: Scorer) -> Record:
    found = scorer.score(record["text"])
    return {
        "id": record["id"],
        "factual": round(found.factual, DIGITS),
        "check_worthy": round(found.check_worthy, DIGITS),
        "kinds": list(found.kinds),
        "factors": [_factor(factor) for factor in found.factors],
    }


def _factor(factor: Factor) -> Record:
    row: Record = {"name": factor.name, "weight": factor.weight}
    return row | {"span": asdict(factor.span)} if factor.span else row
