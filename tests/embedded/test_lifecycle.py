"""Who starts the engine, who shares it, who stops it."""

from __future__ import annotations

import os
import signal
import time

import psycopg
import pytest

from factcheck.embedded import attached, exit_on_sigterm
from tests.embedded.commands import answers, command, interrupted, leave, servers_of, urls_of


def test_engine_answers_inside_the_block_and_is_gone_after_it(new_var, sockets_left):
    with attached(new_var) as urls:
        assert answers(urls)
        assert len(servers_of(new_var)) == 2
    assert not answers(urls)
    assert servers_of(new_var) == []
    assert sockets_left() == []


def test_data_survives_a_stop(var):
    with attached(var) as urls, psycopg.connect(urls.database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'wederhoor' AS word")
    with attached(var) as urls, psycopg.connect(urls.database_url) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("wederhoor",)


def test_second_command_shares_the_engine_and_the_last_one_stops_it(var):
    with command(var) as first, command(var) as second:
        urls = urls_of(first)
        assert urls_of(second) == urls
        leave(first)
        assert answers(urls)
        leave(second)
    assert servers_of(var) == []


def test_commands_that_enter_at_the_same_instant_get_one_engine(new_var):
    with command(new_var) as first, command(new_var) as second, command(new_var) as third:
        assert urls_of(first) == urls_of(second) == urls_of(third)
        assert len(servers_of(new_var)) == 2


def test_commands_that_come_and_go_at_once_all_find_an_engine_that_answers(var):
    for _ in range(4):
        with command(var) as leaving, command(var) as staying:
            urls_of(leaving)
            urls_of(staying)
            leaving.stdin.close()
            leave(staying)
            with command(var) as entering:
                assert answers(urls_of(entering))
                leave(entering)
            assert leaving.wait(30) == 0
    assert servers_of(var) == []


def test_a_block_inside_a_block_leaves_the_engine_running(var):
    with attached(var) as outer:
        with attached(var) as inner:
            assert inner == outer
        assert answers(outer)
    assert servers_of(var) == []


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_command_that_is_asked_to_end_stops_the_engine(var, number, status):
    with command(var) as process:
        urls_of(process)
        process.send_signal(number)
        assert process.wait(30) == status
    assert servers_of(var) == []


def test_ctrl_c_in_the_terminal_does_not_reach_the_servers(var):
    with command(var) as process:
        urls_of(process)
        assert os.getpgid(process.pid) not in {os.getpgid(server.pid) for server in servers_of(var)}
        assert os.getsid(process.pid) not in {os.getsid(server.pid) for server in servers_of(var)}


def test_a_forked_child_that_leaves_the_block_stops_nothing(var):
    script = (
        "import os, sys; from pathlib import Path; from factcheck.embedded import attached\n"
        "with attached(Path(sys.argv[1])) as urls:\n"
        "    child = os.fork()\n"
        "    if child:\n"
        "        os.waitpid(child, 0)\n"
        "        print(urls.redis_url, flush=True)\n"
        "        sys.stdin.read()\n"
    )
    with command(var, script=("-c", script)) as process:
        assert process.stdout.readline()
        with attached(var) as urls:
            running = servers_of(var)
            assert answers(urls)
        assert servers_of(var) == running
        leave(process)
    assert servers_of(var) == []


def test_a_forked_child_that_lives_on_keeps_nobody_from_starting_again(var):
    with attached(var):
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
    try:
        with attached(var) as urls:
            assert answers(urls)
        assert servers_of(var) == []
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_ctrl_c_at_any_moment_leaves_no_server_running(var):
    for moment in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3):
        with command(var) as process:
            time.sleep(moment)
            assert interrupted(process) == -signal.SIGINT
        assert servers_of(var) == [], moment


def test_exit_on_sigterm_leaves_with_blocks_once(monkeypatch):
    previous = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
    try:
        exit_on_sigterm()
        with pytest.raises(SystemExit) as exit_info:
            os.kill(os.getpid(), signal.SIGTERM)
        assert exit_info.value.code == 143
        os.kill(os.getpid(), signal.SIGTERM)  # while it is leaving: nothing happens
    finally:
        signal.signal(signal.SIGTERM, previous[0])
        signal.signal(signal.SIGHUP, previous[1])
