"""The key that signs sessions: made once per installation, never shipped."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read_or_make_secret_key(folder: Path) -> str:
    """Return the key in folder/secret_key, which is made, readable by its owner alone, where it is missing."""
    path = folder / "secret_key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".secret_key.{os.getpid()}")
    new.touch(mode=0o600)
    new.write_text(secrets.token_urlsafe(50), encoding="ascii")
    try:
        os.link(new, path)  # atomic: when two processes start at once, the first key stands
    except FileExistsError:
        pass
    finally:
        new.unlink()
    return path.read_text(encoding="ascii")
