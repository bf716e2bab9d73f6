"""Bulk import: upload, preview, go, progress and report."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.actions import import_batches
from factcheck.actions.import_report import report_lines
from factcheck.actions.retries import retry_job
from factcheck.actions.undo_import import CannotBeUndone, start_undo
from factcheck.admin import import_address, import_pages
from factcheck.admin.base import LookOnlyAdmin, who
from factcheck.admin.import_form import ColumnsForm, ConfirmForm, UploadForm
from factcheck.models import ImportBatch, Job
from quotes.models import Outlet

OUTLETS_OFFERED = 500


@admin.register(ImportBatch)
class ImportBatchAdmin(LookOnlyAdmin[ImportBatch]):
    """Who may add imports uploads, looks at the preview, starts, stops, resumes and undoes; who may view them reads reports."""

    list_display = (
        "name",
        "state",
        "new",
        "unchanged",
        "revised",
        "bad",
        "held_back",
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
            "columns": require_POST(self.columns_view),
            "confirm": require_POST(self.confirm_view),
            "cancel": require_POST(self.cancel_view),
            "resume": require_POST(self.resume_view),
            "retry": require_POST(self.retry_view),
            "undo": self.undo_view,
            "progress": require_safe(self.progress_view),
            "problems.csv": require_safe(self.problems_view),
            "report.csv": require_safe(self.rows_view),
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
        batch = self.to_run(request, batch_id)
        if batch.state != ImportBatch.State.UPLOADED:
            return self.to_page_of(batch)
        return self.page(request, "preview", batch.name, **import_pages.preview_context(batch))

    def columns_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        """Keep which column fills which field, and look again."""
        batch = self.to_run(request, batch_id)
        import_batches.choose_columns(batch, ColumnsForm.chosen(request.POST), by=who(request))
        return redirect("admin:import-preview", batch.pk)

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

    def resume_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        batch = self.to_run(request, batch_id)
        if import_batches.resume(batch, by=who(request)):
            self.message_user(request, _("The import goes on where it stopped."), messages.SUCCESS)
        return self.to_page_of(batch)

    def retry_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        batch = self.to_run(request, batch_id)
        undoing = batch.state == ImportBatch.State.UNDOING
        kind = Job.Kind.UNDO_IMPORT if undoing else Job.Kind.IMPORT_BATCH
        job = Job.objects.filter(kind=kind, key=batch.pk).first()
        if job and retry_job(job, by=who(request)):
            self.message_user(request, _("The import goes on where it stopped."), messages.SUCCESS)
        return self.to_page_of(batch)

    def undo_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        """What undoing would do, and the button that does it."""
        batch = self.to_run(request, batch_id)
        if request.method != "POST":
            title = _("Undo the import of %(name)s") % {"name": batch.name}
            return self.page(request, "undo", title, **import_pages.undo_context(batch))
        try:
            start_undo(batch, by=who(request))
        except CannotBeUndone as error:
            self.message_user(request, str(error), messages.ERROR)
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
        may_run = self.has_add_permission(request)
        if batch.state == ImportBatch.State.UPLOADED and may_run:
            return redirect("admin:import-preview", batch.pk)
        context = import_pages.report_context(request, batch, may_run=may_run)
        return self.page(request, "report", batch.name, **context)

    def progress_view(self, request: HttpRequest, batch_id: int) -> HttpResponse:
        """The part that changes. Once the import has ended, htmx loads the page anew, with its report."""
        batch = self.to_look_at(request, batch_id)
        context = import_pages.progress_context(batch, may_run=self.has_add_permission(request))
        answer = TemplateResponse(request, "admin/factcheck/importbatch/_progress.html", context)
        if batch.ended:
            answer["HX-Refresh"] = "true"
        return answer

    def problems_view(self, request: HttpRequest, batch_id: int) -> HttpResponseBase:
        return self.report(request, batch_id, problems_only=True)

    def rows_view(self, request: HttpRequest, batch_id: int) -> HttpResponseBase:
        return self.report(request, batch_id, problems_only=False)

    def report(self, request: HttpRequest, batch_id: int, *, problems_only: bool) -> HttpResponseBase:
        batch = self.to_look_at(request, batch_id)

        def address(article: int) -> str:
            return request.build_absolute_uri(reverse("article", args=[article]))

        lines = report_lines(batch, get_language(), problems_only=problems_only, address=address)
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name = f"{'problems' if problems_only else 'report'}-{batch.pk}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
