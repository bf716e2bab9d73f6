"""The searchable form of anything said or asserted."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from pgvector.django import HalfVectorField

from quotes.models.article import Language, Precision
from quotes.models.speaker import Speaker

DIMENSIONS = 256
APPEARANCES = ("quotes", "claims", "fact_checks")  # the relations by which something is said somewhere


class StatementKind(models.TextChoices):
    QUOTE = "quote", _("quote")
    CLAIM = "claim", _("claim")
    FACT_CHECK = "fact_check", _("fact check")


class StatementQuerySet(models.QuerySet["Statement"]):
    def without_appearances(self) -> StatementQuerySet:
        """Said nowhere any more: no quote, claim or fact check points here."""
        # EXISTS, not joins: a join makes PostgreSQL read the three tables whole when it knows little of them.
        links = [link for link in Statement._meta.related_objects if link.name in APPEARANCES]
        said = [link.related_model._default_manager.filter(statement=OuterRef("pk")) for link in links]
        return self.filter(*(~Exists(rows) for rows in said))


class Statement(models.Model):
    """One thing said or asserted, wherever it appears: a story that runs in nine papers is one statement.

    search_text: what full text looks in, made by quotes.language.normalise; queries pass the same function.
    embedding: 256 halves, NULL where the text has no words; embedding_version names what made it.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=StatementKind)
    text = models.TextField(_("text"))
    title = models.TextField(_("title"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="statements", verbose_name=_("speaker")
    )
    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    fingerprint = models.CharField(max_length=64, editable=False)
    search_text = models.TextField(editable=False)
    search_vector = models.GeneratedField(
        expression=SearchVector("search_text", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    embedding = HalfVectorField(dimensions=DIMENSIONS, null=True, editable=False)
    embedding_version = models.CharField(_("vector made by"), max_length=100, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "fingerprint", "speaker"],
                nulls_distinct=False,
                name="one_statement_per_text_and_speaker",
            ),
        ]
        indexes = [
            GinIndex(fields=["search_vector"], name="statement_search"),
            # All that a comparison of all vectors reads, and what candidates are filtered by, without the texts between.
            models.Index(
                fields=["embedding_version", "id"],
                include=["embedding", "kind", "language", "said_on", "speaker"],
                condition=Q(embedding__isnull=False),
                name="statement_compared",
            ),
        ]

    @property
    def searched(self) -> str:
        """What it is found by: the text, and the title that a fact check has."""
        return f"{self.title} {self.text}".strip()

    def __str__(self) -> str:
        return self.text if len(self.text) <= 100 else f"{self.text[:99]}…"
