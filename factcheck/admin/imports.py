"""Bulk import: upload, preview, go, progress and report."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.actions import import_batches
from factcheck.actions.import_progress import progress_of
from factcheck.actions.retries import retry_job
from factcheck.admin import import_address
from factcheck.admin.base import LookOnlyAdmin, who
from factcheck.admin.import_form import ConfirmForm, UploadForm
from factcheck.admin.import_report import problems_csv
from factcheck.models import ImportBatch, Job
from quotes.actions.store_articles import NO_OUTLET
from quotes.ingest.draft import ArticleDraft
from quotes.models import Outlet

PROBLEMS_PER_PAGE = 100
OUTLETS_OFFERED = 500


@admin.register(ImportBatch)
class ImportBatchAdmin(LookOnlyAdmin[ImportBatch]):
    """Who may add imports uploads, looks at the preview, starts, stops and retries; who may view them, reads reports."""

    list_display = (
        "name",
        "state",
        "new",
        "unchanged",
        "revised",
        "bad",
        "uploaded_by",
        "uploaded_at",
        "finished_at",
    )
    list_filter = ("state", "uploaded_at")
    search_fields = ("name", "outlet", "uploaded_by__username")
    list_select_related = ("uploaded_by",)

    def get_urls(self) -> list[URLPattern]:
        steps = {
            "preview": self.preview_view,
            "confirm": require_POST(self.confirm_view),
            "cancel": require_POST(self.cancel_view),
            "retry": require_POST(self.retry_view),
            "progress": require_safe(self.progress_view),
            "problems.csv": require_safe(self.problems_view),
        }
        ours = [
            path(
                f"<int:batch_id>/{step}/",
                self.admin_site.admin_view(view),
                name=f"import-{step.split('.')[0]}",
            )
            for step, view in steps.items()
        ]
        return import_address.urls() + ours + super().get_urls()

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("factcheck.add_importbatch")

    def to_run(self, request: HttpRequest, batch_id: int) -> ImportBatch:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return get_object_or_404(ImportBatch, pk=batch_id)

    def to_look_at(self, request: HttpRequest, batch_id: int | str) -> ImportBatch:
        if not self.has_view_permission(request) and not self.has_add_permission(request):
            raise PermissionDenied
        return get_object_or_404(ImportBatch, pk=batch_id)

    def page(self, request: HttpRequest, name: str, title: str, **context: Any) -> TemplateResponse:
        context |= self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/factcheck/importbatch/{name}.html", context)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file, outlet = form.cleaned_data["file"], form.cleaned_data["outlet"]
            batch = import_batches.upload(file, name=file.name, outlet=outlet, uploaded_by=who(request))
            return redirect("admin:import-preview", batch.pk)
        outlets = Outlet.objects.order_by("name").values_list("name", flat=True)[:OUTLETS_OFFERED]
        return self.page(request, "upload", _("Import articles"), form=form, outlets=outlets)

    def preview_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        """What the import would do. Reads up to PREVIEW_S seconds."""
        batch = self.to_run(request, batch_id)
        if batch.state != ImportBatch.State.UPLOADED:
            return self.to_page_of(batch)
        found = import_batches.preview(batch)
        total = found.good + found.bad if found.complete else 0
        form = ConfirmForm(initial={"total": total})
        compared = min(found.good, import_batches.COMPARED)
        rows = [
            (draft, headline_of(draft), draft.outlet or batch.outlet or NO_OUTLET) for draft in found.drafts
        ]
        context = {"batch": batch, "preview": found, "rows": rows, "form": form, "compared": compared}
        return self.page(request, "preview", batch.name, **context)

    def confirm_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        batch = self.to_run(request, batch_id)
        form = ConfirmForm(request.POST)
        total = (form.cleaned_data["total"] if form.is_valid() else 0) or 0
        import_batches.confirm(batch, by=who(request), total=total)
        return self.to_page_of(batch)

    def cancel_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        batch = self.to_run(request, batch_id)
        import_batches.cancel(batch, by=who(request))
        self.message_user(request, _("The import of %(name)s is cancelled.") % {"name": batch.name})
        if batch.state == ImportBatch.State.UPLOADED:
            return redirect("admin:factcheck_importbatch_changelist")
        return self.to_page_of(batch)

    def retry_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        batch = self.to_run(request, batch_id)
        job = Job.objects.filter(kind=Job.Kind.IMPORT_BATCH, key=batch.pk).first()
        if job and retry_job(job, by=who(request)):
            self.message_user(request, _("The import goes on where it stopped."), messages.SUCCESS)
        return self.to_page_of(batch)

    def to_page_of(self, batch: ImportBatch) -> HttpResponseRedirect:
        return redirect("admin:factcheck_importbatch_change", batch.pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Progress while the import runs, the report once it has ended."""
        key = unquote(object_id)
        batch = self.to_look_at(request, key if key.isdecimal() else 0)
        if batch.state == ImportBatch.State.UPLOADED and self.has_add_permission(request):
            return redirect("admin:import-preview", batch.pk)
        problems = Paginator(batch.problems.order_by("record"), PROBLEMS_PER_PAGE)
        shown = problems.get_page(request.GET.get("page"))
        context = {
            "progress": progress_of(batch),
            "problems": shown,
            "may_run": self.has_add_permission(request),
        }
        return self.page(request, "report", batch.name, batch=batch, **context)

    def progress_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        """The part that changes. Once the import has ended, htmx loads the page anew, with its report."""
        batch = self.to_look_at(request, batch_id)
        context = {
            "progress": progress_of(batch),
            "batch": batch,
            "may_run": self.has_add_permission(request),
        }
        answer = TemplateResponse(request, "admin/factcheck/importbatch/_progress.html", context)
        if batch.state != ImportBatch.State.RUNNING:
            answer["HX-Refresh"] = "true"
        return answer

    def problems_view(self, request: HttpRequest, batch_id: int) -> HttpResponseBase:
        return problems_csv(self.to_look_at(request, batch_id))


def headline_of(draft: ArticleDraft) -> str:
    """The headline, or how the text begins where it has none."""
    return draft.text[: draft.headline_end].strip() or f"{' '.join(draft.text[:200].split())[:80]}…"
