"""Outlets and their articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from factcheck.actions import jobs
from factcheck.actions.journey import analyse_again
from factcheck.actions.remove_articles import cases_with_work, remove_articles
from factcheck.admin.base import Deletion, PlainAdmin, WorkbenchAdmin, who
from factcheck.admin.trace import pieces_of, rows_of
from factcheck.models import Job
from quotes.models import Article, Claim, KilledItem, Outlet, Quote


@admin.register(Outlet)
class OutletAdmin(PlainAdmin[Outlet]):
    list_display = ("name", "website")
    search_fields = ("name", "website")
    ordering = ("name",)


@admin.register(KilledItem)
class KilledItemAdmin(PlainAdmin[KilledItem]):
    """What would come in as withdrawn; to be removed where its agency was wrong."""

    list_display = ("__str__", "outlet", "day", "why")
    list_select_related = ("outlet",)
    fields = readonly_fields = ("outlet", "external_id", "headline", "revision", "day", "why", "at")
    search_fields = ("external_id", "headline", "why")
    ordering = ("-pk",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(WorkbenchAdmin[Article]):
    """What is known about an article can be corrected; its text and place among its revisions stay as they came in."""

    list_display = ("__str__", "outlet", "published", "language", "revision", "current", "analysed_at")
    list_filter = (
        "language", ("analysed_at", admin.EmptyFieldListFilter), ("superseded_by", admin.EmptyFieldListFilter),
        ("withdrawn_at", admin.EmptyFieldListFilter),
        "published_on", "created_at", "outlet",
    )  # fmt: skip
    search_fields = ("text", "=external_id", "outlet__name", "byline", "=url")
    list_select_related = ("outlet",)
    ordering = ("-pk",)
    actions = ("analyse_again",)
    editable = ("published_on", "published_precision", "language", "url", "byline", "section")
    told = (
        "outlet",
        "external_id",
        "revision",
        "superseded_by",
        "withdrawn_at",
        "withdrawn_why",
        "analysed_at",
        "pipeline",
        "created_at",
        "text",
    )
    fields = (*editable, *told)
    readonly_fields = told

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come in through imports, the site and REST."""
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.trace_view))
        return [path("<int:article_id>/trace/", view, name="article-trace"), *super().get_urls()]

    def trace_view(self, request: HttpRequest, article_id: int) -> TemplateResponse:
        """The article with the rules that found its quotes."""
        article = get_object_or_404(Article, pk=article_id)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        rows = rows_of(article)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Rule trace"),
            "subtitle": str(article),
            "article": article,
            "rows": rows,
            "pieces": list(pieces_of(article.text, rows)),
        }
        return TemplateResponse(request, "admin/quotes/article/trace.html", context)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A corrected language or date changes what is found and compared, so the article is analysed again."""
        super().save_model(request, obj, form, change)
        if {"language", "published_on", "published_precision"} & set(form.changed_data):
            analyse_again(Article.objects.filter(pk=obj.pk))

    def view_on_site(self, article: Article) -> str:
        return reverse("article", args=[article.pk])

    @admin.display(description=_("published on"), ordering="published_on")
    def published(self, article: Article) -> str:
        return article.published

    @admin.display(description=_("current"), boolean=True, ordering="superseded_by")
    def current(self, article: Article) -> bool:
        """Not replaced by a later revision."""
        return article.superseded_by_id is None

    @admin.action(description=_("Analyse the selected articles again"), permissions=["change"])
    def analyse_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        ids = list(queryset.values_list("pk", flat=True))
        priority = Job.Priority.AWAITED if len(ids) == 1 else Job.Priority.BULK
        jobs.announce(Job.Kind.PROCESS_ARTICLE, ids, priority=priority)
        said = ngettext(
            "%(count)d article will be analysed again.",
            "%(count)d articles will be analysed again.",
            len(ids),
        )
        self.message_user(request, said % {"count": len(ids)})

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Deletion:
        """What goes, and what forbids it: cases that an editor worked on keep their articles."""
        gone, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        with_the_article = {str(model._meta.verbose_name) for model in (Quote, Claim)}
        kept = [
            format_html(
                '{}: <a href="{}">{}</a>',
                _("Case"),
                reverse("admin:factcheck_case_change", args=[case.pk]),
                case,
            )
            for case in cases_with_work(list(objs)).select_related("statement")
        ]
        return gone, counts, forbidden - with_the_article, [*protected, *kept]

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        self.remove(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self.remove(request, queryset)

    def remove(self, request: HttpRequest, articles: Iterable[Article]) -> None:
        remove_articles(list(articles), by=who(request))
