"""Start commands that use an engine, ask whether it answers, and find its processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import redis

from factcheck.embedded import EngineUrls

ROOT = Path(__file__).parents[2]
ATTACH = str(Path(__file__).with_name("attach.py"))


@contextmanager
def command(
    var: Path, *, prefix: Sequence[str] = (), python: str = sys.executable, script: Sequence[str] = (ATTACH,)
) -> Iterator[subprocess.Popen[str]]:
    """A process that attaches to the engine of var. It gets a Ctrl-C of its own, and is killed at the end."""
    process = subprocess.Popen(
        [*prefix, python, *script, str(var)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()


def urls_of(process: subprocess.Popen[str]) -> EngineUrls:
    """Wait until the command is attached."""
    line = process.stdout.readline()
    assert line, process.stderr.read()
    return EngineUrls(**json.loads(line))


def interrupted(process: subprocess.Popen[str]) -> int:
    """Press Ctrl-C, and once more where that came to nothing: what is raised in a callback of an import Python prints and forgets. Return how it ended."""
    process.send_signal(signal.SIGINT)
    try:
        return process.wait(15)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
    return process.wait(30)


def leave(process: subprocess.Popen[str]) -> None:
    """Let the command leave, and wait for it."""
    process.stdin.close()
    assert process.wait(30) == 0


def answers(urls: EngineUrls) -> bool:
    try:
        with psycopg.connect(urls.database_url) as connection, redis.Redis.from_url(urls.redis_url) as client:
            return connection.execute("SELECT 1").fetchone() == (1,) and client.ping()
    except (psycopg.OperationalError, redis.ConnectionError):
        return False


def servers_of(var: Path) -> list[psutil.Process]:
    """The main processes of the engine of var: found by where they work, not by what they wrote down."""
    found = []
    for process in psutil.process_iter():
        try:
            parent = process.parent()
            if (
                process.name() in ("postgres", "redis-server")
                and Path(process.cwd()).is_relative_to(var)
                and not (parent and parent.name() == process.name())
            ):
                found.append(process)
        except psutil.Error:
            continue
    return found


def kill_servers(var: Path) -> None:
    """kill -9 whatever works in var."""
    for process in servers_of(var):
        for each in [process, *process.children(recursive=True)]:
            try:
                each.kill()
            except psutil.NoSuchProcess:
                continue
    assert until(lambda: not servers_of(var))


def until(condition: Callable[[], object], seconds: float = 10) -> bool:
    """Whether condition came true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
