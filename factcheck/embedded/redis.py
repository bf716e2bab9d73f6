"""Redis: its command line, and whether it answers. What it holds may be lost: the jobs are in PostgreSQL."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from factcheck.embedded.accounts import Account
from factcheck.embedded.folders import Folders
from factcheck.embedded.servers import Server
from factcheck.embedded.urls import redis_socket


def redis_server(folders: Folders, program: Path, account: Account, sockets: Path) -> Server:
    """Redis in memory only, in a folder that make_private_folder made."""
    pid_file, address = folders.redis / "redis.pid", redis_socket(sockets)
    settings = {
        "port": "0",
        "unixsocket": str(address),
        "unixsocketperm": "700",
        "dir": str(folders.redis),
        "pidfile": str(pid_file),
        "daemonize": "no",
        "databases": "64",  # one for each parallel test worker
        "save": "",
        "appendonly": "no",
        "maxmemory-policy": "noeviction",
    }
    options = [word for name, value in settings.items() for word in (f"--{name}", value)]
    return Server(
        name="Redis",
        program="redis-server",
        command=(*account.prefix, str(program), *options),
        folder=folders.redis,
        sockets=sockets,
        pid_file=pid_file,
        leftovers=(pid_file, address),
        lock=folders.state / "redis.lock",
        log=folders.log / "redis.log",
        answers=lambda: _answers(address),
        stop_steps=((signal.SIGTERM, 10), (signal.SIGKILL, 5)),
    )


def _answers(address: Path) -> bool:
    # By hand: importing redis-py would cost 0.1 s to send one word.
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(3)
            connection.connect(str(address))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False
