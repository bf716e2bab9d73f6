"""Who did what, to what, and when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One action. Written by the action itself, in its transaction; never changed, never deleted (the database refuses both).

    target: "case:12". before, after: the values that the action changed.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        db_index=False,
    )
    action = models.CharField(_("action"), max_length=60)
    target = models.CharField(_("target"), max_length=100)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        ordering = ["-pk"]
        # Lean, for a bulk import writes an entry per article: no index for LIKE, none of what the workbench did itself.
        indexes = [
            models.Index(fields=["target"], name="audit_of_target"),
            models.Index(fields=["actor"], condition=models.Q(actor__isnull=False), name="audit_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"
