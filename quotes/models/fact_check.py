"""Verdicts published elsewhere, under schema.org's ClaimReview names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.article import Language
from quotes.models.statement import Statement


class Level(models.IntegerChoices):
    """The verdicts of all publishers on one scale."""

    FALSE = 1, _("false")
    MOSTLY_FALSE = 2, _("mostly false")
    HALF_TRUE = 3, _("half true")
    MOSTLY_TRUE = 4, _("mostly true")
    TRUE = 5, _("true")


class FactCheck(models.Model):
    """One ClaimReview, known by its address (https://schema.org/ClaimReview); a page may hold several, of different claims.

    alternate_name and the ratings are the publisher's own. level: what those come to on one scale; null for a verdict that
    has no place on it, like satire or unproven.
    """

    url = models.URLField(_("address"), max_length=2000)
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="fact_checks", verbose_name=_("statement")
    )
    claim_reviewed = models.TextField(_("claim reviewed"))
    name = models.TextField(_("headline"), blank=True)
    in_language = models.CharField(_("language"), max_length=2, choices=Language)
    author_name = models.CharField(_("published by"), max_length=300, blank=True)
    date_published = models.DateField(_("published on"), null=True, blank=True)
    item_reviewed_author = models.CharField(_("claimant"), max_length=300, blank=True)
    alternate_name = models.CharField(_("verdict in words"), max_length=300)
    rating_value = models.FloatField(_("rating"), null=True, blank=True)
    best_rating = models.FloatField(_("best rating"), null=True, blank=True)
    worst_rating = models.FloatField(_("worst rating"), null=True, blank=True)

    level = models.PositiveSmallIntegerField(_("on one scale"), choices=Level, null=True, blank=True)

    class Meta:
        verbose_name = _("fact check")
        verbose_name_plural = _("fact checks")
        constraints = [
            models.UniqueConstraint(fields=["url", "statement"], name="one_fact_check_per_page_and_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_reviewed} ({self.alternate_name})"
