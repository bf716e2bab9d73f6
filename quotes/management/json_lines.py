"""JSON lines in and out, for the commands that read a file of objects."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

Record = dict[str, Any]


def read_json_lines(path: Path, check: Callable[[Record], str]) -> Iterator[Record]:
    """The objects of a JSONL file. Raises CommandError with file and line where one cannot be read.

    check: given an object, what is wrong with it; nothing when it will do.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _record(line, f"{path.name} line {number}", check)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from None


def _record(line: str, place: str, check: Callable[[Record], str]) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{place}: {error}") from None
    wrong = check(record) if isinstance(record, dict) else "not an object."
    if wrong:
        raise CommandError(f"{place}: {wrong}")
    return dict(record)


def missing_fields(record: Record, names: tuple[str, ...]) -> str:
    """`id, text is missing.`, or nothing."""
    missing = [name for name in names if name not in record]
    return f"{', '.join(missing)} is missing." if missing else ""


def json_line(answer: Any) -> str:
    """One line of JSON, readable; escaped where it holds a lone surrogate, which has no bytes of its own."""
    line = json.dumps(answer, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(answer)
    return line
