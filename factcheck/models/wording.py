"""What editors made of the wording of a claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models import Claim
from quotes.models.said import WORDING_MAX


class WordingEditQuerySet(models.QuerySet["WordingEdit"]):
    def standing(self) -> WordingEditQuerySet:
        """Edits that no one took back."""
        return self.filter(reverts=None, reverted_by=None)


class WordingEdit(models.Model):
    """A wording that an editor gave a claim, or took back. Never changed.

    before, after: the wording on either side of it; empty stands for the printed words. reverts: set on an undo.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="wording_edits", verbose_name=_("claim"))
    before = models.TextField(_("before"), blank=True, max_length=WORDING_MAX)
    after = models.TextField(_("after"), blank=True, max_length=WORDING_MAX)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("editor")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    reverts = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="reverted_by")

    objects = WordingEditQuerySet.as_manager()

    class Meta:
        verbose_name = _("edit of a wording")
        verbose_name_plural = _("edits of wordings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.after
