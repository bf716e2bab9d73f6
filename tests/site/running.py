"""A real site for tests: the processes of `make run`, on the database, Redis and queue of this test worker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psutil
from django.conf import settings
from django.db import connection

from factcheck.embedded.processes import Service
from factcheck.running import services

# Short times, so that a rescue is seen in seconds. Not shorter: a worker needs some to start.
BRISK = {"JOB_LEASE_S": "6", "JOB_RESEND_S": "3", "SWEEP_EVERY_S": "0.5"}


def eventually(happened: Callable[[], object], what: str, *, seconds: float = 60, every: float = 0.2) -> None:
    """Wait until happened() is true; fail, saying what did not happen, after seconds."""
    give_up = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < give_up, f"not within {seconds:g} s: {what}"
        time.sleep(every)


class Site:
    """The web server, worker and clock, each started and ended on its own. Logs stand in folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *names: str) -> None:
        known = {"web": services.web(self.port), "worker": services.worker(2), "beat": services.beat()}
        for name in names:
            self.processes[name] = self.spawn(known[name])

    def spawn(self, service: Service) -> subprocess.Popen[bytes]:
        places = {"WEDERHOOR_VAR": str(self.folder), "WEDERHOOR_UPLOADS": str(settings.MEDIA_ROOT)}
        environment = {**os.environ, **BRISK, **places, "DATABASE_URL": test_database_url()}
        with (self.folder / f"{service.name}.log").open("ab") as log:
            return subprocess.Popen(
                service.command, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    def wait_until_up(self) -> None:
        try:
            eventually(self.is_ready, "the site is up", seconds=60)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.logs()}") from None

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/health/ready", timeout=5) as response:  # noqa: S310
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def logs(self) -> str:
        return "\n".join(
            path.read_text(errors="replace")[-2000:] for path in sorted(self.folder.glob("*.log"))
        )

    def kill_worker_when(self, busy: Callable[[], int]) -> None:
        """SIGKILL to the worker and all its children at once, as a power cut would, at a moment at which it is busy."""
        worker = self.processes.pop("worker")

        def frozen_while_busy() -> bool:
            os.killpg(worker.pid, signal.SIGSTOP)
            if busy():
                return True
            os.killpg(worker.pid, signal.SIGCONT)
            return False

        eventually(frozen_while_busy, "the worker is busy", every=0.02)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(10)

    def kill_a_child_of_the_worker(self) -> None:
        children = psutil.Process(self.processes["worker"].pid).children()
        children[0].kill()

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(30)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_database_url() -> str:
    """The address of the database this test runs in, which is not the one in DATABASE_URL."""
    database = connection.settings_dict
    login = quote(database["USER"]) + (f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else "")
    host = quote(str(database["HOST"]), safe="")
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgresql://{login}@{host}{port}/{database['NAME']}"


test_database_url.__test__ = False  # type: ignore[attr-defined]
