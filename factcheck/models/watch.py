"""What a desk keeps an eye on."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.models.case import Case
from factcheck.models.desk import Desk
from factcheck.models.webhook import Webhook

EMAILS_MAX = 20
ENTRIES_MAX = 200


class WatchList(models.Model):
    """Entries that a desk follows, and who hears of a new claim that one of them is in.

    version counts changes, and is what an editor's form says they saw. active: it looks at new claims.
    """

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="watch_lists", verbose_name=_("desk"))
    name = models.CharField(_("name"), max_length=200)
    active = models.BooleanField(_("active"), default=True)
    emails = ArrayField(
        models.EmailField(max_length=254), default=list, blank=True, verbose_name=_("e-mail to")
    )
    webhooks = models.ManyToManyField(
        Webhook, blank=True, related_name="watch_lists", verbose_name=_("webhooks")
    )
    version = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(2**31 - 1)])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("watch list")
        verbose_name_plural = _("watch lists")
        constraints = [models.UniqueConstraint(fields=["desk", "name"], name="one_watch_list_per_name")]

    def __str__(self) -> str:
        return self.name


class WatchEntry(models.Model):
    """One thing to look for. A hit by speaker stands before any other in the queue."""

    class Kind(models.TextChoices):
        SPEAKER = "speaker", _("speaker")
        NAME = "name", _("name in the text")
        TOPIC = "topic", _("topic")
        PHRASE = "phrase", _("phrase")

    watch_list = models.ForeignKey(
        WatchList, models.CASCADE, related_name="entries", verbose_name=_("watch list")
    )
    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    text = models.CharField(_("text"), max_length=200)

    class Meta:
        verbose_name = _("watched")
        verbose_name_plural = _("watched")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["watch_list", "kind", "text"], name="watched_once_per_list")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def rank(self) -> int:
        """How far a hit lifts a case: known speakers first."""
        return Case.WATCHED_SPEAKER if self.kind == self.Kind.SPEAKER else Case.WATCHED


class WatchHit(models.Model):
    """A case that an entry is about: why it stands higher in the queue."""

    entry = models.ForeignKey(WatchEntry, models.CASCADE, related_name="hits", verbose_name=_("watched"))
    case = models.ForeignKey(Case, models.CASCADE, related_name="watch_hits", verbose_name=_("case"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("hit of a watch list")
        verbose_name_plural = _("hits of watch lists")
        constraints = [models.UniqueConstraint(fields=["entry", "case"], name="one_hit_per_entry_and_case")]

    def __str__(self) -> str:
        return str(self.entry)
