"""Speakers, and what the analysis found: statements, quotes, claims, matches."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from factcheck.admin.base import LookOnlyAdmin, LookOnlyInline, WorkbenchAdmin
from quotes.actions.match_feedback import match_feedback
from quotes.matching.feedback import LEAST_DECIDED
from quotes.models import Claim, Match, Quote, Speaker, Statement

# Read for searching and ranking only, and large.
UNSHOWN = ("search_text", "search_vector", "embedding")


class SpeakerForm(forms.ModelForm[Speaker]):
    aliases = SimpleArrayField(
        forms.CharField(max_length=300, required=False),
        label=_("also known as"),
        delimiter="\n",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One name per line."),
    )

    def clean_aliases(self) -> list[str]:
        return list(dict.fromkeys(name for name in self.cleaned_data["aliases"] if name))


@admin.register(Speaker)
class SpeakerAdmin(WorkbenchAdmin[Speaker]):
    form = SpeakerForm
    list_display = ("name", "kind", "also_known_as", "wikidata_id")
    list_filter = ("kind",)
    search_fields = ("name", "aliases", "=wikidata_id")
    ordering = ("name",)

    @admin.display(description=_("also known as"))
    def also_known_as(self, speaker: Speaker) -> str:
        return ", ".join(speaker.aliases)


class QuotesOfStatement(LookOnlyInline[Quote, Statement]):
    model = Quote
    fields = ("article", "style", "speaker_name", "confidence", "stale")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        return super().get_queryset(request).select_related("article")


class ClaimsOfStatement(LookOnlyInline[Claim, Statement]):
    model = Claim
    fields = ("article", "check_worthiness", "kinds", "stale")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).select_related("article")


@admin.register(Statement)
class StatementAdmin(LookOnlyAdmin[Statement]):
    list_display = ("__str__", "kind", "speaker", "language", "said_on", "created_at")
    list_filter = ("kind", "language", "said_on", "embedding_version")
    search_fields = ("text", "title", "speaker__name")
    list_select_related = ("speaker",)
    ordering = ("-pk",)
    fields = (
        "kind", "title", "text", "language", "speaker", "said_on", "said_precision", "embedding_version", "created_at",
    )  # fmt: skip
    inlines = (QuotesOfStatement, ClaimsOfStatement)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).defer(*UNSHOWN)


@admin.register(Quote)
class QuoteAdmin(LookOnlyAdmin[Quote]):
    list_display = (
        "__str__",
        "speaker_name",
        "speaker_kind",
        "style",
        "confidence",
        "article",
        "origin",
        "stale",
    )
    list_filter = ("style", "speaker_kind", "origin", "stale", "article__language")
    search_fields = ("statement__text", "speaker_name", "=article__id")
    list_select_related = ("article",)
    ordering = ("-pk",)
    fields = (
        "article", "statement", "style", "text", "cue", "mention", "speaker", "speaker_name", "speaker_kind",
        "confidence", "reason", "parent", "start", "end", "origin", "stale",
    )  # fmt: skip

    @admin.display(description=_("text"))
    def text(self, quote: Quote) -> str:
        return quote.text


@admin.register(Claim)
class ClaimAdmin(LookOnlyAdmin[Claim]):
    list_display = ("__str__", "check_worthiness", "kinds", "article", "origin", "stale")
    list_filter = ("origin", "stale", "article__language")
    search_fields = ("text", "=article__id")
    list_select_related = ("article",)
    ordering = ("-pk",)
    fields = (
        "article", "statement", "quote", "text", "wording", "wording_origin", "check_worthiness", "kinds", "factors", "start",
        "end", "origin", "stale",
    )  # fmt: skip


@admin.register(Match)
class MatchAdmin(LookOnlyAdmin[Match]):
    list_display = ("query", "candidate", "similarity", "band", "decision", "created_at")
    list_filter = ("band", "decision", "embedding_version", "created_at")
    search_fields = ("query__text", "candidate__text")
    list_select_related = ("query", "candidate")
    ordering = ("-pk",)
    fields = (
        "query", "candidate", "similarity", "band", "relation", "wording", "decision", "slots", "reasons", "embedding_version", "created_at",
    )  # fmt: skip

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.precision_view))
        return [path("precision/", view, name="match-precision"), *super().get_urls()]

    def precision_view(self, request: HttpRequest) -> HttpResponse:
        """How editors decided per band, and thresholds that would fit their decisions better."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("How good the matches are"),
            "feedback": match_feedback(),
            "strong_now": settings.MATCH_STRONG,
            "suggest_now": settings.MATCH_SUGGEST,
            "least": LEAST_DECIDED,
        }
        return TemplateResponse(request, "admin/quotes/match/precision.html", context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Match]:
        sides = [f"{side}__{column}" for side in ("query", "candidate") for column in UNSHOWN]
        return super().get_queryset(request).select_related("query", "candidate").defer(*sides)
