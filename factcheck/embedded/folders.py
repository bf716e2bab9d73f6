"""What lies where under var."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from factcheck.embedded.accounts import Account
from factcheck.embedded.errors import EngineError

# PostgreSQL reads its socket folders as a list with commas and quotes, and a socket's path may be 107 bytes.
PLAIN_SHORT_PATH = re.compile(r"[\w./+@-]{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one engine. var: absolute, without links, so that two spellings are one engine."""

    var: Path

    @property
    def postgres(self) -> Path:
        return self.var / "postgres"

    @property
    def redis(self) -> Path:
        return self.var / "redis"

    @property
    def log(self) -> Path:
        return self.var / "log"

    @property
    def state(self) -> Path:
        """Lock files, and the file that remembers where the sockets are."""
        return self.var / "engine"

    @property
    def sockets_file(self) -> Path:
        return self.state / "sockets"


def make_folders(var_dir: Path) -> Folders:
    """The folders under var_dir, made where missing. Raises EngineError when another user owns them."""
    folders = Folders(var_dir.absolute().resolve())
    try:
        folders.var.mkdir(parents=True, exist_ok=True)
        for folder in (folders.state, folders.log):
            folder.mkdir(mode=0o700, exist_ok=True)
            require_owner(folder, os.geteuid())
    except OSError as error:
        raise EngineError(
            f"{error.filename} cannot be made: {error.strerror}. Make {folders.var} writable for "
            f"{user_name(os.geteuid())}, or set DATABASE_URL and REDIS_URL."
        ) from error
    return folders


def make_private_folder(folder: Path, account: Account) -> None:
    """Make folder, for the servers only, where it is missing."""
    if folder.exists():
        require_owner(folder, account.uid)
    else:
        folder.mkdir()
    folder.chmod(0o700)
    account.give(folder)


def require_owner(folder: Path, uid: int) -> None:
    """Raise EngineError unless folder belongs to uid."""
    owner = folder.stat().st_uid
    if owner != uid:
        raise EngineError(
            f"{folder} belongs to {user_name(owner)}, and this runs as {user_name(uid)}. Run it as "
            f"{user_name(owner)}, or give {folder.parent} away first: chown -R {user_name(uid)} {folder.parent}"
        )


def user_name(uid: int) -> str:
    import pwd  # does not exist on Windows, where the engine says so itself

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def sockets_folder(folders: Folders, account: Account) -> Path:
    """The private folder for the sockets: the one that is remembered, or a new one.

    It lies in the temporary folder, because under var a path may be too long for a socket.
    """
    remembered = remembered_sockets(folders, account)
    if remembered:
        return remembered
    parent = tempfile.gettempdir()
    made = tempfile.mkdtemp(prefix="wederhoor-", dir=parent if PLAIN_SHORT_PATH.fullmatch(parent) else "/tmp")  # noqa: S108
    account.give(Path(made))
    unfinished = folders.sockets_file.with_suffix(".unfinished")
    unfinished.write_text(made)
    unfinished.replace(folders.sockets_file)
    return Path(made)


def remembered_sockets(folders: Folders, account: Account) -> Path | None:
    """The remembered folder, if it is still there and still private."""
    try:
        sockets = Path(folders.sockets_file.read_text())
        found = sockets.lstat()
    except (OSError, ValueError):
        return None
    # After a restart of the machine anyone may have made a folder of that name in /tmp.
    private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    return sockets if private and found.st_uid == account.uid else None
