"""Teams, each with its own queue."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from quotes.models import Article, Outlet


class DeskQuerySet(models.QuerySet["Desk"]):
    def visible_to(self, user: settings.AUTH_USER_MODEL) -> DeskQuerySet:  # type: ignore[name-defined]
        """The desks user is a member of; all of them for a superuser."""
        if user.is_superuser:
            return self
        return self.filter(memberships__user=user) if user.is_authenticated else self.none()

    def where_deciding(self, user: settings.AUTH_USER_MODEL) -> DeskQuerySet:  # type: ignore[name-defined]
        """The desks on which user decides; all of them for a superuser."""
        if user.is_superuser:
            return self
        return self.filter(pk__in=Membership.objects.deciding().filter(user=user).values("desk"))

    def where_managing(self, user: settings.AUTH_USER_MODEL) -> DeskQuerySet:  # type: ignore[name-defined]
        """The desks whose chief editor user is; all of them for a superuser."""
        if user.is_superuser:
            return self
        return self.filter(memberships__user=user, memberships__role=Membership.Role.CHIEF)

    def that_take(self, article: Article) -> DeskQuerySet:
        """Desks whose rules let article in: its outlet and language, where they name any."""
        outlets = Q(outlets=None) | Q(outlets=article.outlet_id)
        languages = Q(languages=[]) | Q(languages__contains=[article.language])
        return self.filter(outlets, languages).distinct()


class Desk(models.Model):
    """A team with its own queue; articles are shared, cases are per desk."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    outlets = models.ManyToManyField(
        Outlet, blank=True, verbose_name=_("outlets"), help_text=_("None means all.")
    )
    languages = ArrayField(
        models.CharField(max_length=2),
        default=list,
        blank=True,
        verbose_name=_("languages"),
        help_text=_("None means all."),
    )
    min_check_worthiness = models.FloatField(
        _("least check-worthiness"), default=0.5, help_text=_("Claims below this open no case.")
    )

    # {factor: log-odds}: what this desk adds to a factor of check-worthiness, or takes from it.
    factor_shifts = models.JSONField(_("weights of factors"), default=dict, blank=True, editable=False)
    # Counts changes of the desk's settings, and is what a chief's form says they saw.
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = DeskQuerySet.as_manager()

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")

    def __str__(self) -> str:
        return self.name

    def may_be_managed_by(self, user: settings.AUTH_USER_MODEL) -> bool:  # type: ignore[name-defined]
        """Chief editors of the desk set its weights, watch lists and webhooks."""
        chiefs = self.memberships.filter(role=Membership.Role.CHIEF, user=user)
        return bool(user.is_superuser) or chiefs.exists()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def deciding(self) -> MembershipQuerySet:
        """Those that give the right to decide: editors and chief editors. Readers look."""
        return self.filter(role__in=(Membership.Role.EDITOR, Membership.Role.CHIEF))

    def lets_decide(self, user: settings.AUTH_USER_MODEL) -> bool:  # type: ignore[name-defined]
        """Whether user decides on one of these desks; a superuser does on every desk."""
        return bool(user.is_superuser) or self.deciding().filter(user=user).exists()


class Membership(models.Model):
    """What a person may do on a desk."""

    class Role(models.TextChoices):
        READER = "reader", _("reader")
        EDITOR = "editor", _("editor")
        CHIEF = "chief", _("chief editor")

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="memberships", verbose_name=_("desk"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    role = models.CharField(_("role"), max_length=6, choices=Role, default=Role.EDITOR)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [models.UniqueConstraint(fields=["desk", "user"], name="one_role_per_desk_and_user")]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
