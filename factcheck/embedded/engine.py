"""The two servers together."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from factcheck.embedded.accounts import Account, choose_account
from factcheck.embedded.binaries import postgres_bin, redis_program
from factcheck.embedded.errors import EngineError
from factcheck.embedded.folders import Folders, make_private_folder, sockets_folder
from factcheck.embedded.postgres import make_cluster, make_database, postgres_server
from factcheck.embedded.redis import redis_server
from factcheck.embedded.servers import Server
from factcheck.embedded.urls import EngineUrls, urls_for

SETTLE = 20.0  # seconds that a server that was left behind gets to answer, or to go
START = 120.0  # seconds that a new one gets: after a crash it first replays its log


@dataclass(frozen=True, slots=True)
class Engine:
    """One checkout's servers. Call its methods under the start lock only."""

    folders: Folders
    bin_dir: Path
    account: Account
    sockets: Path
    postgres: Server
    redis: Server

    @property
    def urls(self) -> EngineUrls:
        return urls_for(self.sockets)

    def start(self, *, may_restart: bool) -> None:
        """Start what does not run, and wait until both answer.

        may_restart: nobody else is attached, so a server that runs and stays silent may be stopped.
        """
        make_private_folder(self.folders.redis, self.account)
        _start_unless_running(self.redis, may_restart=may_restart)
        make_cluster(self.folders, self.bin_dir, self.account)
        _start_unless_running(self.postgres, may_restart=may_restart)
        self.postgres.wait_until_answering(START)
        self.redis.wait_until_answering(START)
        make_database(self.sockets)

    def stop(self) -> None:
        """Stop both, and take the socket folder away."""
        try:
            self.postgres.stop()
        finally:
            self.redis.stop()
        shutil.rmtree(self.sockets, ignore_errors=True)
        self.folders.sockets_file.unlink(missing_ok=True)


def find_engine(folders: Folders) -> Engine:
    """The engine of these folders, running or not. Raises EngineError when it can't run here."""
    bin_dir, program = postgres_bin(), redis_program()
    account = choose_account(folders.postgres, bin_dir / "postgres")
    sockets = sockets_folder(folders, account)
    postgres = postgres_server(folders, bin_dir, account, sockets)
    return Engine(
        folders, bin_dir, account, sockets, postgres, redis_server(folders, program, account, sockets)
    )


def _start_unless_running(server: Server, *, may_restart: bool) -> None:
    if server.is_alive() and not server.settles(SETTLE) and server.is_alive():
        if not may_restart:
            raise EngineError(
                f"{server.name} in {server.folder} runs and does not answer, and other commands use it. "
                f"Stop those, then try again. Its log is {server.log}."
            )
        server.stop()
    if not server.is_alive():
        server.spawn()
