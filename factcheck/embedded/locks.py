"""Locks that cannot go stale: the kernel drops an flock when the last process that holds it is gone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":  # importing this must work anywhere: settings do
    import fcntl


class LockFile:
    """An open file with an flock on it, or none yet.

    The lock belongs to the open file, not to the process: whoever inherits the descriptor holds it too.
    Going from shared to exclusive is not atomic: do it under a second lock.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def fileno(self) -> int:
        return self._descriptor

    def wait_exclusive(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def try_exclusive(self) -> bool:
        """Whether nobody else held it. When somebody did, a lock that we held ourselves is gone."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def share(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def try_share(self) -> bool:
        """Whether nobody holds it exclusively."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(self) -> None:
        """Unlock it for whoever inherited it too, which close() does not."""
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        os.close(self._descriptor)


@contextmanager
def opened(path: Path) -> Iterator[LockFile]:
    """The lock file at path, not locked yet; closed at the end."""
    lock = LockFile(path)
    try:
        yield lock
    finally:
        lock.close()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Wait for the exclusive lock at path and hold it."""
    with opened(path) as lock:
        lock.wait_exclusive()
        try:
            yield
        finally:
            lock.unlock()
