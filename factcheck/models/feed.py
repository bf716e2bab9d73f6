"""Where articles come from by themselves: addresses and folders that are looked at again and again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from factcheck.fetching import sentence
from factcheck.models.import_batch import ImportBatch
from quotes.models import Outlet

MIN_INTERVAL_MIN, MAX_INTERVAL_MIN = 5, 24 * 60


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self) -> FeedQuerySet:
        """Those to be polled now, the longest waiting first, by the clock of the database."""
        return self.filter(state=Feed.State.ACTIVE, next_poll_at__lte=Now()).order_by("next_poll_at", "pk")

    def failing(self) -> FeedQuerySet:
        return self.filter(state=Feed.State.ACTIVE, failures__gt=0)


class Feed(models.Model):
    """An RSS, Atom or JSON feed, any other address that delivers a file we read, or a folder on the server.

    place: the address, or the folder's absolute path. etag, last_modified: what the server said of what we have.
    seen: of what lay there last, a fingerprint of each item or file: 0, or how often its page could not be fetched.
    failures: polls that failed since the last that did not. Each poll is a job, kind poll_feed, key the feed's id.
    """

    class Source(models.TextChoices):
        ADDRESS = "address", _("web address")
        FOLDER = "folder", _("folder on the server")

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        PAUSED = "paused", _("paused")
        GONE = "gone", _("gone")

    name = models.CharField(_("name"), max_length=200, unique=True)
    source = models.CharField(_("kind"), max_length=7, choices=Source, default=Source.ADDRESS)
    place = models.CharField(_("address or folder"), max_length=2000)
    outlet = models.ForeignKey(
        Outlet,
        models.PROTECT,
        related_name="+",
        verbose_name=_("outlet"),
        help_text=_("Of articles that name none."),
    )
    interval_min = models.PositiveSmallIntegerField(
        _("minutes between polls"),
        default=15,
        validators=[MinValueValidator(MIN_INTERVAL_MIN), MaxValueValidator(MAX_INTERVAL_MIN)],
    )
    whole_pages = models.BooleanField(
        _("fetch whole articles"),
        default=False,
        help_text=_("Where an item gives a summary only, its page is fetched and the article taken from it."),
    )
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.ACTIVE)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    seen = models.JSONField(default=dict, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    next_poll_at = models.DateTimeField(_("next poll"), db_default=Now(), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["name"]
        indexes = [models.Index(fields=["next_poll_at"], condition=models.Q(state="active"), name="feed_due")]

    def __str__(self) -> str:
        return self.name


class FeedPoll(models.Model):
    """One look at a feed. Written when the look has ended; the last few hundred of a feed are kept.

    items: what lay there; fresh: how many of them were new or changed since the poll before, and went into batches.
    status: HTTP's, 0 for a folder and where no answer came. pages, pages_failed: whole articles that were fetched.
    reason, values: of a trouble, as fetching.sentence takes them.
    """

    class Outcome(models.TextChoices):
        FRESH = "fresh", _("new items")
        UNCHANGED = "unchanged", _("nothing new")
        WAIT = "wait", _("asked to wait")
        GONE = "gone", _("gone")
        FAILED = "failed", _("failed")

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="polls", verbose_name=_("feed"))
    at = models.DateTimeField(_("at"), db_default=Now())
    seconds = models.FloatField(_("seconds"), default=0)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome)
    status = models.PositiveSmallIntegerField(_("HTTP status"), default=0)
    bytes = models.BigIntegerField(_("bytes"), default=0)
    items = models.PositiveIntegerField(_("items"), default=0)
    fresh = models.PositiveIntegerField(_("new items"), default=0)
    pages = models.PositiveIntegerField(_("pages fetched"), default=0)
    pages_failed = models.PositiveIntegerField(_("pages that failed"), default=0)
    reason = models.CharField(max_length=20, blank=True)
    values = models.JSONField(default=dict, blank=True)
    batches = models.ManyToManyField(ImportBatch, related_name="polls", verbose_name=_("imports"))

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["feed", "-id"], name="polls_of_feed")]

    def __str__(self) -> str:
        return f"{self.feed}: {self.get_outcome_display()}"

    @property
    def trouble(self) -> str:
        """What went wrong, in the language of the reader; empty when nothing did."""
        return sentence(self.reason, self.values) if self.reason else ""

    @property
    def counts(self) -> dict[str, Any]:
        """New, unchanged, revised and bad, of its imports as far as they have come."""
        names = ("new", "unchanged", "revised", "bad")
        return {name: sum(getattr(batch, name) for batch in self.batches.all()) for name in names}
