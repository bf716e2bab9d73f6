"""Telling other programs, and people by e-mail: where to, what was sent, and how that went."""

from __future__ import annotations

import base64
import secrets
import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.models.desk import Desk

SECRET_PREFIX = "whsec_"  # noqa: S105  # how Standard Webhooks writes a secret


def new_secret() -> str:
    """24 random bytes, as https://www.standardwebhooks.com writes a secret."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()


def new_message_id() -> str:
    return f"msg_{uuid.uuid4().hex}"


class Webhook(models.Model):
    """An address of a desk that is told of events. secret signs each message, and is shown once."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="webhooks", verbose_name=_("desk"))
    name = models.CharField(_("name"), max_length=200)
    url = models.CharField(_("address"), max_length=2000)
    secret = models.CharField(max_length=100, default=new_secret, editable=False)
    active = models.BooleanField(_("active"), default=True)
    version = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(2**31 - 1)])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        constraints = [models.UniqueConstraint(fields=["desk", "name"], name="one_webhook_per_name")]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """A message to one webhook or one e-mail address. message_id stays the same over all tries, so a receiver can tell repeats.

    payload: the JSON body, as it is sent and signed.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DELIVERED = "delivered", _("delivered")
        GIVEN_UP = "given_up", _("given up")

    message_id = models.CharField(max_length=40, unique=True, default=new_message_id, editable=False)
    desk = models.ForeignKey(Desk, models.CASCADE, related_name="deliveries", verbose_name=_("desk"))
    webhook = models.ForeignKey(
        Webhook, models.CASCADE, null=True, blank=True, related_name="deliveries", verbose_name=_("webhook")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    payload = models.JSONField(_("message"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(webhook__isnull=False, email="") | Q(webhook=None) & ~Q(email=""),
                name="delivery_goes_one_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.payload.get('type', '')}"

    @property
    def to(self) -> str:
        return self.webhook.name if self.webhook else self.email


class DeliveryAttempt(models.Model):
    """One try. status: of the answer, null when there was none; error: why it failed, in a sentence."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="log", verbose_name=_("delivery"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)
    milliseconds = models.PositiveIntegerField(_("milliseconds"), default=0)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.error or str(self.status)
