"""How common words are among statements: what a ranking by words weighs them by."""

from __future__ import annotations

from django.db import models

from quotes.models.article import Language


class Corpus(models.Model):
    """What the term frequencies of a language were counted over.

    mean_length: distinct terms in a statement, on average.
    """

    language = models.CharField(primary_key=True, max_length=2, choices=Language)
    statements = models.PositiveBigIntegerField()
    mean_length = models.FloatField()
    counted_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "corpora"

    def __str__(self) -> str:
        return f"{self.language}: {self.statements} statements"


class TermFrequency(models.Model):
    """In how many statements of a language a term of their search_text stands. A term that is not here is rare."""

    language = models.CharField(max_length=2, choices=Language)
    term = models.TextField()
    statements = models.PositiveBigIntegerField()

    class Meta:
        verbose_name_plural = "term frequencies"
        constraints = [
            models.UniqueConstraint(fields=["language", "term"], name="one_frequency_per_term"),
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.language}): {self.statements}"
