"""Keys for programs: the key itself is shown once, and only its digest is stored."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.actions import audit
from factcheck.admin.base import LookOnlyAdmin, PlainAdmin, who
from factcheck.models import ApiToken, IdempotentAnswer

SHOWN_ONCE = _("The key of this token is {}. Copy it now: it is not stored and will not be shown again.")


@admin.register(ApiToken)
class ApiTokenAdmin(PlainAdmin[ApiToken]):
    list_display = (
        "name",
        "begins_with",
        "user",
        "scope",
        "created_at",
        "last_used_on",
        "expires_at",
        "revoked_at",
    )
    list_filter = ("scope", ("revoked_at", admin.EmptyFieldListFilter), "last_used_on")
    search_fields = ("name", "prefix", "user__username")
    list_select_related = ("user",)
    autocomplete_fields = ("user",)
    ordering = ("-pk",)
    actions = ("revoke",)
    asked = ("name", "user", "scope", "expires_at")
    told = ("begins_with", "created_at", "last_used_on", "revoked_at")

    def get_fields(self, request: HttpRequest, obj: ApiToken | None = None) -> tuple[str, ...]:
        return (*self.asked, *self.told) if obj else self.asked

    def get_readonly_fields(self, request: HttpRequest, obj: ApiToken | None = None) -> tuple[str, ...]:
        """What a key may do and for whom stays as it was given out: make another one for another purpose."""
        return (*self.told, "user", "scope") if obj else ()

    @admin.display(description=_("begins with"))
    def begins_with(self, token: ApiToken) -> str:
        return f"{token.prefix}…"

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: ApiToken, form: Any, change: bool) -> None:
        if change:
            return super().save_model(request, obj, form, change)
        made, key = ApiToken.make(user=obj.user, name=obj.name, scope=obj.scope, expires_at=obj.expires_at)
        obj.__dict__.update(made.__dict__)
        audit.note(who(request), "token made", obj, after={"name": obj.name, "scope": obj.scope})
        self.message_user(
            request, format_html(str(SHOWN_ONCE), format_html("<code>{}</code>", key)), messages.WARNING
        )
        return None

    @admin.action(description=_("Revoke the selected tokens"), permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> None:
        with transaction.atomic():
            tokens = list(queryset.filter(revoked_at=None).select_for_update())
            ApiToken.objects.filter(pk__in=[token.pk for token in tokens]).update(revoked_at=Now())
            audit.note_many(audit.entry(who(request), "token revoked", token) for token in tokens)
        said = ngettext("%(count)d token revoked.", "%(count)d tokens revoked.", len(tokens))
        self.message_user(request, said % {"count": len(tokens)})


@admin.register(IdempotentAnswer)
class IdempotentAnswerAdmin(LookOnlyAdmin[IdempotentAnswer]):
    """What programs were told in the last day: the first thing to look at when one claims it was told otherwise."""

    list_display = ("key", "user", "status", "created_at")
    list_filter = ("status", "created_at")
    search_fields = ("=key", "user__username")
    list_select_related = ("user",)
    ordering = ("-pk",)
    fields = ("key", "user", "status", "body", "created_at")
