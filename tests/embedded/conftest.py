from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.embedded import attached
from tests.embedded.commands import kill_servers


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_arrives() -> None:
    """A shell starts what it puts in the background with SIGINT ignored, and children would inherit that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short folder with the temporary folder in it; nothing of it, and no server in it, outlives the test."""
    folder = Path(tempfile.mkdtemp(prefix="wh-", dir=memory_disk()))
    folder.chmod(0o755)
    temporary = folder / "tmp"
    temporary.mkdir()
    temporary.chmod(0o1777)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    kill_servers(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """A data folder of PostgreSQL as the engine makes it; not in use."""
    with tempfile.TemporaryDirectory(prefix="wh-", dir=memory_disk()) as folder:
        with attached(Path(folder) / "var"):
            pass
        yield Path(folder) / "var/postgres"


@pytest.fixture
def var(scratch: Path, cluster: Path) -> Path:
    """Where an engine has been before: a copy of its data is there, which saves a second a test."""
    shutil.copytree(cluster, scratch / "var/postgres")
    return scratch / "var"


@pytest.fixture
def new_var(scratch: Path) -> Path:
    """Where no engine has ever been."""
    return scratch / "var"


@pytest.fixture
def sockets_left(scratch: Path) -> Callable[[], list[Path]]:
    """The socket folders that are there now."""
    return lambda: list((scratch / "tmp").glob("wederhoor-*"))


def memory_disk() -> str | None:
    """A disk in memory where there is room on one: on a real one, half of these tests' time goes to fsync."""
    shared = Path("/dev/shm")  # noqa: S108
    return str(shared) if shared.is_dir() and shutil.disk_usage(shared).free > 1_000_000_000 else None
