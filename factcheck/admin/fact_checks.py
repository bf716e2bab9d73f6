"""Fact checks from elsewhere: the list, and a page that takes files of them."""

from __future__ import annotations

from itertools import islice
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from factcheck.actions.fact_checks import Record, import_records
from factcheck.admin.base import LookOnlyAdmin, who
from factcheck.import_words import problem_in_words
from quotes.ingest.draft import Problem
from quotes.ingest.fact_checks import read_fact_checks
from quotes.models import FactCheck

# What the page takes at once: it is stored while the browser waits, in some ten seconds.
MOST_RECORDS = 5_000
PROBLEMS_SHOWN = 200


class FactCheckFileForm(forms.Form):
    """A file of ClaimReview records. records: what was read of it, once the form is valid."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "ClaimReview as JSON or JSON lines, a Data Commons feed, a web page that holds JSON-LD, or CSV; also as ZIP or gzip. "
            "A fact check known by its address is updated."
        ),
    )
    records: list[Record]

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_MAX_MB * 1024 * 1024:
            told = _("%(name)s is %(size)s; at most %(most)d MB is taken here.")
            what = {"name": file.name, "size": filesizeformat(file.size or 0), "most": settings.UPLOAD_MAX_MB}
            raise forms.ValidationError(told % what)
        # All of it is read before anything is stored: never half a file.
        self.records = list(islice(read_fact_checks(file.name or "", cast("Any", file)), MOST_RECORDS + 1))
        if len(self.records) > MOST_RECORDS:
            told = _(
                "%(name)s holds more than %(most)d records. Split it, or run manage.py import_fact_checks on the server."
            )
            raise forms.ValidationError(told % {"name": file.name, "most": MOST_RECORDS})
        if all(isinstance(record, Problem) for record in self.records):
            raise forms.ValidationError(
                [problem_in_words(record) for record in self.records[:10] if isinstance(record, Problem)]
            )
        return file


@admin.register(FactCheck)
class FactCheckAdmin(LookOnlyAdmin[FactCheck]):
    """Who may add fact checks imports them from a file; who may view them, looks."""

    list_display = (
        "claim_reviewed",
        "alternate_name",
        "level",
        "author_name",
        "item_reviewed_author",
        "date_published",
        "in_language",
    )
    list_filter = ("level", "in_language", "date_published", "author_name")
    search_fields = ("claim_reviewed", "name", "alternate_name", "author_name", "item_reviewed_author", "url")
    ordering = ("-date_published", "-pk")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("quotes.add_factcheck")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Takes a file, stores it, and tells on the same page what came of it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = FactCheckFileForm(request.POST or None, request.FILES or None)
        done = None
        if request.method == "POST" and form.is_valid():
            done = import_records(form.records, actor=who(request))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Import fact checks"),
            "form": form,
            "done": done,
            "problems": done.problems[:PROBLEMS_SHOWN] if done else [],
            "more": max(0, done.bad - PROBLEMS_SHOWN) if done else 0,
        }
        return TemplateResponse(request, "admin/quotes/factcheck/import.html", context)
