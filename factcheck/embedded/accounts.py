"""As whom the servers run. PostgreSQL refuses to be root, and containers are root all day."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from factcheck.embedded.errors import EngineError

NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Account:
    """Who the servers are.

    prefix: the words that a command starts with to run as this account.
    uid, gid: who owns its files, seen from outside.
    """

    prefix: tuple[str, ...]
    uid: int
    gid: int

    def give(self, folder: Path) -> None:
        """Make this account the owner of folder."""
        if self.uid != os.geteuid():
            os.chown(folder, self.uid, self.gid)


# root outside, so it reads and writes what root may; nobody inside, which is all that PostgreSQL looks at.
MAPPED_ROOT = Account(("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"), 0, 0)
DROPPED_ROOT = Account(
    ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"), NOBODY, NOBODY
)


def choose_account(data: Path, postgres: Path) -> Account:
    """Who runs the servers: ourselves, or for root whoever it can become.

    data: PostgreSQL's data folder, made or yet to be made; its owner stays its owner.
    postgres: the program.

    Raises EngineError when root can become nobody else.
    """
    if os.geteuid() != 0:
        return Account((), os.geteuid(), os.getegid())
    owner = data.stat().st_uid if data.exists() else None
    for account in (MAPPED_ROOT, DROPPED_ROOT):
        if owner in (None, account.uid) and _can_run(account, data.parent, postgres):
            return account
    raise EngineError(
        f"PostgreSQL does not run as root, and here root may neither unshare a user namespace nor use "
        f"{data} as user {NOBODY}. Run this as the user who owns the folder, move the checkout to where user "
        f"{NOBODY} may enter, or set DATABASE_URL and REDIS_URL to servers of your own."
    )


def _can_run(account: Account, folder: Path, program: Path) -> bool:
    look = ("sh", "-c", 'cd "$0" && test -x "$1"', str(folder), str(program))
    try:
        return subprocess.run((*account.prefix, *look), capture_output=True).returncode == 0
    except FileNotFoundError:  # no unshare, or no setpriv
        return False
