"""What our import is timed beside: COPY with nothing else, and django-import-export in bulk mode."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import tablib
from django.db import connection
from import_export import resources
from import_export.instance_loaders import CachedInstanceLoader

from quotes.actions.plan_articles import plan_articles
from quotes.actions.store_articles import COLUMNS, number, rows_of
from quotes.ingest.draft import ArticleDraft, text_hash
from quotes.ingest.reader import read
from quotes.models import Article, Outlet


def raw_copy(file: Path) -> Callable[[], None]:
    """COPY of the very rows that our import writes to the article table, made beforehand, into one without any index."""
    with file.open("rb") as stream:
        drafts = [record for record in read(file.name, stream) if isinstance(record, ArticleDraft)]
    plan = plan_articles(drafts, {"De Proefkrant": outlet().pk})
    number(plan.fresh)
    rows = [*rows_of(plan.fresh)]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare")
        cursor.execute("CREATE TABLE bare (LIKE quotes_article)")
        for column in ("created_at", "pipeline", "withdrawn_why"):
            cursor.execute(f"ALTER TABLE bare ALTER {column} DROP NOT NULL")
    return partial(copy_bare, rows)


def copy_bare(rows: list[tuple[Any, ...]]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY bare ({', '.join(COLUMNS)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def outlet() -> Outlet:
    return Outlet.objects.get_or_create(name="De Proefkrant")[0]


class ArticleResource(resources.ModelResource):  # type: ignore[misc]  # it has no types
    """Its bulk mode as its manual advises it for many rows: what is there is read once, what is unchanged skipped; no diffs."""

    class Meta:
        model = Article
        fields = ("external_id", "text", "published_on", "url", "headline_end", "text_hash", "outlet")
        import_id_fields = ("external_id",)
        use_bulk = True
        batch_size = 1000
        instance_loader_class = CachedInstanceLoader
        skip_unchanged = True
        skip_diff = True
        skip_html_diff = True

    def before_import(self, dataset: tablib.Dataset, **_: Any) -> None:
        """It wants the names of the model's fields in the file."""
        self.outlet = outlet().pk
        ours = {"id": "external_id", "date": "published_on"}
        dataset.headers = [ours.get(name, name) for name in dataset.headers]

    def before_import_row(self, row: dict[str, Any], **_: Any) -> None:
        """The same text as ours, composed of headline and body."""
        row["text"] = f"{row['headline']}\n\n{row['text']}"
        row["headline_end"] = len(row["headline"])
        row["text_hash"] = text_hash(row["text"])
        row["outlet"] = self.outlet


class BlindResource(ArticleResource):
    """The same without any look at what is there: it would store everything twice."""

    class Meta(ArticleResource.Meta):
        force_init_instance = True
        skip_unchanged = False


def import_export(file: Path, resource: type[ArticleResource] = ArticleResource) -> None:
    dataset = tablib.Dataset().load(file.read_text(encoding="utf-8"), format="csv")
    result = resource().import_data(dataset, raise_errors=True, use_transactions=True)
    assert result.total_rows == result.totals["new"]
