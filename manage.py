#!/usr/bin/env python
"""The command line of the workbench."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

# These read text and write JSON, or only look at the code: no database is started for them.
NEEDS_NO_ENGINE = {"extract", "compare", "score_claims"} | {
    "check", "compilemessages", "help", "makemessages", "spectacular", "version", "--help", "--version",
}  # fmt: skip


def engine(command: str) -> AbstractContextManager[object]:
    """The embedded PostgreSQL and Redis for the length of one command, unless the environment names others."""
    if command in NEEDS_NO_ENGINE or {"DATABASE_URL", "REDIS_URL"} <= os.environ.keys():
        return nullcontext()
    from factcheck.engine import engine_in_environment

    return engine_in_environment(Path(__file__).resolve().parent / "var")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    from django.core.management import execute_from_command_line

    with engine(sys.argv[1] if len(sys.argv) > 1 else "help"):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
