"""Lines of {"id","text","language"} as the commands read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.language.languages import LANGUAGES
from quotes.management.json_lines import Record, missing_fields, read_json_lines


def lines(path: Path) -> Iterator[Record]:
    """The records of a JSONL file. Raises CommandError with file and line where one cannot be read."""
    return read_json_lines(path, _complaint)


def _complaint(record: Record) -> str:
    missing = missing_fields(record, ("id", "text", "language"))
    if missing:
        return f"{missing} A line is {{'id','text','language'}}."
    if not isinstance(record["text"], str) or not isinstance(record.get("title") or "", str):
        return "text or title is no string."
    if record["language"] not in LANGUAGES:
        return f"language {record['language']!r} is not one of {', '.join(LANGUAGES)}."
    return ""
