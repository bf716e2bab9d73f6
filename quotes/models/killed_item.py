"""Kills that came before what they kill."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.article import Outlet


class KilledItem(models.Model):
    """An item that its agency killed before it came in here: when it does, it comes in as withdrawn.

    It is known by external_id, or by headline as headline_key gives it; either is "" where the kill does not tell.
    revision: the last one killed as the agency numbers them, 0 where it does not. at: what comes in by it is withdrawn_at that moment.
    brought_by: the number of the import that told of it; undoing that forgets it.
    """

    outlet = models.ForeignKey(
        Outlet, models.CASCADE, related_name="+", verbose_name=_("outlet"), db_index=False
    )
    external_id = models.CharField(_("external id"), max_length=300, blank=True)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    day = models.DateField(_("killed on"))
    why = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    at = models.DateTimeField(_("added"), auto_now_add=True)
    brought_by = models.BigIntegerField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("item killed before it came in")
        verbose_name_plural = _("items killed before they came in")
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "external_id", "headline", "day"], name="one_kill_per_item_and_day"
            )
        ]

    def __str__(self) -> str:
        return self.external_id or self.headline
