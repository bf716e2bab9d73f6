"""Lines of {"id","text","language"} as the commands read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from quotes.language.languages import LANGUAGES

Record = dict[str, Any]


def lines(path: Path) -> Iterator[Record]:
    """The records of a JSONL file. Raises CommandError with file and line where one cannot be read."""
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
        raise CommandError(f"{place}: not an object. A line is {{'id','text','language'}}.")
    missing = [name for name in ("id", "text", "language") if name not in record]
    if missing:
        raise CommandError(f"{place}: {', '.join(missing)} is missing. A line is {{'id','text','language'}}.")
    if not isinstance(record["text"], str) or not isinstance(record.get("title") or "", str):
        raise CommandError(f"{place}: text or title is no string.")
    if record["language"] not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise CommandError(f"{place}: language {record['language']!r} is not one of {known}.")
    return record
