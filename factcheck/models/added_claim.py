"""Claims that the analysis missed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.models.desk import Desk
from quotes.models import Claim


class AddedClaim(models.Model):
    """Who added a claim by hand, on which desk and when: what a precision report counts as missed."""

    claim = models.OneToOneField(Claim, models.CASCADE, related_name="addition", verbose_name=_("claim"))
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="added_claims", verbose_name=_("desk"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("added claim")
        verbose_name_plural = _("added claims")

    def __str__(self) -> str:
        return str(self.claim)
