"""Whether the background work goes on, and what to do when it does not."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.actions import retries
from factcheck.models import ImportBatch, Job, User
from factcheck.web import work
from factcheck.web.access import way_back
from factcheck.web.request import Request

PUT_ASIDE_SHOWN = 50
BATCHES_SHOWN = 20


@require_safe
def status(request: Request) -> HttpResponse:
    put_aside = Job.objects.filter(state=Job.State.QUARANTINED).order_by("-finished_at")[:PUT_ASIDE_SHOWN]
    bars = work.done_lately()
    context = {
        "parts": work.parts(),
        "depths": work.depths(),
        "bars": bars,
        "done": sum(bar.count for bar in bars),
        "put_aside": with_rights(put_aside, request.user),
        "batches": ImportBatch.objects.filter(state=ImportBatch.State.RUNNING)[:BATCHES_SHOWN],
    }
    return render(request, "_status.html" if request.htmx else "status.html", context)


def with_rights(put_aside: Iterable[Job], user: User) -> list[tuple[Job, bool]]:
    """Each job with whether user may try it again. A query per kind at most."""
    may: dict[str, bool] = {}
    for job in put_aside:
        if job.kind not in may:
            may[job.kind] = retries.may_retry(user, job)
    return [(job, may[job.kind]) for job in put_aside]


@require_POST
def retry_job(request: Request, job_id: int) -> HttpResponse:
    job = get_object_or_404(Job, pk=job_id)
    if not retries.may_retry(request.user, job):
        raise PermissionDenied(_("Editors try analyses again; imports, those who may start one."))
    if retries.retry_job(job, by=request.user):
        messages.success(request, _("%(job)s is tried again.") % {"job": str(job).capitalize()})
    return HttpResponseRedirect(way_back(request, reverse("status")))
