"""What `make run` prints when the site is up: what was found in the samples, and the address."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable

from django.db.models import Count, Q
from rich.console import Console
from rich.table import Table

from factcheck.models import Job
from quotes.models import Quote
from quotes.models.match import Decision

ROWS = 60


class TookTooLong(Exception):
    """The site is not up, or the samples are not analysed, in the time it should take."""


def wait_until(ready: Callable[[], bool], what: str, *, seconds: float) -> None:
    """Raises TookTooLong, naming what, when ready() stays false."""
    give_up = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > give_up:
            raise TookTooLong(f"{what} took more than {seconds:g} seconds. Look in var/log for the reason.")
        time.sleep(0.1)


def answers(address: str) -> bool:
    """Whether /health/ready says that web, database, Redis and a worker are up."""
    try:
        with urllib.request.urlopen(f"{address}/health/ready", timeout=5) as response:  # noqa: S310  our own address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def all_jobs_finished() -> bool:
    return not Job.objects.unfinished().exists()


def quotes_found() -> Table:
    """Quote, speaker, style and number of matches, in the order of the articles."""
    table = Table("quote", "speaker", "style", "matches", title="What was found", title_justify="left")
    shown = ~Q(statement__matches__decision=Decision.REJECTED)
    matches = Count("statement__matches", filter=shown, distinct=True) + Count(
        "statement__matched_by", distinct=True
    )
    quotes = (
        Quote.objects.filter(article__superseded_by=None).select_related("article").annotate(found=matches)
    )
    for quote in quotes.order_by("article__published_on", "article", "start")[:ROWS]:
        table.add_row(shorten(quote.text, 70), quote.speaker_name or "?", quote.style, str(quote.found or ""))
    return table


def shorten(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def announce(address: str, console: Console) -> None:
    """Wait until the site is up and the articles are analysed, then print what was found and where to look."""
    try:
        wait_until(lambda: answers(address), "Starting the site", seconds=60)
        wait_until(all_jobs_finished, "Analysing the articles", seconds=120)
    except TookTooLong as error:
        console.print(f"[bold]{error}[/bold]")
    console.print(quotes_found())
    console.print(f"\nWederhoor is ready at [bold]{address}[/bold]   (Ctrl-C stops it)")
