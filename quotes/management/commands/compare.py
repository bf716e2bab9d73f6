"""Two statements compared slot by slot, for every pair of a file; no database or Redis."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from quotes.embedding import embedder
from quotes.matching.compare import Side, band, compare, relation
from quotes.models.article import Language

BATCH = 500
Record = dict[str, Any]
_SHAPE = "A line is {'id','a':{'text','language','speaker'?,'date'?},'b':{...}}."
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?", re.A)


class Command(BaseCommand):
    help = """Compare pairs of statements: who, numbers, dates, places, negation, modality.

    A line is {"id","a":{"text","language","speaker"?,"date"?},"b":{...}}. Prints a line per pair:
    {"id","similarity","band","relation","slots":[{"slot","a","b","verdict"}]}, similarity the cosine.
    """
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pairs", type=Path, metavar="IN.jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        for answer in answers_to(lines(options["pairs"])):
            line = json.dumps(answer, ensure_ascii=False)
            # A lone surrogate has no bytes of its own: escape it, as JSON can.
            self.stdout.write(line if _is_encodable(line) else json.dumps(answer))


def answers_to(pairs: Iterable[Record]) -> Iterator[Record]:
    """The answer to each pair, in order."""
    remaining = iter(pairs)
    while batch := list(islice(remaining, BATCH)):
        vectors = embedder().embed([pair[side]["text"] for pair in batch for side in "ab"])
        cosines = np.sum(vectors[0::2] * vectors[1::2], axis=1)
        for pair, cosine in zip(batch, cosines, strict=True):
            yield answer_to(pair, float(np.clip(cosine, -1, 1)))


def answer_to(pair: Record, similarity: float) -> Record:
    a, b = side_of(pair["a"]), side_of(pair["b"])
    comparison = compare(a, b)
    suggest, strong = settings.MATCH_SUGGEST, settings.MATCH_STRONG
    return {
        "id": pair["id"],
        "similarity": round(similarity, 6),
        "band": band(similarity, comparison, a, b, suggest=suggest, strong=strong),
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


def lines(path: Path) -> Iterator[Record]:
    """The pairs of a JSONL file. Raises CommandError with file and line where one cannot be read."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield checked(line, f"{path.name} line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from None


def checked(line: str, place: str) -> Record:
    try:
        record: Record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{place}: {error}") from None
    if not isinstance(record, dict):
        raise CommandError(f"{place}: not an object. {_SHAPE}")
    missing = [name for name in ("id", "a", "b") if name not in record]
    if missing:
        raise CommandError(f"{place}: {', '.join(missing)} is missing. {_SHAPE}")
    for name in "ab":
        check_side(record[name], f"{place}, {name}")
    return record


def check_side(side: Any, place: str) -> None:
    if not isinstance(side, dict):
        raise CommandError(f"{place}: not an object. {_SHAPE}")
    missing = [name for name in ("text", "language") if name not in side]
    if missing:
        raise CommandError(f"{place}: {', '.join(missing)} is missing. {_SHAPE}")
    if (
        not all(isinstance(side.get(name) or "", str) for name in ("text", "speaker", "date"))
        or side["text"] is None
    ):
        raise CommandError(f"{place}: text, speaker or date is no string.")
    if side["language"] not in Language.values:
        known = ", ".join(Language.values)
        raise CommandError(f"{place}: language {side['language']!r} is not one of {known}.")
    try:
        day(side.get("date"))
    except ValueError as error:
        raise CommandError(f"{place}: {error}") from None


def _is_encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
