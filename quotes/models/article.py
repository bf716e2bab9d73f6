"""Outlets and what they publish."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Outlet(models.Model):
    """A newspaper, agency or site."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def of_same_story(self, article: Article) -> ArticleQuerySet:
        """The other articles that nearly copy article, its own other revisions left out; the earliest first."""
        if article.story is None:
            return self.none()
        others = self.current().filter(story=article.story).exclude(pk=article.pk)
        if article.external_id:
            others = others.exclude(outlet=article.outlet_id, external_id=article.external_id)
        return others.order_by(F("published_on").asc(nulls_last=True), "pk")

    def current(self) -> ArticleQuerySet:
        """Without the revisions that a later one replaced."""
        return self.filter(superseded_by=None)

    def standing(self) -> ArticleQuerySet:
        """Without what its agency took back."""
        return self.filter(withdrawn_at=None)


class Article(models.Model):
    """One revision of a news item.

    text is the decoded source unchanged; it begins with the headline paragraph, which ends at headline_end (0: none).
    returned: 0, or how often the outlet went back to this very text in a later revision.
    withdrawn_at: when its agency took it back; it stays readable, and what was found in it is marked as no longer found.
    """

    # Its constraints below begin with the outlet, so an index of its own would be one too many.
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, related_name="articles", verbose_name=_("outlet"), db_index=False
    )
    external_id = models.CharField(_("external id"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    superseded_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("superseded by"),
        db_index=False,
    )
    text = models.TextField(_("text"))
    headline_end = models.PositiveIntegerField(_("end of headline"), default=0)
    text_hash = models.CharField(max_length=64, editable=False)
    returned = models.PositiveSmallIntegerField(default=0, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_precision = models.CharField(
        _("date precision"), max_length=5, choices=Precision, default=Precision.DAY
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    section = models.CharField(_("section"), max_length=200, blank=True)
    # The number that near copies share: the id of the one that was grouped first. Null until it is grouped.
    story = models.BigIntegerField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    analysed_at = models.DateTimeField(_("analysed"), null=True, blank=True, editable=False)
    pipeline = models.CharField(_("analysed by"), max_length=100, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_why = models.CharField(_("why it was withdrawn"), max_length=300, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "text_hash", "returned"], name="one_article_per_outlet_and_text"
            ),
            models.UniqueConstraint(
                fields=["outlet", "external_id", "revision"],
                condition=~Q(external_id=""),
                name="one_article_per_revision",
            ),
        ]
        # Of what has one: a new article is in neither.
        indexes = [
            models.Index(
                fields=["superseded_by"], condition=Q(superseded_by__isnull=False), name="article_superseded"
            ),
            models.Index(fields=["story"], condition=Q(story__isnull=False), name="article_story"),
        ]

    def __str__(self) -> str:
        return self.headline or self.text[:80]

    @property
    def awaits_analysis(self) -> bool:
        """Whether it is still to be analysed: what was taken back before it came in never is."""
        return self.analysed_at is None and self.withdrawn_at is None

    @property
    def headline(self) -> str:
        return self.text[: self.headline_end].strip()

    @property
    def published(self) -> str:
        """The date as exact as it is known: 2026-02-03, 2026-02, 2026 or nothing."""
        if self.published_on is None:
            return ""
        return self.published_on.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.published_precision]]
