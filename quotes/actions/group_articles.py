"""Articles that print one story, under one number."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction

from quotes.matching.near_copies import LEAST_RESEMBLANCE, band_keys, resemblance, runs
from quotes.models import Article, CopyKey

# Articles further apart than this are two stories, however alike: the yearly one on the clocks, the weekly one on the weather.
APART = datetime.timedelta(days=30)
# Of the articles that share a key with one, those with most keys in common are compared whole.
COMPARED = 5
LOCK = (
    0x6E636F70  # of the database: one grouping at a time, or two copies that come in together miss each other
)


@dataclass(slots=True)
class Known:
    """Articles that have a story: which ones have a key, and what is compared of each."""

    by_key: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    stories: dict[int, int] = field(default_factory=dict)
    dates: dict[int, datetime.date | None] = field(default_factory=dict)
    runs: dict[int, frozenset[str]] = field(default_factory=dict)

    def add(self, article: int, story: int, date: datetime.date | None, keys: Iterable[int]) -> None:
        self.stories[article], self.dates[article] = story, date
        for key in keys:
            self.by_key[key].append(article)

    def nearest(self, keys: Iterable[int], date: datetime.date | None) -> list[int]:
        """The COMPARED articles with most keys in common, the earliest first among equals."""
        shared = Counter(pk for key in keys for pk in self.by_key.get(key, ()) if near(date, self.dates[pk]))
        return sorted(shared, key=lambda pk: (-shared[pk], pk))[:COMPARED]


@transaction.atomic
def group_articles(articles: Sequence[Article]) -> None:
    """Give each article the story of the one it nearly copies, or, where there is none, its own id as a new one.

    May run again: then an article keeps its story. Waits while another grouping runs. Six queries, however many articles.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    mine = {article.pk: runs(article.text) for article in articles}
    keys = {pk: band_keys(found) for pk, found in mine.items()}
    known = stored(set(mine), {key for found in keys.values() for key in found})
    read_runs(known, (known.nearest(keys[each.pk], each.published_on) for each in articles))
    for article in sorted(articles, key=lambda each: each.pk):
        near = known.nearest(keys[article.pk], article.published_on)
        copied = first_alike(mine[article.pk], near, known)
        story = article.story or (known.stories[copied] if copied else article.pk)
        known.add(article.pk, story, article.published_on, keys[article.pk])
        known.runs[article.pk] = mine[article.pk]
        article.story = story
    Article.objects.bulk_update(articles, ["story"])
    rows = [CopyKey(article_id=pk, key=key) for pk, found in keys.items() for key in dict.fromkeys(found)]
    CopyKey.objects.bulk_create(rows, ignore_conflicts=True)


def stored(without: set[int], keys: set[int]) -> Known:
    """The grouped articles that have one of keys. One query."""
    known = Known()
    found = CopyKey.objects.filter(key__in=keys, article__story__isnull=False).exclude(article__in=without)
    for key, pk, story, date in found.values_list(
        "key", "article", "article__story", "article__published_on"
    ):
        known.add(pk, story or pk, date, [key])
    return known


def read_runs(known: Known, near: Iterator[list[int]]) -> None:
    """What is to be compared whole. One query."""
    wanted = {pk for found in near for pk in found}
    for pk, text in Article.objects.filter(pk__in=wanted).values_list("pk", "text"):
        known.runs[pk] = runs(text)


def first_alike(mine: frozenset[str], near: Sequence[int], known: Known) -> int | None:
    """The one that is alike most, if any is alike enough."""
    alike = {pk: resemblance(mine, known.runs[pk]) for pk in near if pk in known.runs}
    best = max(alike, key=lambda pk: alike[pk], default=None)
    return best if best is not None and alike[best] >= LEAST_RESEMBLANCE else None


def near(a: datetime.date | None, b: datetime.date | None) -> bool:
    return a is None or b is None or abs(a - b) <= APART
