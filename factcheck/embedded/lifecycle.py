"""Who starts the engine and who stops it.

Everyone who uses it holds a shared lock on engine/users.lock. Entering and leaving happen one at a time, under
engine/start.lock. Who can lock users.lock exclusively on leaving is the last, and stops the engine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.embedded.engine import Engine, find_engine
from factcheck.embedded.errors import EngineError, next_step
from factcheck.embedded.folders import Folders, make_folders
from factcheck.embedded.locks import LockFile, held, opened
from factcheck.embedded.urls import EngineUrls


@contextmanager
def attached(var_dir: Path) -> Iterator[EngineUrls]:
    """A running engine with its data under var_dir, for as long as the block lasts.

    Starts it when nobody has, and stops it when nobody else uses it any more, also when the block is left by
    KeyboardInterrupt or SystemExit. SIGTERM is the caller's: see exit_on_sigterm. After a kill -9 of all its
    users the engine runs on, and the next one to attach takes it over.

    Costs about 0.2 s when the engine must start, 1 s the first time, 0.02 s when it runs.

    Raises EngineError, with the next step, when it cannot start.
    """
    _require_linux()
    folders = make_folders(var_dir)
    entered_in, engine = os.getpid(), None
    with opened(folders.state / "users.lock") as users:
        try:
            with _explained(folders), held(folders.state / "start.lock"):
                engine = find_engine(folders)
                _enter(engine, users)
            yield engine.urls
        finally:
            # A process that was forked inside the block comes by here too: it stops and unlocks nothing.
            if engine and os.getpid() == entered_in:
                with held(folders.state / "start.lock"):
                    _leave(engine, users)


@contextmanager
def _explained(folders: Folders) -> Iterator[None]:
    """Turn what the operating system refuses into an EngineError."""
    try:
        yield
    except OSError as error:
        step = next_step(str(error)) or "Mend that, or set DATABASE_URL and REDIS_URL."
        raise EngineError(f"The engine in {folders.var} cannot start: {error}. {step}") from error


def _enter(engine: Engine, users: LockFile) -> None:
    alone = users.try_exclusive()
    users.share()
    engine.start(may_restart=alone)


def _leave(engine: Engine, users: LockFile) -> None:
    try:
        if users.try_exclusive():
            engine.stop()
    finally:
        users.unlock()


def _require_linux() -> None:
    if sys.platform != "linux":
        raise EngineError(
            f"The embedded engine runs on Linux only, and this is {sys.platform}. "
            "Set DATABASE_URL and REDIS_URL, for instance to the servers of docker-compose.yml."
        )
