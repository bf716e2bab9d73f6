"""Two statements compared slot by slot, for every pair of a file; no database or Redis."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from quotes.language.languages import LANGUAGES
from quotes.language.predicates import read_predicates
from quotes.likeness import Likeness, likenesses
from quotes.management.json_lines import Record, json_line, missing_fields, read_json_lines
from quotes.matching.compare import Side, band, compare, relation
from quotes.matching.inference import judge_pair

BATCH = 500
_SHAPE = "A line is {'id','a':{'text','language','speaker'?,'date'?},'b':{...}}."
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?", re.A)


class Command(BaseCommand):
    help = """Compare pairs of statements: who, numbers, dates, places, negation, modality.

    A line is {"id","a":{"text","language","speaker"?,"date"?},"b":{...}}. Prints a line per pair:
    {"id","similarity","band","relation","slots":[{"slot","a","b","verdict"}]}, similarity -1..1: a third the cosine of
    their vectors, two thirds how far their words align.
    """
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pairs", type=Path, metavar="IN.jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        for answer in answers_to(read_json_lines(options["pairs"], complaint)):
            self.stdout.write(json_line(answer))


def answers_to(pairs: Iterable[Record]) -> Iterator[Record]:
    """The answer to each pair, in order."""
    remaining = iter(pairs)
    while batch := list(islice(remaining, BATCH)):
        alike = likenesses([(pair["a"]["text"], pair["b"]["text"]) for pair in batch])
        for pair, likeness in zip(batch, alike, strict=True):
            yield answer_to(pair, likeness)


def answer_to(pair: Record, likeness: Likeness) -> Record:
    a, b = side_of(pair["a"]), side_of(pair["b"])
    comparison, similarity = compare(a, b, read_predicates, judge_pair), likeness.similarity
    suggest, strong = settings.MATCH_SUGGEST, settings.MATCH_STRONG
    return {
        "id": pair["id"],
        "similarity": round(similarity, 6),
        "band": band(similarity, comparison, a, b, suggest=suggest, strong=strong, weakest=likeness.weakest),
        "relation": relation(similarity, comparison, a, b, suggest=suggest),
        "slots": [asdict(slot) for slot in comparison.slots],
    }


def side_of(record: Record) -> Side:
    return Side(record["text"], record["language"], record.get("speaker") or "", day(record.get("date")))


def day(written: str | None) -> date | None:
    """`2024-03-12`, with or without a time behind it; the first day of `2024-03` or `2024`. Raises ValueError for others."""
    if not written:
        return None
    found = _DATE.fullmatch(written.strip())
    if not found:
        raise ValueError(f"{written!r} is not a date. Use 2022-12-31, 2022-12 or 2022.")
    return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))


def complaint(pair: Record) -> str:
    """What is wrong with a line; nothing when it can be compared."""
    missing = missing_fields(pair, ("id", "a", "b"))
    if missing:
        return f"{missing} {_SHAPE}"
    wrong = ((name, side_complaint(pair[name])) for name in "ab")
    return next((f"{name}: {reason}" for name, reason in wrong if reason), "")


def side_complaint(side: Any) -> str:
    if not isinstance(side, dict):
        return f"not an object. {_SHAPE}"
    missing = missing_fields(side, ("text", "language"))
    if missing:
        return f"{missing} {_SHAPE}"
    strings = all(isinstance(side.get(name) or "", str) for name in ("text", "speaker", "date"))
    if not strings or side["text"] is None:
        return "text, speaker or date is no string."
    if side["language"] not in LANGUAGES:
        return f"language {side['language']!r} is not one of {', '.join(LANGUAGES)}."
    try:
        day(side.get("date"))
    except ValueError as error:
        return str(error)
    return ""
