"""What a program was told, kept so that asking again changes nothing."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

KEPT_FOR = datetime.timedelta(hours=24)


class IdempotentAnswerQuerySet(models.QuerySet["IdempotentAnswer"]):
    def expired(self) -> IdempotentAnswerQuerySet:
        """Past their day, by the clock of the database: their key is free again."""
        return self.filter(created_at__lt=Now() - KEPT_FOR)


class IdempotentAnswer(models.Model):
    """The answer to a POST that came with an Idempotency-Key.

    Written in the transaction of the work itself: while one request works under a key, a second waits on the
    constraint, and then finds the answer. body_hash: of the address and the body, so that a key used for two
    things is noticed.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user")
    )
    key = models.CharField(_("key"), max_length=255)
    body_hash = models.CharField(max_length=64, editable=False)
    status = models.PositiveSmallIntegerField(_("status"), default=0)
    body = models.JSONField(_("answer"), default=dict)
    created_at = models.DateTimeField(_("at"), db_default=Now(), db_index=True)

    objects = IdempotentAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("stored answer")
        verbose_name_plural = _("stored answers")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_user_and_key")]

    def __str__(self) -> str:
        return self.key
