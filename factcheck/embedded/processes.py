"""Keep the processes of a site running: the web server, the workers, the clock."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.embedded.errors import EngineError

POLL = 0.1  # seconds
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # seconds before a dead service starts again; doubles each time
STEADY = 60.0  # seconds after which a service that dies starts again at FIRST_WAIT
# The kernel sends SIGTERM when we are gone, killed or not, so nothing is left on the port. Not SIGKILL: gunicorn
# and Celery stop their own children in order. Not preexec_fn, which may deadlock in a process with threads.
TIED_TO_US = ("setpriv", "--pdeathsig", "TERM", "--")


@dataclass(frozen=True, slots=True)
class Service:
    """A process to keep running.

    name: one word, the name of its log.
    environment: laid over our own environment.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]


@dataclass(slots=True)
class _Run:
    """A service and its process. due: the monotonic time of its next start, when it is dead."""

    service: Service
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = FIRST_WAIT
    due: float = 0.0


class Supervisor:
    """Run services together: start all, start again what dies, stop all.

        supervisor = Supervisor(services, log_dir=var / "log")
        try:
            supervisor.start()
            supervisor.wait()
        finally:
            supervisor.stop()

    Call start and wait in the main thread: to the kernel, the parent that a child dies with is a thread.
    Each service writes to log_dir/<name>.log. Only the main process of a service is asked to stop;
    what it leaves behind in its process group is killed.
    """

    def __init__(self, services: Sequence[Service], *, log_dir: Path) -> None:
        self._runs = [_Run(service) for service in services]
        self._log_dir = log_dir
        self._stopping = threading.Event()
        # Re-entrant, because a signal handler may call stop() while this same thread starts something.
        self._lock = threading.RLock()

    def start(self) -> None:
        """Start every service. Raises EngineError, and starts nothing, when a program does not exist."""
        for run in self._runs:
            _require_program(run.service)
        self._log_dir.mkdir(parents=True, exist_ok=True)
        for run in self._runs:
            self._start(run)

    def wait(self) -> None:
        """Watch over the services until stop() is called, by a signal handler or in another thread."""
        while not self._stopping.wait(POLL):
            for run in self._runs:
                with self._lock:
                    self._revive(run)

    def stop(self, timeout: float = 30) -> None:
        """Ask every service to stop (SIGTERM), wait timeout seconds in all, kill what is left."""
        self._stopping.set()
        with self._lock:
            processes = [run.process for run in self._runs if run.process]
            for process in processes:
                process.terminate()
            deadline = time.monotonic() + timeout
            for process in processes:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(max(0.0, deadline - time.monotonic()))
                _kill_group(process)
                process.wait()

    def _start(self, run: _Run) -> None:
        with self._lock:
            if self._stopping.is_set():
                return
            with self._log_of(run.service).open("ab") as log:
                run.process = subprocess.Popen(
                    (*TIED_TO_US, *run.service.command),
                    env={**os.environ, **run.service.environment},
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    process_group=0,  # Ctrl-C in the terminal reaches us, and we stop them in order
                )
            run.started = time.monotonic()

    def _revive(self, run: _Run) -> None:
        """Start a dead service again when it is due."""
        if run.process and run.process.poll() is not None:
            self._bury(run, run.process)
        elif not run.process and time.monotonic() >= run.due:
            self._start(run)

    def _bury(self, run: _Run, process: subprocess.Popen[bytes]) -> None:
        _kill_group(process)
        if time.monotonic() - run.started > STEADY:
            run.wait = FIRST_WAIT
        sys.stderr.write(
            f"{run.service.name} {_ending(process.returncode)}; it starts again in {run.wait:.0f} s. "
            f"Its log is {self._log_of(run.service)}\n"
        )
        run.process, run.due = None, time.monotonic() + run.wait
        run.wait = min(run.wait * 2, LONGEST_WAIT)

    def _log_of(self, service: Service) -> Path:
        return self._log_dir / f"{service.name}.log"


def _require_program(service: Service) -> None:
    path = service.environment.get("PATH", os.environ.get("PATH"))
    if not shutil.which(service.command[0], path=path):
        raise EngineError(
            f"{service.name} cannot start: {service.command[0]} was not found. "
            "Run pip install -r requirements.txt, then try again."
        )


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of a service: a dead gunicorn's workers would keep its port."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _ending(status: int) -> str:
    if status < 0:
        return f"was ended by signal {-status} ({signal.strsignal(-status)})"
    return f"stopped with status {status}"
