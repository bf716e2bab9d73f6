"""People."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who can log in. What they may do on a desk stands in their Membership."""

    language = models.CharField(
        _("language of the pages"),
        max_length=2,
        choices=[("nl", "Nederlands"), ("en", "English")],
        blank=True,
    )
    # WCAG 2.1.4: shortcuts of one character can be switched off.
    keyboard = models.BooleanField(_("single-key shortcuts"), default=True)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
