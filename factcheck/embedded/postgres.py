"""PostgreSQL: its data folder, its command line, its database."""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.embedded.accounts import Account
from factcheck.embedded.errors import EngineError, next_step
from factcheck.embedded.folders import Folders, require_owner
from factcheck.embedded.memory import shared_buffers_mb
from factcheck.embedded.servers import Server, server_environment
from factcheck.embedded.urls import DATABASE, POSTGRES_PORT, postgres_socket

if TYPE_CHECKING:
    import psycopg

MAJOR = "18"
UNFINISHED = "postgres.unfinished-"
INITDB_OPTIONS = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-locale",
    "--data-checksums",
    # Whoever enters the socket folder is trusted; nobody else can, and nothing listens on TCP.
    "--auth-local=trust",
    "--auth-host=reject",
    f"--username={DATABASE}",
    # In postgresql.conf, where a larger machine can raise it.
    "--set=max_connections=100",
    "--set=timezone=UTC",
)


def postgres_server(folders: Folders, bin_dir: Path, account: Account, sockets: Path) -> Server:
    """PostgreSQL on a cluster that make_cluster made."""
    # On the command line and not in postgresql.conf: they keep it private, whatever that file says.
    settings = {
        "listen_addresses": "",
        "port": str(POSTGRES_PORT),
        "unix_socket_directories": str(sockets),
        "unix_socket_permissions": "0700",
        "logging_collector": "off",
        # Here too, for the machine may grow, or the folder move to another.
        "shared_buffers": f"{shared_buffers_mb()}MB",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    socket = postgres_socket(sockets)
    return Server(
        name="PostgreSQL",
        program="postgres",
        command=(*account.prefix, str(bin_dir / "postgres"), "-D", str(folders.postgres), *options),
        folder=folders.postgres,
        sockets=sockets,
        pid_file=folders.postgres / "postmaster.pid",
        leftovers=(folders.postgres / "postmaster.pid", socket, socket.with_name(f"{socket.name}.lock")),
        lock=folders.state / "postgres.lock",
        log=folders.log / "postgres.log",
        answers=lambda: _answers(sockets),
        stop_steps=((signal.SIGINT, 30), (signal.SIGQUIT, 10)),  # a fast shutdown, then an immediate one
    )


def make_cluster(folders: Folders, bin_dir: Path, account: Account) -> None:
    """Make the data folder unless it is there. A kill in the middle leaves nothing that looks like one."""
    for abandoned in folders.var.glob(f"{UNFINISHED}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    if _cluster_exists(folders.postgres, account):
        return
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folders.var))
    try:
        account.give(unfinished)
        _run_initdb(unfinished, bin_dir, account)
        unfinished.replace(folders.postgres)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _cluster_exists(data: Path, account: Account) -> bool:
    """Raises EngineError when the folder holds anything but a cluster that this engine can run."""
    if not data.exists() or not any(data.iterdir()):
        return False
    require_owner(data, account.uid)
    version = data / "PG_VERSION"
    if not version.exists():
        raise EngineError(f"{data} is not empty and holds no PostgreSQL data. Move it away, then try again.")
    found = version.read_text().strip()
    if found != MAJOR:
        raise EngineError(
            f"{version} is {found}, this engine runs {MAJOR}. Dump the data with PostgreSQL {found} "
            f"(pg_dump), move {data} away, start again and load the dump; or set DATABASE_URL to a server "
            f"that runs {found}."
        )
    return True


def _run_initdb(data: Path, bin_dir: Path, account: Account) -> None:
    command = (*account.prefix, str(bin_dir / "initdb"), *INITDB_OPTIONS, f"--pgdata={data}")
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        env=server_environment(),
    )
    if done.returncode != 0:
        lines = done.stderr.strip().replace("\n", "\n    ")
        step = next_step(lines) or "Mend what it says, then try again."
        raise EngineError(f"PostgreSQL's data folder could not be made in {data.parent}. {step}\n    {lines}")


def _answers(sockets: Path) -> bool:
    import psycopg  # 0.15 s, spent while the server starts

    try:
        with _connect(sockets, "postgres") as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def make_database(sockets: Path) -> None:
    """Make the database unless it is there, with the extension vector, which new databases get too."""
    import psycopg

    try:
        _make_database(sockets)
    except psycopg.Error as error:
        step = next_step(str(error)) or "Mend what it says, then try again."
        raise EngineError(f"PostgreSQL could not make the database {DATABASE}: {error} {step}") from error


def _make_database(sockets: Path) -> None:
    with _connect(sockets, "postgres") as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            return
    # First in the template: the database is a copy of it, and so is every test database.
    with _connect(sockets, "template1") as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
    with _connect(sockets, "postgres") as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}")


def _connect(sockets: Path, database: str) -> psycopg.Connection:
    import psycopg

    return psycopg.connect(
        host=str(sockets),
        port=POSTGRES_PORT,
        user=DATABASE,
        dbname=database,
        connect_timeout=3,
        autocommit=True,
    )
