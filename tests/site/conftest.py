from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.running import Site


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Iterator[Site]:
    """A site of which nothing runs yet, on committed data."""
    running = Site(tmp_path)
    yield running
    running.stop()
