"""What `make run` prints when the site is up: what was found in the samples, and the address."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from operator import attrgetter

from django.db.models import Q
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.models import Job
from quotes.models import Match, Quote

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
    """Quote, speaker, style and number of matches, under the headline of each article."""
    found = Quote.objects.filter(article__superseded_by=None, stale=False).select_related("article__outlet")
    quotes = found.prefetch_related("claims").order_by("article__published_on", "article", "start")[:ROWS]
    said = {
        quote.pk: {quote.statement_id, *(claim.statement_id for claim in quote.claims.all())}
        for quote in quotes
    }
    matches = matches_of(set().union(*said.values()))
    table = Table("quote", "speaker", "style", "matches", title="What was found", title_justify="left")
    for article, group in groupby(quotes, key=attrgetter("article")):
        table.add_section()
        table.add_row(Text(f"{article.outlet}, {article.published}: {article}", style="bold"))
        for quote in group:
            number = sum(matches[pk] for pk in said[quote.pk])
            name = shorten(quote.speaker_name or "?", 34)
            table.add_row(shorten(quote.text, 72), name, quote.style, str(number or ""))
    return table


def matches_of(statements: set[int]) -> Counter[int]:
    """How many other statements stand beside each of these, by id; a pair counts on both sides."""
    shown = Match.objects.shown().filter(Q(query__in=statements) | Q(candidate__in=statements))
    return Counter(pk for pair in shown.values_list("query", "candidate") for pk in pair)


def shorten(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def announce(address: str, console: Console, *, first: bool) -> None:
    """Say when the site is up, and what was found. first: its articles came in just now, so wait until they are analysed."""
    try:
        wait_until(lambda: answers(address), "Starting the site", seconds=60)
        if first:
            wait_until(all_jobs_finished, "Analysing the articles", seconds=120)
    except TookTooLong as error:
        console.print(f"[bold]{error}[/bold]")
        return
    console.print(quotes_found())
    console.print(f"\nWederhoor is ready at [bold]{address}[/bold]   (Ctrl-C stops it)")
