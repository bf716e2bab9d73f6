"""One server: whether it lives, how it starts, how it stops.

A server inherits an open file with an exclusive flock on it, and so do the processes that it forks. The lock
tells whether one of them lives, whatever pid files say and in whichever container it runs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.embedded.errors import EngineError, last_lines, next_step
from factcheck.embedded.locks import opened

POLL = 0.02  # seconds
HEADLESS = 2.0  # seconds; one that starts has no pid file yet, later its main process must be dead
LOG_LIMIT = 10_000_000  # bytes; a longer log is put aside at the next start


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server and everything that says that a process is this one.

    program: its process name.  folder: where it works, and nobody else does.
    sockets: where it listens.  leftovers: what a killed one leaves and a new one stumbles over.
    answers: whether it takes requests now; returns within some seconds.
    stop_steps: signals, from polite to blunt, each with the seconds that it gets.
    """

    name: str
    program: str
    command: tuple[str, ...]
    folder: Path
    sockets: Path
    pid_file: Path
    leftovers: tuple[Path, ...]
    lock: Path
    log: Path
    answers: Callable[[], bool]
    stop_steps: tuple[tuple[signal.Signals, float], ...]

    def is_alive(self) -> bool:
        """Whether it, or a process that it forked, is there."""
        with opened(self.lock) as lock:
            return not lock.try_share()

    def main_pid(self) -> int | None:
        """The process to signal. A recycled number in the pid file is not taken for it."""
        try:
            pid = int(self.pid_file.read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if self._is_ours(pid) else None

    def spawn(self) -> None:
        """Start it, in a session of its own: Ctrl-C in the terminal is not for it. Does not wait."""
        if pid := self.main_pid():
            raise EngineError(
                f"{self.name} with pid {pid} works in {self.folder}, and this engine did not start it. "
                f"Stop it first: kill -INT {pid}"
            )
        for leftover in self.leftovers:
            leftover.unlink(missing_ok=True)
        _put_long_log_aside(self.log)
        with opened(self.lock) as lock, self.log.open("ab") as log:
            if not lock.try_exclusive():
                raise EngineError(f"{self.name} in {self.folder} runs already. Stop it, then try again.")
            # setsid forks, so the server is init's child and not ours: it may outlive us, and leaves no zombie.
            subprocess.run(
                ("setsid", "--fork", *self.command),  # noqa: S607
                check=True,
                pass_fds=(lock.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=server_environment(),
            )

    def settles(self, seconds: float, *, headless: float = HEADLESS) -> bool:
        """Wait until it answers or is gone. Returns whether it answers; False too when it stays silent.

        headless: the seconds that it gets when there is no main process.
        """
        begun = time.monotonic()
        while not self.answers():
            waited = time.monotonic() - begun
            if not self.is_alive() or waited > seconds or (waited > headless and not self.main_pid()):
                return False
            time.sleep(POLL)
        return True

    def wait_until_answering(self, seconds: float) -> None:
        """Raises EngineError, with the end of the log, when it died or stays silent."""
        if self.settles(seconds, headless=seconds):
            return
        happened = f"does not answer after {seconds:.0f} s" if self.is_alive() else "stopped while starting"
        lines = last_lines(self.log)
        step = next_step(lines) or "Mend what it says, then try again."
        raise EngineError(f"{self.name} {happened}. {step} The end of {self.log}:\n{lines}")

    def stop(self) -> None:
        """Stop it and wait. Nothing happens when it does not run. Raises EngineError when it will not go."""
        for step, (number, seconds) in enumerate(self.stop_steps):
            if self._signal_and_wait(number, seconds, everyone=step > 0):
                return
        raise EngineError(
            f"{self.name} in {self.folder} does not stop. If another machine or container uses the folder, "
            f"stop it there; else look at {self.log}."
        )

    def _signal_and_wait(self, number: signal.Signals, seconds: float, *, everyone: bool) -> bool:
        """Whether it is gone. everyone: signal what it forked too, in case it died before them."""
        begun, signalled = time.monotonic(), set[int]()
        while self.is_alive():
            waited = time.monotonic() - begun
            if waited > seconds or (waited > HEADLESS and not signalled):
                return False
            main = self.main_pid()
            targets = set(self._all_pids()) if everyone else {main} if main else set()
            for pid in targets - signalled:
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
            signalled |= targets
            time.sleep(POLL)
        return True

    def _all_pids(self) -> Iterator[int]:
        numbers = (entry.name for entry in Path("/proc").iterdir() if entry.name.isdigit())
        return (int(number) for number in numbers if self._is_ours(int(number)))

    def _is_ours(self, pid: int) -> bool:
        process = Path("/proc", str(pid))
        try:
            if (process / "comm").read_text().strip() != self.program:
                return False
            with suppress(PermissionError):  # the working folder of another user's process, in a container
                return self.folder.samefile(process / "cwd")
            words = (process / "cmdline").read_bytes()
        except OSError:
            return False
        return os.fsencode(self.folder) in words or os.fsencode(self.sockets) in words


def server_environment() -> dict[str, str]:
    """Ours without what would bend a server: PGDATA, PGPORT and the like, and the language of its messages."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def _put_long_log_aside(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
