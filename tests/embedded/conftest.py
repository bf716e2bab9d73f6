from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.embedded.commands import kill_servers


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short folder with the temporary folder in it; nothing of it, and no server in it, outlives the test."""
    folder = Path(tempfile.mkdtemp(prefix="wh-"))
    folder.chmod(0o755)
    temporary = folder / "tmp"
    temporary.mkdir()
    temporary.chmod(0o1777)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    kill_servers(folder)
    shutil.rmtree(folder)


@pytest.fixture
def var(scratch: Path) -> Path:
    return scratch / "var"


@pytest.fixture
def sockets_left(scratch: Path) -> Callable[[], list[Path]]:
    """The socket folders that are there now."""
    return lambda: list((scratch / "tmp").glob("wederhoor-*"))
