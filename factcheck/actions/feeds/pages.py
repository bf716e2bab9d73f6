"""Whole articles for a feed that gives summaries: each new item's page is fetched, and the article taken from it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import BinaryIO

from django.conf import settings

from factcheck.actions.feeds.found import Found, Outcome, Seen, Upload, fingerprint
from factcheck.fetching import FetchError, Limits, Reason, fetch
from factcheck.models import Feed
from quotes.ingest import html_file
from quotes.ingest.draft import ArticleDraft
from quotes.ingest.feed_items import FeedItem, feed_items

PAGES_A_POLL = 20
POLL_S = 60.0  # then the rest waits for the next poll, so that one slow site does not keep a worker to itself
TRIES = 3
PAGE = Limits(bytes=10 * 1024 * 1024, seconds=15, types=("text/html", "application/xhtml+xml"))
# Trouble that may be over at the next poll.
PASSING = (Reason.SLOW, Reason.UNREACHABLE, Reason.BROKEN, Reason.UNKNOWN)
MOST_ITEMS = 5000


@dataclass(slots=True)
class Round:
    """One poll's fetching of pages. rows: what goes to the import, a record by our own field names each."""

    before: Seen
    hold_on: Callable[[], None]
    ends_at: float
    rows: list[Mapping[str, str]] = field(default_factory=list)
    seen: Seen = field(default_factory=dict)
    pages: int = 0
    failed: int = 0
    left: int = 0

    def take(self, item: FeedItem) -> None:
        """Note an item, and fetch its page when it is new and gives no whole article."""
        key = fingerprint(*sorted(item.cells.items()))
        if key in self.seen:
            return
        if self.before.get(key, -1) == 0:
            self.seen[key] = 0
        elif item.whole or not item.cells.get("url"):
            self.done(key, item.cells)
        elif self.pages + self.failed >= PAGES_A_POLL or time.monotonic() > self.ends_at:
            self.left += 1
            self.seen |= {key: self.before[key]} if key in self.before else {}
        else:
            self.take_page(key, item.cells)

    def take_page(self, key: str, cells: Mapping[str, str]) -> None:
        self.hold_on()
        try:
            whole = article_of(cells)
        except FetchError as error:
            self.failed += 1
            tries = self.before.get(key, 0) + 1
            if passing(error) and tries < TRIES:
                self.seen[key] = tries
            else:
                self.done(key, cells)
        else:
            self.pages += 1
            self.done(key, whole)

    def done(self, key: str, cells: Mapping[str, str]) -> None:
        self.seen[key] = 0
        self.rows.append({name: value for name, value in cells.items() if value})


def look(feed: Feed, file: BinaryIO, root: str, hold_on: Callable[[], None]) -> Found:
    """Read a feed's items, and fetch the pages of those that are new. root: of its XML, "" for JSON Feed."""
    turn = Round(feed.seen, hold_on, time.monotonic() + POLL_S)
    broken: list[str] = []
    for count, item in enumerate(feed_items(file, root)):
        if isinstance(item, str):
            broken.append(item)
        elif count < MOST_ITEMS:
            turn.take(item)
    if broken and not turn.seen and not feed.seen:
        return Found(Outcome.FAILED, reason=Reason.NOTHING, values={"why": broken[0]})
    return found_by(turn, broken)


def found_by(turn: Round, broken: list[str]) -> Found:
    found = Found(
        Outcome.FRESH if turn.rows else Outcome.UNCHANGED,
        items=len(turn.seen) + turn.left,
        fresh=len(turn.rows),
        pages=turn.pages,
        pages_failed=turn.failed,
        seen=turn.seen,
    )
    if broken:
        found.reason, found.values = Reason.ITEMS, {"count": len(broken), "why": broken[0]}
    found.again = turn.left > 0
    found.unconditional = any(
        turn.seen.values()
    )  # a page is to be tried again, also when the feed stays as it is
    if turn.rows:
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in turn.rows)
        found.uploads = [Upload(BytesIO(lines.encode("utf-8", "replace")), total=len(turn.rows))]
    return found


def article_of(cells: Mapping[str, str]) -> Mapping[str, str]:
    """The cells with the text of their page, where that has more than the summary. Raises FetchError."""
    seconds = min(PAGE.seconds, settings.JOB_LEASE_S / 2)
    with fetch(cells["url"].strip(), limits=replace(PAGE, seconds=seconds)) as answer:
        answer.raise_for_status()
        page = html_file.read(cells["url"], answer.file, charset=answer.charset, url=answer.address)
    if not isinstance(page, ArticleDraft):
        raise FetchError(Reason.NOTHING, why=page.reason)
    text = page.text[page.headline_end :].strip()
    if len(text) <= len(cells.get("text", "")):
        return cells
    stated = {
        "headline": page.text[: page.headline_end],
        "published_on": str(page.published_on or ""),
        "byline": page.byline,
        "section": page.section,
        "language": page.language,
    }
    return stated | {name: value for name, value in cells.items() if value} | {"text": text}


def passing(error: FetchError) -> bool:
    status = int(error.values.get("status", 0))
    return error.reason in PASSING or status >= 500 or status == 429
