"""The ways in which the drill of imports is disturbed. Each imports a file, kills on the way, and has the import go on to its end."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from factcheck.embedded.processes import Service

# Short times, so that a rescue is seen in seconds; a turn of the worker is a sixth of the lease.
BRISK = {"JOB_LEASE_S": "12", "JOB_RESEND_S": "3", "SWEEP_EVERY_S": "0.5"}
GIVE_UP_S = 300
MANAGE = [sys.executable, "manage.py"]
BOUNDARY = "grens"


def by_command(file: Path, outlet: str) -> None:
    """Undisturbed."""
    command = [*MANAGE, "import_articles", str(file), "--outlet", outlet]
    subprocess.run(command, check=True, capture_output=True)


def client(file: Path, outlet: str, fraction: float, rows: int) -> int:
    """SIGKILL to the command that imports. Returns the records that stood after it; the others are done again."""
    batch = confirmed(file, outlet, rows)
    running = subprocess.Popen(resume(batch), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: records_done(batch) >= fraction * rows or running.poll() is not None)
    running.kill()
    running.wait()
    stood = records_done(batch)
    go_on(batch)
    return stood


def database(file: Path, outlet: str, fraction: float, rows: int) -> int:
    """SIGKILL to the server process that serves the import: PostgreSQL throws all others out and recovers from its log."""
    batch = confirmed(file, outlet, rows)
    running = subprocess.Popen(resume(batch), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: records_done(batch) >= fraction * rows or running.poll() is not None)
    crash_database()
    running.kill()
    running.wait()
    stood = wait_for(lambda: records_done(batch) + 1) - 1
    go_on(batch)
    return stood


def worker(file: Path, outlet: str, fraction: float, rows: int) -> int:
    """SIGKILL to the Celery worker and all its children at once; another one starts and has to find the work by itself."""
    from factcheck.running import services

    with started(services.beat()):
        with started(services.worker(2)) as first:
            batch = confirmed(file, outlet, rows)
            wait_for(lambda: records_done(batch) >= fraction * rows or not runs(batch))
            kill_group(first)
        stood = records_done(batch)
        with started(services.worker(2)):
            wait_for(lambda: not runs(batch))
    return stood


def web(file: Path, outlet: str, fraction: float, rows: int) -> int:
    """SIGKILL to the web server while the file comes in over REST; who sent it sends it again, under the same key."""
    from factcheck.running import services
    from tests.builders import make_desk, make_token, make_user
    from tests.site.running import free_port

    port, key = free_port(), make_token(make_user(make_desk()))
    body = form(file)
    with started(services.web(port)) as first:
        wait_for(lambda: answers(port))
        with suppress(OSError, http.client.HTTPException):
            send(
                port,
                key,
                outlet,
                body[: int(fraction * len(body))],
                len(body),
                then=lambda: kill_group(first),
            )
    with started(services.web(port)):
        wait_for(lambda: answers(port))
        answer = send(port, key, outlet, body, len(body))
        assert answer == 202, answer
    [batch] = batches(outlet)
    stood = records_done(batch)
    go_on(batch)
    return stood


KINDS: dict[str, Callable[[Path, str, float, int], int]] = {
    "client": client,
    "worker": worker,
    "web": web,
    "database": database,
}


def confirmed(file: Path, outlet: str, rows: int) -> int:
    """The id of an import of file that may run."""
    from django.core.files import File

    from factcheck.actions import import_batches

    with file.open("rb") as stream:
        batch = import_batches.upload(File(stream), name=file.name, outlet=outlet, uploaded_by=None)
    import_batches.confirm(batch, by=None, total=rows)
    return int(batch.pk)


def resume(batch: int) -> list[str]:
    return [*MANAGE, "import_articles", "--resume", str(batch)]


def go_on(batch: int) -> None:
    give_up = time.monotonic() + GIVE_UP_S
    while runs(batch) and time.monotonic() < give_up:
        subprocess.run(resume(batch), capture_output=True, check=False)


@contextmanager
def started(service: Service) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the site in a group of its own, with its log in the site's folder."""
    log = Path(os.environ["WEDERHOOR_VAR"]) / f"{service.name}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(service.command, stdout=out, stderr=out, start_new_session=True)
    try:
        yield process
    finally:
        kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


def form(file: Path) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
    return head.encode() + file.read_bytes() + f"\r\n--{BOUNDARY}--\r\n".encode()


def send(
    port: int, key: str, outlet: str, part: bytes, size: int, then: Callable[[], object] | None = None
) -> int:
    """Send part of a body of size bytes. Returns the status of the answer. then: called when part is sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("POST", f"/api/v1/imports/?outlet={outlet.replace(' ', '+')}")
    for name, value in {
        "Authorization": f"Bearer {key}",
        "Idempotency-Key": "drill",
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Content-Length": str(size),
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    connection.send(part)
    if then:
        then()
    return connection.getresponse().status


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/health/ready")
        return connection.getresponse().status > 0  # without a worker it is not ready, and still takes files
    return False


def wait_for(happened: Callable[[], Any]) -> int:
    """What happened() returns once that is true; a database that restarts meanwhile is awaited."""
    from django.db import OperationalError, connection

    give_up = time.monotonic() + GIVE_UP_S
    while time.monotonic() < give_up:
        try:
            if found := happened():
                return int(found)
        except OperationalError:
            connection.close()
        time.sleep(0.005)
    raise AssertionError(f"not within {GIVE_UP_S} s")


def batches(outlet: str) -> list[int]:
    from factcheck.models import ImportBatch

    return list(ImportBatch.objects.filter(outlet=outlet).values_list("pk", flat=True))


def records_done(batch: int) -> int:
    from factcheck.models import ImportBatch

    return ImportBatch.objects.values_list("records_done", flat=True).get(pk=batch)


def runs(batch: int) -> bool:
    from factcheck.models import ImportBatch

    return ImportBatch.objects.filter(pk=batch, state=ImportBatch.State.RUNNING).exists()


def crash_database() -> None:
    from django.db import connection

    connection.close()
    backends = [
        process
        for process in psutil.process_iter(["cmdline"])
        if (said := " ".join(process.info["cmdline"] or [])).startswith("postgres: wederhoor")
        and ours(process, said)
    ]
    for process in backends:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGKILL)
    time.sleep(0.5)


def ours(process: psutil.Process, said: str) -> bool:
    """Whether it is a child of the server in our folder, and serves a client."""
    parent = process.parent()
    mine = os.environ["WEDERHOOR_VAR"]
    return bool(parent and any(mine in part for part in parent.cmdline())) and "[local]" in said
