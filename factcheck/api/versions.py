"""If-Match: what the caller saw when they decided."""

from __future__ import annotations

import re

from rest_framework.request import Request

from factcheck.api.problems import Problem
from factcheck.models import Case, Desk, WatchList, Webhook
from quotes.models import Claim

# One ETag; weak or strong, since a version stands for the whole case either way.
ETAG = re.compile(r'(?:W/)?"([0-9]{1,9})"')


def etag(seen: Case | Claim | Desk | WatchList | Webhook) -> str:
    return f'"{seen.wording_version if isinstance(seen, Claim) else seen.version}"'


def version_seen(request: Request) -> int:
    """The version in If-Match; -1, which no case ever has, for an ETag that is none of ours.

    Raises 428 when there is none: a decision on a case nobody looked at is refused. So is *, which names no version.
    """
    given = request.headers.get("If-Match", "").strip()
    if given in ("", "*"):
        raise Problem(428, "Send If-Match with the ETag of what you saw, so that no one is overwritten.")
    found = ETAG.fullmatch(given)
    return int(found[1]) if found else -1
