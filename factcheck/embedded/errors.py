"""What goes wrong with the engine, in sentences that name the next step."""

from __future__ import annotations

from pathlib import Path

# What a server or initdb writes, and what to do about it. The first that occurs is told.
NEXT_STEPS = (
    ("No space left on device", "The disk is full: free some space, then try again."),
    ("Check free disk space", "The disk is full: free some space, then try again."),
    ("Disk quota exceeded", "Your disk quota is used up: free some space, then try again."),
    ("Permission denied", "Run this as the user who owns the folder, or set DATABASE_URL and REDIS_URL."),
    ("could not resize shared memory", "Shared memory is full: give the container a larger /dev/shm."),
)


class EngineError(Exception):
    """The engine cannot start, be used or be stopped. str() tells the editor's system administrator why."""


def next_step(output: str) -> str:
    """The advice that fits what a server wrote, or "" when none is known."""
    return next((step for sign, step in NEXT_STEPS if sign in output), "")


def last_lines(log: Path, count: int = 12) -> str:
    """The end of a log, indented; "" when there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 8_192))
            lines = file.read().decode(errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(f"    {line}" for line in lines[-count:])
