"""Cases, what was decided about them, and the audit trail: the desk pages write these, here they are looked up."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.admin.base import LookOnlyAdmin, LookOnlyInline
from factcheck.models import AuditEntry, Case, Evidence, MatchDecision, Review


class OpenOrDecided(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("open", str(_("open"))), ("decided", str(_("decided")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        if self.value() in ("open", "decided"):
            return queryset.filter(review__isnull=self.value() == "open")
        return queryset


class ReviewsOfCase(LookOnlyInline[Review, Case]):
    model = Review
    fields = ("verdict", "attribution", "note", "reviewer", "at", "reverts")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        return super().get_queryset(request).select_related("reviewer", "reverts")


class EvidenceOfCase(LookOnlyInline[Evidence, Case]):
    model = Evidence
    fields = ("stance", "url", "title", "added_by", "added_at", "withdrawn_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        return super().get_queryset(request).select_related("added_by")


@admin.register(Case)
class CaseAdmin(LookOnlyAdmin[Case]):
    list_display = ("__str__", "desk", "verdict", "assignee", "check_worthiness", "created_at")
    list_filter = (OpenOrDecided, "desk", "review__verdict")
    search_fields = ("statement__text", "statement__speaker__name", "assignee__username")
    list_select_related = ("desk", "statement", "review", "assignee")
    ordering = ("-pk",)
    fields = ("desk", "statement", "verdict", "assignee", "check_worthiness", "version", "created_at")
    inlines = (ReviewsOfCase, EvidenceOfCase)

    def view_on_site(self, case: Case) -> str:
        return reverse("case", args=[case.pk])

    @admin.display(description=_("verdict"), ordering="review__verdict", empty_value="-")
    def verdict(self, case: Case) -> str:
        return str(case.review) if case.review else ""


@admin.register(Review)
class ReviewAdmin(LookOnlyAdmin[Review]):
    list_display = ("__str__", "case", "reviewer", "at", "note")
    list_filter = ("verdict", "attribution", "case__desk", "at")
    search_fields = ("case__statement__text", "note", "reviewer__username")
    list_select_related = ("case__statement", "reviewer")
    ordering = ("-pk",)
    fields = ("case", "verdict", "attribution", "note", "reviewer", "at", "replaces", "reverts")


@admin.register(Evidence)
class EvidenceAdmin(LookOnlyAdmin[Evidence]):
    list_display = ("__str__", "stance", "case", "added_by", "added_at", "withdrawn_at")
    list_filter = ("stance", "case__desk", ("withdrawn_at", admin.EmptyFieldListFilter))
    search_fields = ("url", "title", "excerpt", "case__statement__text")
    list_select_related = ("case__statement", "added_by")
    ordering = ("-pk",)
    fields = (
        "case", "stance", "url", "title", "excerpt", "archived_url", "added_by", "added_at", "withdrawn_at",
    )  # fmt: skip


@admin.register(MatchDecision)
class MatchDecisionAdmin(LookOnlyAdmin[MatchDecision]):
    list_display = ("decision", "match", "decided_by", "at")
    list_filter = ("decision", "at")
    search_fields = ("match__query__text", "match__candidate__text", "decided_by__username")
    list_select_related = ("match__query", "match__candidate", "decided_by")
    ordering = ("-pk",)
    fields = ("match", "decision", "decided_by", "at")


@admin.register(AuditEntry)
class AuditEntryAdmin(LookOnlyAdmin[AuditEntry]):
    list_display = ("action", "target", "actor", "at", "before", "after")
    list_filter = ("action", "at")
    search_fields = ("=target", "action", "actor__username")
    list_select_related = ("actor",)
    fields = ("at", "actor", "action", "target", "before", "after")
