"""A desk's watch lists: what it follows, and who hears of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.actions import watch_lists
from factcheck.models import Desk, Membership, User, WatchHit, WatchList
from factcheck.web.access import desk_to_see
from factcheck.web.gone import told_when_gone
from factcheck.web.request import Request
from factcheck.web.watch_forms import WatchListForm, shown

HITS_SHOWN = 20


@require_safe
def watch_list_list(request: Request, desk_id: int) -> HttpResponse:
    desk = desk_to_see(request.user, desk_id)
    hits = WatchHit.objects.filter(case__desk=desk).select_related("entry__watch_list", "case__statement")
    hidden = ("search_text", "search_vector", "embedding")
    context = {
        "desk": desk,
        "lists": desk.watch_lists.annotate(hits=Count("entries__hits")).order_by("name"),
        "hits": hits.defer(*(f"case__statement__{name}" for name in hidden)).order_by("-pk")[:HITS_SHOWN],
        "may_edit": decides(request.user, desk),
    }
    return render(request, "desk_watch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_watch_list(request: Request, desk_id: int) -> HttpResponse:
    desk = desk_to_edit(request.user, desk_id)
    return edited(request, WatchList(desk=desk))


@require_http_methods(["GET", "HEAD", "POST"])
@told_when_gone
def edit_watch_list(request: Request, desk_id: int, list_id: int) -> HttpResponse:
    desk = desk_to_edit(request.user, desk_id)
    return edited(request, get_object_or_404(desk.watch_lists, pk=list_id))


def edited(request: Request, row: WatchList) -> HttpResponse:
    if request.method != "POST":
        return show(request, row, WatchListForm(initial=shown(row), desk=row.desk))
    form = WatchListForm(request.POST, desk=row.desk)
    if not form.is_valid():
        return show(request, row, form, status=422)
    told = form.cleaned_data
    row.name, row.active, row.emails = told["name"], told["active"], told["emails"]
    row.version = told["version"]
    try:
        watch_lists.save_watch_list(row, form.entries(), told["webhooks"], by=request.user)
    except watch_lists.Changed as changed:
        return show(request, row, form, status=409, overtaken=changed.row, stands=shown(changed.row))
    except watch_lists.NameTaken:
        form.add_error("name", _("This desk has another list of that name."))
        return show(request, row, form, status=422)
    messages.success(request, _("The watch list is saved. The open cases are being put in their new order."))
    return redirect("desk-watch", row.desk_id)


def show(
    request: Request, row: WatchList, form: WatchListForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    return render(
        request, "watch_list.html", {"desk": row.desk, "row": row, "form": form} | more, status=status
    )


@require_POST
@told_when_gone
def delete_watch_list(request: Request, desk_id: int, list_id: int) -> HttpResponse:
    desk = desk_to_edit(request.user, desk_id)
    row = get_object_or_404(desk.watch_lists, pk=list_id)
    form = WatchListForm(request.POST, desk=desk)
    form.is_valid()
    row.version = form.cleaned_data.get("version", -1)
    try:
        watch_lists.delete_watch_list(row, by=request.user)
    except watch_lists.Changed as changed:
        stands = WatchListForm(initial=shown(changed.row), desk=desk)
        return show(request, row, stands, status=409, overtaken=changed.row)
    messages.success(request, _("The watch list is deleted."))
    return redirect("desk-watch", desk_id)


def decides(user: User, desk: Desk) -> bool:
    return Membership.objects.filter(desk=desk).lets_decide(user)


def desk_to_edit(user: User, desk_id: int) -> Desk:
    """A desk whose editor user is. Raises Http404 and PermissionDenied."""
    desk = desk_to_see(user, desk_id)
    if not decides(user, desk):
        raise PermissionDenied(_("You read along on this desk. Its editors keep its watch lists."))
    return desk
