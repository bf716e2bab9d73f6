"""The embedded engine, as settings want to hear of it: by environment variables."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.embedded import EngineError, attached, exit_on_sigterm


@contextmanager
def engine_in_environment(var_dir: Path) -> Iterator[None]:
    """PostgreSQL and Redis for the length of a command, their addresses in DATABASE_URL and REDIS_URL.

    Child processes inherit both, so they use this engine and start none. Exits with a sentence when it cannot start.
    """
    if "DATABASE_URL" in os.environ or "REDIS_URL" in os.environ:
        raise SystemExit(
            "Only one of DATABASE_URL and REDIS_URL is set. Set both, or neither for the embedded engine."
        )
    exit_on_sigterm()
    try:
        with attached(Path(os.environ.get("WEDERHOOR_VAR", var_dir))) as urls:
            os.environ.update(DATABASE_URL=urls.database_url, REDIS_URL=urls.redis_url)
            yield
    except EngineError as error:
        raise SystemExit(f"The embedded engine: {error}") from None
