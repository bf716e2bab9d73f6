"""`make run`, from an empty folder to a site that is ready, and again."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.site.running import eventually, free_port

pytestmark = pytest.mark.xdist_group("serve")  # one site for all of them

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DATABASE_URL", "REDIS_URL", "WEDERHOOR_QUEUE", "WEDERHOOR_TEST_VAR")


class Run:
    """A `manage.py serve` with an engine of its own under folder."""

    def __init__(self, folder: Path, port: int) -> None:
        self.output = folder / f"output-{port}.txt"
        self.address = f"http://127.0.0.1:{port}"
        environment = {name: value for name, value in os.environ.items() if name not in OURS}
        with self.output.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", str(port), "--processes", "1"],
                cwd=ROOT,
                env=environment | {"WEDERHOOR_VAR": str(folder / "var"), "PYTHONUNBUFFERED": "1"},
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def wait_until_ready(self) -> None:
        def settled() -> bool:
            return "is ready at" in self.said() or self.process.poll() is not None

        eventually(settled, "make run says that it is ready", seconds=120)
        assert self.process.poll() is None, self.said()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Run, Run, list[int], int]]:
    """A first run, stopped again, and a second one that runs; with the processes and the exit code of the first."""
    folder = tmp_path_factory.mktemp("run", numbered=True)
    first = Run(folder, free_port())
    first.wait_until_ready()
    family = [child.pid for child in psutil.Process(first.process.pid).children(recursive=True)]
    code = first.stop()
    second = Run(folder, free_port())
    second.wait_until_ready()
    yield first, second, family, code
    second.stop()


Runs = tuple[Run, Run, list[int], int]


def test_the_first_run_makes_two_accounts_and_says_their_passwords_once(runs: Runs) -> None:
    first, second, _, _ = runs
    assert re.findall(r"Made the account '(\w+)' with password \S{12,}", first.said()) == ["admin", "editor"]
    assert "password" not in second.said()


def test_it_prints_what_was_found_in_the_samples(runs: Runs) -> None:
    for run in runs[:2]:
        rows = [line.split("│")[1:] for line in run.said().splitlines() if line.startswith("│")]
        found = {(cells[0].strip(), cells[1].strip(), cells[2].strip()) for cells in rows}
        assert ("Daar ben ik niet trots op", "Liesbet Haverkort", "direct") in found
        assert any(cells[3].strip() for cells in rows), "no match in the whole table"


def test_health_says_that_all_parts_are_up(runs: Runs) -> None:
    with urllib.request.urlopen(f"{runs[1].address}/health/ready", timeout=10) as response:  # noqa: S310
        assert response.status == 200


def test_only_the_web_server_listens_and_only_on_loopback(runs: Runs) -> None:
    serve = psutil.Process(runs[1].process.pid)
    family = [serve, *serve.children(recursive=True)]
    listening = {c.laddr for p in family for c in p.net_connections("inet") if c.status == psutil.CONN_LISTEN}
    assert {address.ip for address in listening} == {"127.0.0.1"}
    assert {address.port for address in listening} == {int(runs[1].address.rsplit(":", 1)[1])}


def test_a_stop_ends_everything_with_exit_code_0(runs: Runs) -> None:
    _, _, family, code = runs
    assert code == 0
    assert not [pid for pid in family if psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie"]


def test_a_port_that_is_taken_is_told_with_the_way_out(runs: Runs, tmp_path: Path) -> None:
    third = Run(tmp_path, int(runs[1].address.rsplit(":", 1)[1]))
    assert third.process.wait(60) == 1
    assert "is taken. Use another: make run PORT=" in third.said()
