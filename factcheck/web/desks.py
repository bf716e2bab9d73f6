"""A desk's own pages: its weights, and how precise what it gets is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.actions import ranking
from factcheck.models import AuditEntry, Desk
from factcheck.reports.precision import precision_report
from factcheck.reports.preview import preview_weights
from factcheck.web.access import desk_to_manage, desk_to_see
from factcheck.web.precision import PERIODS, Picture, days_asked, picture_of, readable
from factcheck.web.request import Request
from factcheck.web.weights import WeightsForm

CHANGES_SHOWN = 10


@require_safe
def desk_list(request: Request) -> HttpResponse:
    waiting = Count("cases", filter=Q(cases__review=None))
    desks = Desk.objects.visible_to(request.user).annotate(waiting=waiting).order_by("name")
    rows = [(desk, desk.may_be_managed_by(request.user)) for desk in desks]
    return render(request, "desks.html", {"desks": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: Request, desk_id: int) -> HttpResponse:
    """The settings page; posted with preview nothing is saved, with reset every factor weighs as learnt."""
    if request.method != "POST":
        desk = desk_to_see(request.user, desk_id)
        return show_weights(request, desk, WeightsForm(desk=desk))
    desk = desk_to_manage(request.user, desk_id)
    form = WeightsForm(request.POST, desk=desk)
    if not form.is_valid():
        return show_weights(request, desk, form, status=422)
    shifts = {} if "reset" in request.POST else form.shifts
    if "preview" in request.POST:
        return show_weights(request, desk, form, preview=preview_weights(desk, shifts))
    desk.version = form.cleaned_data["version"]
    try:
        ranking.set_weights(desk, shifts, by=request.user)
    except ranking.DeskChanged as changed:
        return show_weights(request, changed.desk, form, overtaken=True, status=409)
    messages.success(request, _("The weights are saved. The open cases are being put in their new order."))
    return redirect("desk-weights", desk_id)


def show_weights(
    request: Request, desk: Desk, form: WeightsForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    changes = AuditEntry.objects.filter(target=f"desk:{desk.pk}", action="weights set")
    context = {
        "desk": desk,
        "form": form,
        "groups": list(form.groups()),
        "may_manage": desk.may_be_managed_by(request.user),
        "changes": changes.select_related("actor")[:CHANGES_SHOWN],
    }
    return render(request, "desk_weights.html", context | more, status=status)


@require_safe
def precision(request: Request, desk_id: int) -> HttpResponse:
    desk = desk_to_see(request.user, desk_id)
    days = days_asked(request.GET.get("days", ""))
    report = precision_report(desk, days=days)
    picture: Picture | None = picture_of(report.months) if report.months else None
    context = {
        "desk": desk,
        "report": readable(report),
        "picture": picture,
        "days": days,
        "periods": PERIODS,
    }
    return render(request, "desk_precision.html", context)
