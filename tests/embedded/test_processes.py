"""The supervisor keeps services running, and leaves none behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import psutil
import pytest

from factcheck.embedded import EngineError
from factcheck.embedded.processes import Service, Supervisor
from tests.embedded.commands import ROOT, until


def shell(name: str, script: str, **environment: str) -> Service:
    return Service(name, ("sh", "-c", script), environment)


@contextmanager
def supervised(log, *services):
    """A supervisor that watches in the main thread of this test, stopped by a timer at the latest."""
    supervisor = Supervisor(services, log_dir=log)
    try:
        supervisor.start()
        yield supervisor
    finally:
        supervisor.stop(timeout=5)


def watch(supervisor, condition, seconds=10.0):
    """Let the supervisor watch until condition is true. Returns whether it became true."""
    came_true = []

    def look() -> None:
        came_true.append(until(condition, seconds))
        supervisor._stopping.set()

    looking = threading.Thread(target=look)
    looking.start()
    supervisor.wait()
    looking.join()
    return came_true == [True]


def test_services_write_to_their_own_logs_after_what_is_there(scratch):
    (scratch / "web.log").write_text("yesterday\n")
    with supervised(
        scratch,
        shell("web", "echo $WORD; sleep 60", WORD="web"),
        shell("worker", "echo worker >&2; sleep 60"),
    ):
        assert until(lambda: (scratch / "web.log").read_text() == "yesterday\nweb\n")
        assert until(lambda: (scratch / "worker.log").read_text() == "worker\n")


def test_a_service_that_dies_starts_again_later_each_time_and_says_so(scratch, capsys):
    with supervised(scratch, shell("worker", "echo here; exit 3")) as supervisor:
        assert watch(supervisor, lambda: (scratch / "worker.log").read_text().count("here") == 3)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == [
        f"worker stopped with status 3; it starts again in 1 s. Its log is {scratch / 'worker.log'}",
        f"worker stopped with status 3; it starts again in 2 s. Its log is {scratch / 'worker.log'}",
    ]


def test_what_a_dead_service_leaves_behind_does_not_keep_its_place(scratch):
    script = "sleep 60 & echo $! $$; wait"
    with supervised(scratch, shell("web", script)) as supervisor:
        assert until(lambda: (scratch / "web.log").read_text())
        child, main = (int(pid) for pid in (scratch / "web.log").read_text().split())
        os.kill(main, signal.SIGKILL)
        assert watch(supervisor, lambda: gone(child))


def test_stop_asks_first_and_kills_what_stays(scratch):
    polite = "trap 'echo bye; exit' TERM; echo up; while :; do sleep 0.05; done"
    stubborn = "trap '' TERM; echo $$; while :; do sleep 0.05; done"
    with supervised(scratch, shell("polite", polite), shell("stubborn", stubborn)) as supervisor:
        assert until(lambda: (scratch / "polite.log").read_text() and (scratch / "stubborn.log").read_text())
        begun = time.monotonic()
        supervisor.stop(timeout=1)
        assert 0.9 < time.monotonic() - begun < 3
    assert (scratch / "polite.log").read_text() == "up\nbye\n"
    assert gone(int((scratch / "stubborn.log").read_text()))


def test_wait_ends_when_a_signal_handler_stops_the_services(scratch):
    with supervised(scratch, shell("web", "sleep 60")) as supervisor:
        previous = signal.signal(signal.SIGALRM, lambda number, frame: supervisor.stop())
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.3)
            supervisor.wait()
        finally:
            signal.signal(signal.SIGALRM, previous)


def test_services_die_with_a_supervisor_that_is_killed(scratch):
    script = (
        "import sys; from pathlib import Path; from factcheck.embedded.processes import *\n"
        "supervisor = Supervisor([Service('web', ('sh', '-c', 'echo $$; exec sleep 60'), {})], log_dir=Path(sys.argv[1]))\n"
        "supervisor.start(); supervisor.wait()"
    )
    log = scratch / "web.log"
    parent = subprocess.Popen([sys.executable, "-c", script, str(scratch)], cwd=ROOT)
    assert until(lambda: log.exists() and log.read_text())
    service = int(log.read_text())
    parent.kill()
    parent.wait()
    assert until(lambda: gone(service))


def test_a_program_that_does_not_exist_is_named_before_anything_starts(scratch):
    supervisor = Supervisor([shell("web", "echo up"), Service("worker", ("celeri",), {})], log_dir=scratch)
    with pytest.raises(EngineError, match=r"worker cannot start: celeri was not found"):
        supervisor.start()
    assert not (scratch / "web.log").exists()


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
