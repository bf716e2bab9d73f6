"""Find the near copies among articles that came in before they were looked for."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from quotes.actions.group_articles import group_articles
from quotes.models import Article

BATCH = 100


class Command(BaseCommand):
    help = """Give every article that has none a story: the number that near copies share.

    New articles get theirs when they are analysed. May be stopped and run again, also while the site runs.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=None, help="at most so many articles")

    def handle(self, *, limit: int | None, **_: Any) -> None:
        ids = Article.objects.filter(story=None).order_by("pk").values_list("pk", flat=True)[:limit]
        done = list(ids)
        for start in range(0, len(done), BATCH):
            group_articles(list(Article.objects.filter(pk__in=done[start : start + BATCH])))
        stories = Article.objects.exclude(story=None).values("story").distinct().count()
        self.stdout.write(f"{len(done):,} articles grouped; all articles tell {stories:,} stories.")
