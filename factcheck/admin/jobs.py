"""Jobs: what waits, what runs, and what was put aside with its reason."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.actions.retries import retry_job
from factcheck.admin.base import LookOnlyAdmin, who
from factcheck.models import Job

PAGES = {
    Job.Kind.PROCESS_ARTICLE: "admin:quotes_article_change",
    Job.Kind.MATCH_STATEMENT: "admin:quotes_statement_change",
    Job.Kind.IMPORT_BATCH: "admin:factcheck_importbatch_change",
    Job.Kind.POLL_FEED: "admin:factcheck_feed_change",
    Job.Kind.UNDO_IMPORT: "admin:factcheck_importbatch_change",
}


@admin.register(Job)
class JobAdmin(LookOnlyAdmin[Job]):
    list_display = ("__str__", "state", "error", "attempts", "due_at", "finished_at", "works_on")
    list_filter = ("state", "kind", "priority")
    search_fields = ("=key", "error")
    ordering = ("-pk",)
    actions = ("retry",)
    fields = (
        "kind", "works_on", "state", "error", "attempts", "priority",
        "created_at", "due_at", "sent_at", "started_at", "lease_until", "finished_at",
    )  # fmt: skip

    @admin.display(description=_("works on"), ordering="key")
    def works_on(self, job: Job) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse(PAGES[Job.Kind(job.kind)], args=[job.key]), job.key)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        """Rows are never edited by hand, so the right to change jobs is the right to have them tried again."""
        return request.user.has_perm("factcheck.change_job")

    @admin.action(description=_("Try the selected jobs again"), permissions=["retry"])
    def retry(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Only those that were put aside: the others are under way as it is."""
        tried = sum(retry_job(job, by=who(request)) for job in queryset)
        said = ngettext("%(count)d job will be tried again.", "%(count)d jobs will be tried again.", tried)
        self.message_user(request, said % {"count": tried})
