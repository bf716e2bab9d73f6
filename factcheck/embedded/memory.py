"""How much memory PostgreSQL keeps pages in: what fits the machine, unless a setting says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.embedded.errors import EngineError

SETTING = "WEDERHOOR_SHARED_BUFFERS_MB"
# PostgreSQL's manual starts a server of its own from a quarter; this one shares its machine with workers and their models.
SHARE = 8
# MB by itself. A million statements and their index of vectors want 2,000 (docs/matching.md).
LEAST, MOST = 128, 4096
ALLOWED_LEAST, ALLOWED_MOST = 16, 1_048_576
CGROUP_LIMITS = ("memory.max", "memory/memory.limit_in_bytes")  # of a container: version 2, version 1


def shared_buffers_mb(cgroups: Path = Path("/sys/fs/cgroup")) -> int:
    """What the setting says, else an eighth of the machine's memory, or of the container's, from 128 to 4,096 MB.

    Raises EngineError for a setting that is no whole number, or out of range.
    """
    told = os.environ.get(SETTING, "").strip()
    if not told:
        return min(max(memory_mb(cgroups) // SHARE, LEAST), MOST)
    if not (told.isascii() and told.isdigit() and ALLOWED_LEAST <= int(told) <= ALLOWED_MOST):
        raise EngineError(
            f"{SETTING}={told!r} is no number of megabytes. Use a whole one from {ALLOWED_LEAST} to {ALLOWED_MOST}, e.g. 2048."
        )
    return int(told)


def memory_mb(cgroups: Path) -> int:
    """Of the machine, or what its container may use, if that is less."""
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return min([machine, *_limits(cgroups)]) // 2**20


def _limits(cgroups: Path) -> list[int]:
    texts = [(cgroups / name).read_text().strip() for name in CGROUP_LIMITS if (cgroups / name).is_file()]
    return [int(text) for text in texts if text.isdigit()]  # "max" is none
