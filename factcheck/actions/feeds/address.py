"""Looking at a feed that has a web address."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from io import BytesIO

from django.conf import settings
from django.utils import timezone

from factcheck.actions.feeds import pages
from factcheck.actions.feeds.found import Found, Outcome, Seen, Upload, fingerprint
from factcheck.actions.feeds.web_page import feeds_named_by
from factcheck.fetching import PAGE, Fetched, FetchError, Limits, Reason, fetch
from factcheck.models import Feed
from quotes.ingest.decode import Undecodable
from quotes.ingest.draft import Problem
from quotes.ingest.feed_items import ITEM_OF
from quotes.ingest.held_back import HeldBack, Record, unless_held_back
from quotes.ingest.reader import read
from quotes.ingest.sniff import HEAD, Format, sniff

ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
MOST_ITEMS = 5000
WAIT_STATUSES = (429, 503)
MAX_WAIT_S = 24 * 3600.0


def look(feed: Feed, hold_on: Callable[[], None]) -> Found:
    """Ask the server, and read what came. Whatever the server does is told, never raised."""
    try:
        with fetch(feed.place, limits=limits(), headers=conditions(feed)) as answer:
            found = found_in(answer, feed, hold_on)
            found.status, found.bytes, found.moved = answer.status, answer.size, answer.moved
            return found
    except FetchError as error:
        status = int(error.values.get("status", 0))
        return Found(Outcome.FAILED, status=status, reason=error.reason, values=error.values)


def limits() -> Limits:
    """Well within the lease of a job: nobody may take the feed over while its server is slow."""
    return replace(PAGE, seconds=min(PAGE.seconds, settings.JOB_LEASE_S / 2))


def conditions(feed: Feed) -> dict[str, str]:
    headers = {"Accept": ACCEPT}
    if feed.etag:
        headers["If-None-Match"] = feed.etag
    if feed.last_modified:
        headers["If-Modified-Since"] = feed.last_modified
    return headers


def found_in(answer: Fetched, feed: Feed, hold_on: Callable[[], None]) -> Found:
    if answer.status == 304:
        return Found(Outcome.UNCHANGED, etag=feed.etag, last_modified=feed.last_modified)
    if answer.status in (*WAIT_STATUSES, 410):
        gone = answer.status == 410
        found = Found(Outcome.GONE if gone else Outcome.WAIT, wait_s=retry_after(answer))
        found.reason, found.values = status_of(answer)
        return found
    answer.raise_for_status()
    hold_on()
    kind = format_of(feed.name, answer)
    by_page = feed.whole_pages and (kind.kind == "json" or kind.root in ITEM_OF)
    found = pages.look(feed, answer.file, kind.root, hold_on) if by_page else read_whole(feed, answer)
    if not (found.again or found.unconditional):
        found.etag = validator(answer, "etag", 500)
        found.last_modified = validator(answer, "last-modified", 100)
    return found


def validator(answer: Fetched, header: str, most: int) -> str:
    """What the next look asks with: word for word, or not at all."""
    value = answer.headers.get(header, "")
    return value if len(value) <= most and value.isascii() and value.isprintable() else ""


def status_of(answer: Fetched) -> tuple[Reason, dict[str, str | int]]:
    try:
        answer.raise_for_status()
    except FetchError as error:
        return error.reason, dict(error.values)
    raise AssertionError(answer.status)


def format_of(name: str, answer: Fetched) -> Format:
    """Raises FetchError for a web page: a feed that moved often leaves one behind, and it is no article."""
    head = answer.file.read(HEAD)
    answer.file.seek(0)
    try:
        kind = sniff(name, head)
    except Undecodable as error:
        raise FetchError(Reason.NOTHING, why=str(error)) from None
    if kind.kind in ("html", "text"):
        if named := feeds_named_by(head, answer.address):
            raise FetchError(Reason.PAGE_WITH_FEEDS, host=answer.host, feeds=" ".join(named))
        raise FetchError(Reason.PAGE, host=answer.host)
    return kind


def read_whole(feed: Feed, answer: Fetched) -> Found:
    """The file as it came goes to the import when one of its records was not there at the last look."""
    seen: Seen = {}
    good, first_problem, waits = 0, "", False
    now = timezone.now()
    for count, found_record in enumerate(read(feed.name, answer.file)):
        record = unless_held_back(found_record, now)
        if isinstance(record, Problem):
            first_problem = first_problem or record.reason
        else:
            good += 1
            # It will be let in later, though the server may say that nothing has changed.
            waits = waits or isinstance(record, HeldBack)
        if count < MOST_ITEMS:
            seen[fingerprint(*said_by(record))] = 0
    if not good and not feed.seen:
        return Found(Outcome.FAILED, reason=Reason.NOTHING, values={"why": first_problem})
    fresh = len(seen.keys() - feed.seen.keys()) if good else 0
    found = Found(Outcome.FRESH if fresh else Outcome.UNCHANGED, items=len(seen), fresh=fresh, seen=seen)
    found.unconditional = waits
    if fresh:
        answer.file.seek(0)
        found.uploads = [Upload(BytesIO(answer.file.read()), total=len(seen))]
    return found


def said_by(record: Record) -> tuple[object, ...]:
    """What makes a record another one: not where it stands in the file."""
    if isinstance(record, HeldBack):
        return ("held back", record.reason, record.draft.external_id)
    if isinstance(record, Problem):
        return ("problem", record.reason)
    return (
        record.external_id,
        record.text,
        record.outlet,
        record.url,
        record.published_on,
        record.byline,
        record.wire,
    )


def retry_after(answer: Fetched) -> float:
    """Seconds that the server asks to be left alone, at most a day; 0 when it does not say."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return min(float(value), MAX_WAIT_S)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=datetime.UTC)
    return max(0.0, min((until - timezone.now()).total_seconds(), MAX_WAIT_S))
