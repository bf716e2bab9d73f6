"""A pytest plugin: the tests' own PostgreSQL and Redis, in a temporary folder, beside any site that runs.

One engine for all test workers; a database, a Redis number and a queue for each of them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

leaving = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Before Django reads its settings, hence before every other plugin's turn."""
    if "DATABASE_URL" not in os.environ:
        start_engine()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    os.environ["WEDERHOOR_QUEUE"] = f"test-{worker}"
    os.environ["REDIS_URL"] = (
        f"{os.environ['REDIS_URL'].split('?')[0]}?db={1 + int(worker.removeprefix('gw')) % 15}"
    )
    return (yield)


def start_engine() -> None:
    from factcheck.embedded import attached

    folder = Path(os.environ.get("WEDERHOOR_TEST_VAR") or new_folder())
    # The databases of tests are small, and emptied often: each time, PostgreSQL goes through all that it keeps.
    os.environ.setdefault("WEDERHOOR_SHARED_BUFFERS_MB", "128")
    os.environ["WEDERHOOR_VAR"] = os.environ["WEDERHOOR_TEST_VAR"] = str(folder)
    urls = leaving.enter_context(attached(folder))
    # Test workers of pytest-xdist inherit WEDERHOOR_TEST_VAR and attach for themselves; the URLs stay our own.
    os.environ["DATABASE_URL"], os.environ["REDIS_URL"] = urls.database_url, urls.redis_url
    leaving.callback(os.environ.pop, "DATABASE_URL")


def new_folder() -> str:
    """In memory where there is room: PostgreSQL waits for the disk at every commit, and tests commit a lot."""
    memory = Path("/dev/shm")  # noqa: S108  only as the parent of a new private folder
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30
    folder = tempfile.mkdtemp(prefix="wederhoor-test-", dir=memory if roomy else None)
    leaving.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def pytest_unconfigure() -> None:
    leaving.close()
