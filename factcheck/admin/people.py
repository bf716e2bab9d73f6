"""People and their desks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from factcheck.actions.journey import analyse_again
from factcheck.admin.base import PlainAdmin, PlainInline, ToldWhatProtects
from factcheck.models import Desk, Membership, User
from quotes.models import Article
from quotes.models.article import Language


class DesksOfUser(PlainInline[Membership, User]):
    model = Membership
    extra = 0
    autocomplete_fields = ("desk",)
    verbose_name_plural = _("desks")


@admin.register(User)
class PeopleAdmin(ToldWhatProtects, UserAdmin):  # type: ignore[type-arg]
    """People, and the desks they are on. Who has reviewed cannot be deleted: switch "active" off instead."""

    list_display = ("username", "full_name", "email", "desks", "is_active", "is_staff", "last_login")
    list_filter = (
        "is_active",
        "is_staff",
        "is_superuser",
        "memberships__desk",
        "memberships__role",
        "groups",
    )
    search_fields = ("username", "first_name", "last_name", "email")
    inlines = (DesksOfUser,)
    fieldsets = (
        *(UserAdmin.fieldsets or ()),
        (_("Pages"), {"fields": ("language", "keyboard")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("memberships__desk")

    @admin.display(description=_("name"), ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description=_("desks"))
    def desks(self, user: User) -> str:
        return ", ".join(f"{on.desk} ({on.get_role_display()})" for on in user.memberships.all())


class MembersOfDesk(PlainInline[Membership, Desk]):
    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


class DeskForm(forms.ModelForm[Desk]):
    languages = forms.MultipleChoiceField(
        label=capfirst(_("languages")),
        choices=Language.choices,
        required=False,
        widget=CheckboxSelectMultiple,
        help_text=_("None means all."),
    )

    def clean_min_check_worthiness(self) -> float:
        least: float = self.cleaned_data["min_check_worthiness"]
        if not 0 <= least <= 1:
            raise forms.ValidationError(_("%(least)s is not between 0 and 1.") % {"least": least})
        return least


@admin.register(Desk)
class DesksAdmin(PlainAdmin[Desk]):
    form = DeskForm
    list_display = ("name", "members", "open_cases", "languages", "min_check_worthiness")
    search_fields = ("name",)
    ordering = ("name",)
    autocomplete_fields = ("outlets",)
    inlines = (MembersOfDesk,)

    @transaction.atomic
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A new desk, or new rules of one, open cases on the articles that are there already."""
        super().save_related(request, form, formsets, change)
        if {"outlets", "languages", "min_check_worthiness"} & set(form.changed_data) or not change:
            analyse_again(Article.objects.current())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Desk]:
        people = Count("memberships", distinct=True)
        waiting = Count("cases", filter=Q(cases__review=None), distinct=True)
        return super().get_queryset(request).annotate(people=people, waiting=waiting)

    @admin.display(description=_("members"), ordering="people")
    def members(self, desk: Any) -> int:
        return int(desk.people)

    @admin.display(description=_("open cases"), ordering="waiting")
    def open_cases(self, desk: Any) -> int:
        return int(desk.waiting)
