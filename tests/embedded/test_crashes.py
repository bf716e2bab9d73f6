"""What a kill -9 leaves behind, and what the next command makes of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from factcheck.embedded import attached
from tests.embedded.commands import answers, command, kill_servers, servers_of, until, urls_of

QUERY = "import psycopg, sys; psycopg.connect(sys.argv[1], autocommit=True).execute(sys.argv[2])"
RUNNING = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO %'"


def test_after_the_starter_is_killed_the_next_command_takes_its_engine_over(var):
    with command(var) as starter:
        urls = urls_of(starter)
    running = {server.pid for server in servers_of(var)}
    assert answers(urls)
    with attached(var) as taken_over:
        assert taken_over == urls
        assert {server.pid for server in servers_of(var)} == running
    assert servers_of(var) == []


def test_after_everything_is_killed_the_engine_starts_with_what_was_committed(var):
    with command(var) as starter:
        urls = urls_of(starter)
        with psycopg.connect(urls.database_url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 1")
        kill_servers(var)
    assert (var / "postgres/postmaster.pid").exists()
    with attached(var) as urls, psycopg.connect(urls.database_url) as connection:
        assert answers(urls)
        assert connection.execute("SELECT * FROM kept").fetchone() == (1,)


def test_a_recycled_pid_is_neither_believed_nor_killed(var):
    with command(var) as starter:
        urls_of(starter)
        kill_servers(var)
    bystander = subprocess.Popen(["sleep", "60"])
    try:
        for pid_file in (var / "postgres/postmaster.pid", var / "redis/redis.pid"):
            _, *rest = pid_file.read_text().split("\n")
            pid_file.write_text("\n".join([str(bystander.pid), *rest]))
        socket_lock = next(Path(os.environ["TMPDIR"]).glob("wederhoor-*/.s.PGSQL.5432.lock"))
        socket_lock.write_text((var / "postgres/postmaster.pid").read_text())
        with attached(var) as urls:
            assert answers(urls)
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


@pytest.mark.parametrize("name", ["postgres", "redis-server"])
def test_a_server_that_died_is_started_again_for_the_next_command(var, name):
    with attached(var) as urls:
        server = next(server for server in servers_of(var) if server.name() == name)
        server.kill()
        assert until(lambda: not server.is_running() or server.status() == "zombie")
        with attached(var) as again:
            assert again == urls
            assert answers(urls)


def test_a_postmaster_that_dies_under_a_busy_query_does_not_keep_the_engine_from_starting(var):
    with command(var) as starter:
        urls = urls_of(starter)
        busy = subprocess.Popen(
            [sys.executable, "-c", QUERY, urls.database_url, "DO $$ BEGIN LOOP END LOOP; END $$"],
            stderr=subprocess.DEVNULL,
        )
        try:
            with psycopg.connect(urls.database_url, autocommit=True) as connection:
                assert until(lambda: connection.execute(RUNNING).fetchone() == (1,))
            next(server for server in servers_of(var) if server.name() == "postgres").kill()
        finally:
            starter.kill()
            starter.wait()
        with attached(var) as urls:
            assert answers(urls)
        busy.wait(10)


def test_a_socket_folder_that_was_swept_away_is_made_again(var):
    with command(var) as starter:
        urls_of(starter)
        kill_servers(var)
    shutil.rmtree((var / "engine/sockets").read_text())
    with attached(var) as urls:
        assert answers(urls)


def test_a_remembered_socket_folder_that_others_may_enter_is_not_used(var):
    with command(var) as starter:
        urls_of(starter)
        kill_servers(var)
    remembered = Path((var / "engine/sockets").read_text())
    remembered.chmod(0o777)
    with attached(var) as urls:
        assert answers(urls)
        assert remembered.name not in urls.redis_url


def test_initdb_killed_half_way_leaves_nothing_half_made(new_var):
    with command(new_var) as starter:
        assert until(lambda: list(new_var.glob("postgres.unfinished-*/base")))
        os.killpg(starter.pid, signal.SIGKILL)
        starter.wait()
    assert not (new_var / "postgres").exists()
    with attached(new_var) as urls:
        assert answers(urls)
    assert list(new_var.glob("postgres.unfinished-*")) == []


def test_a_command_killed_while_the_engine_starts_leaves_one_that_can_be_taken_over(var):
    for moment in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3):
        with command(var):
            time.sleep(moment)
    with attached(var) as urls:
        assert answers(urls)
        assert len(servers_of(var)) == 2
    assert servers_of(var) == []
