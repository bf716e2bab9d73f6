"""How much memory PostgreSQL gets."""

from __future__ import annotations

import os

import psycopg
import pytest

from factcheck.embedded import EngineError, attached
from factcheck.embedded.memory import LEAST, MOST, SETTING, memory_mb, shared_buffers_mb


@pytest.fixture(autouse=True)
def unset(monkeypatch):
    monkeypatch.delenv(SETTING, raising=False)


def test_an_eighth_of_the_machines_memory_within_bounds(tmp_path):
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
    assert memory_mb(tmp_path) == machine
    assert shared_buffers_mb(tmp_path) == min(max(machine // 8, LEAST), MOST)


@pytest.mark.parametrize(
    ("limit", "megabytes"), [("2147483648\n", 256), ("536870912", 128), ("max\n", None), ("", None)]
)
def test_a_container_counts_by_what_it_may_use(tmp_path, limit, megabytes):
    without = shared_buffers_mb(tmp_path)
    (tmp_path / "memory.max").write_text(limit)
    assert shared_buffers_mb(tmp_path) == (megabytes or without)


@pytest.mark.parametrize("told", ["much", "8", "-128", "1.5", "2GB", "99999999999"])
def test_a_wrong_setting_says_what_is_allowed(var, monkeypatch, told):
    monkeypatch.setenv(SETTING, told)
    with pytest.raises(EngineError, match=rf"{SETTING}='{told}' .* from 16 to 1048576"), attached(var):
        pass


def test_the_server_runs_with_what_the_setting_says_whatever_its_file_says(var, monkeypatch):
    with (var / "postgres/postgresql.conf").open("a") as settings:
        settings.write("shared_buffers = 32MB\n")
    monkeypatch.setenv(SETTING, "48")
    with attached(var) as urls, psycopg.connect(urls.database_url) as connection:
        assert connection.execute("SHOW shared_buffers").fetchone() == ("48MB",)
