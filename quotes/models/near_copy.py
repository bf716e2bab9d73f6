"""By what the near copies of an article are found."""

from __future__ import annotations

from django.db import models

from quotes.models.article import Article


class CopyKey(models.Model):
    """One of the band keys of an article (quotes.matching.near_copies); one that is too short to tell has none.

    A row per key, not an array: an index on key answers for a thousand keys at once, whatever PostgreSQL knows of the table.
    """

    pk = models.CompositePrimaryKey("key", "article")
    key = models.BigIntegerField()
    article = models.ForeignKey(Article, models.CASCADE, related_name="copy_keys")

    def __str__(self) -> str:
        return f"{self.key} of article {self.article_id}"
