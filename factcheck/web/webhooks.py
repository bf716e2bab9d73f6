"""A desk's webhooks, and the log of what was sent."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.actions import deliveries, watch_lists
from factcheck.models import Delivery, Desk, Webhook
from factcheck.web.access import desk_to_manage
from factcheck.web.gone import told_when_gone
from factcheck.web.request import Request
from factcheck.web.watch_forms import WebhookForm

DELIVERIES_SHOWN = 50


@require_safe
def webhook_list(request: Request, desk_id: int) -> HttpResponse:
    desk = desk_to_manage(request.user, desk_id)
    log = desk.deliveries.select_related("webhook").prefetch_related("log")[:DELIVERIES_SHOWN]
    context = {"desk": desk, "webhooks": desk.webhooks.order_by("name"), "deliveries": log}
    return render(request, "desk_webhooks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_webhook(request: Request, desk_id: int) -> HttpResponse:
    return edited(request, Webhook(desk=desk_to_manage(request.user, desk_id)))


@require_http_methods(["GET", "HEAD", "POST"])
@told_when_gone
def edit_webhook(request: Request, desk_id: int, webhook_id: int) -> HttpResponse:
    return edited(request, webhook_of(desk_to_manage(request.user, desk_id), webhook_id))


def edited(request: Request, row: Webhook) -> HttpResponse:
    if request.method != "POST":
        stands = {"version": row.version, "name": row.name, "url": row.url, "active": row.active}
        return show(request, row, WebhookForm(initial=stands))
    form = WebhookForm(request.POST)
    if not form.is_valid():
        return show(request, row, form, status=422)
    is_new = row.pk is None
    for name, value in form.cleaned_data.items():
        setattr(row, name, value)
    try:
        watch_lists.save_webhook(row, by=request.user)
    except watch_lists.Changed as changed:
        return show(request, row, form, status=409, overtaken=changed.row)
    except watch_lists.NameTaken:
        form.add_error("name", _("This desk has another webhook of that name."))
        return show(request, row, form, status=422)
    if is_new:
        show_secret(request, row)
    messages.success(request, _("The webhook is saved."))
    return redirect("desk-webhooks", row.desk_id)


def show_secret(request: Request, row: Webhook) -> None:
    secret = {"secret": row.secret}
    messages.warning(request, _("Its secret, shown this once: %(secret)s") % secret)


def show(
    request: Request, row: Webhook, form: WebhookForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    return render(request, "webhook.html", {"desk": row.desk, "row": row, "form": form} | more, status=status)


@require_POST
@told_when_gone
def act_on_webhook(request: Request, desk_id: int, webhook_id: int) -> HttpResponse:
    """What the pressed button says: test, renew the secret, or delete."""
    row = webhook_of(desk_to_manage(request.user, desk_id), webhook_id)
    try:
        if "renew" in request.POST:
            show_secret(request, watch_lists.renew_secret(row, by=request.user))
        elif "delete" in request.POST:
            watch_lists.delete_webhook(row, by=request.user)
            messages.success(request, _("The webhook is deleted."))
        else:
            sent = watch_lists.send_test(row, by=request.user)
            messages.info(
                request, _("A test is on its way: see the log.") if sent else _("It is switched off.")
            )
    except watch_lists.Changed:
        messages.error(request, _("Someone changed it meanwhile. Nothing was done; try again."))
    return redirect("desk-webhooks", desk_id)


@require_POST
def retry_delivery(request: Request, desk_id: int, delivery_id: int) -> HttpResponse:
    desk = desk_to_manage(request.user, desk_id)
    deliveries.retry(get_object_or_404(Delivery, desk=desk, pk=delivery_id))
    return redirect("desk-webhooks", desk_id)


def webhook_of(desk: Desk, webhook_id: int) -> Webhook:
    return get_object_or_404(desk.webhooks.select_related("desk"), pk=webhook_id)
