"""What a look at a feed brought, before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from factcheck.fetching import Reason
from factcheck.models import FeedPoll

Outcome = FeedPoll.Outcome
Seen = dict[str, int]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for the import. total: records in it, 0 when nobody counted."""

    file: BinaryIO
    total: int = 0
    called: str = ""


@dataclass(slots=True)
class Found:
    """seen: what lay there, None when that is not known better than before. etag, last_modified: to ask with next time.

    again: more is left, so the next look should be soon. unconditional: ask for all of it then, changed or not.
    wait_s: how long the server asked to be left alone.
    """

    outcome: FeedPoll.Outcome
    status: int = 0
    bytes: int = 0
    items: int = 0
    fresh: int = 0
    pages: int = 0
    pages_failed: int = 0
    reason: Reason | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)
    uploads: list[Upload] = field(default_factory=list)
    seen: Seen | None = None
    etag: str = ""
    last_modified: str = ""
    moved: str = ""
    wait_s: float = 0.0
    again: bool = False
    unconditional: bool = False

    def close(self) -> None:
        for upload in self.uploads:
            upload.file.close()


def fingerprint(*parts: object) -> str:
    """Sixteen letters for what an item or a file says: enough to tell a few thousand apart, and short to keep."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
