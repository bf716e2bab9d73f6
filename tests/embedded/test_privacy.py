"""Who can reach the engine: its owner, on this machine, and nobody else."""

from __future__ import annotations

import stat
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.embedded import attached
from tests.embedded.commands import servers_of


def test_nothing_listens_on_tcp(var):
    with attached(var):
        everyone = [each for server in servers_of(var) for each in (server, *server.children(recursive=True))]
        assert len(everyone) > 2
        assert [each.net_connections(kind="inet") for each in everyone] == [[]] * len(everyone)


def test_sockets_and_data_are_the_owners_alone(var):
    with attached(var) as urls:
        sockets = Path(urlsplit(urls.redis_url).path).parent
        for folder in (sockets, var / "postgres", var / "redis", var / "log", var / "engine"):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
        for socket in (sockets / ".s.PGSQL.5432", sockets / "redis.sock"):
            assert stat.S_IMODE(socket.stat().st_mode) == 0o700, socket


def test_postgres_never_runs_with_the_rights_of_root(var):
    with attached(var):
        for server in servers_of(var):
            capabilities = Path(f"/proc/{server.pid}/status").read_text().split("CapEff:")[1].split()[0]
            assert int(capabilities, 16) == 0, server
