"""Whether the background work goes on, and what to do when it does not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.actions import jobs
from factcheck.models import ImportBatch, Job
from factcheck.web import work
from factcheck.web.access import may_edit, require_editor, way_back
from factcheck.web.request import Request

PUT_ASIDE_SHOWN = 50


@require_safe
def status(request: Request) -> HttpResponse:
    put_aside = Job.objects.filter(state=Job.State.QUARANTINED).order_by("-finished_at")
    bars = work.done_lately()
    context = {
        "parts": work.parts(),
        "depths": work.depths(),
        "bars": bars,
        "done": sum(bar.count for bar in bars),
        "put_aside": put_aside[:PUT_ASIDE_SHOWN],
        "batches": ImportBatch.objects.filter(state=ImportBatch.State.RUNNING),
        "may_edit": may_edit(request.user),
    }
    return render(request, "_status.html" if request.htmx else "status.html", context)


@require_POST
def retry_job(request: Request, job_id: int) -> HttpResponse:
    require_editor(request.user)
    job = get_object_or_404(Job, pk=job_id)
    if job.state == Job.State.QUARANTINED:
        jobs.retry(job)
        messages.success(request, _("%(job)s is tried again.") % {"job": str(job).capitalize()})
    return HttpResponseRedirect(way_back(request, reverse("status")))
