"""Feeds: where articles come from by themselves, how their polls went, and the switches."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from factcheck.actions.feeds import switches
from factcheck.actions.feeds.schedule import under_way
from factcheck.admin.base import PlainAdmin, who
from factcheck.admin.feed_form import FeedForm
from factcheck.admin.feed_picture import picture_of
from factcheck.heartbeat import worker_alive
from factcheck.models import Feed, FeedPoll

SHOWN, ALL, IN_LIST = 60, 500, 24
Switch = Callable[..., object]


@admin.register(Feed)
class FeedAdmin(PlainAdmin[Feed]):
    form = FeedForm
    list_display = ("name", "outlet", "status", "recent", "last_poll", "next_poll", "interval_min")
    list_filter = ("state", "source", "outlet")
    search_fields = ("name", "place", "outlet__name")
    list_select_related = ("outlet",)
    autocomplete_fields = ("outlet",)
    actions = ("poll_selected",)

    class Media:
        css = {"all": ("workbench-admin/feeds.css",)}

    def get_urls(self) -> list[URLPattern]:
        steps: dict[str, Any] = {
            "poll": require_POST(self.switch(switches.poll_now, "")),
            "pause": require_POST(self.switch(switches.pause, gettext_lazy("The feed is paused."))),
            "resume": require_POST(self.switch(switches.resume, gettext_lazy("The feed goes on."))),
            "again": require_POST(
                self.switch(switches.read_again, gettext_lazy("The next poll takes all that lies there."))
            ),
            "panel": require_safe(self.panel_view),
        }
        ours = [
            path(f"<int:feed_id>/{step}/", self.admin_site.admin_view(view), name=f"feed-{step}")
            for step, view in steps.items()
        ]
        return ours + super().get_urls()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        latest = FeedPoll.objects.order_by("-pk")[:IN_LIST]
        polls = Prefetch("polls", queryset=latest, to_attr="latest")
        return super().get_queryset(request).prefetch_related(polls)

    def has_poll_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    # --- the list

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def status(self, feed: Feed) -> str:
        failing = feed.state == Feed.State.ACTIVE and feed.failures
        return _("failing (%(count)d)") % {"count": feed.failures} if failing else feed.get_state_display()

    @admin.display(description=gettext_lazy("last polls"))
    def recent(self, feed: Any) -> SafeString:
        return render_to_string("admin/factcheck/feed/_picture.html", {"picture": picture_of(feed.latest)})

    @admin.display(description=gettext_lazy("last poll"))
    def last_poll(self, feed: Any) -> str:
        return short(feed.latest[0].at) if feed.latest else ""

    @admin.display(description=gettext_lazy("next poll"), ordering="next_poll_at")
    def next_poll(self, feed: Feed) -> str:
        return short(feed.next_poll_at) if feed.state == Feed.State.ACTIVE else ""

    @admin.action(description=gettext_lazy("Poll the selected feeds now"), permissions=["poll"])
    def poll_selected(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        count = sum(switches.poll_now(feed, by=who(request)) for feed in queryset)
        self.message_user(request, _("Polls announced: %(count)d.") % {"count": count})

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"worker": worker_alive()} | (extra_context or {}))

    # --- one feed

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        feed = self.get_object(request, object_id)
        context = panel_of(feed, ALL if "all" in request.GET else SHOWN) if feed else {}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def panel_view(self, request: HttpRequest, feed_id: int) -> HttpResponse:
        """The part that changes while a poll is under way."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        feed = get_object_or_404(Feed, pk=feed_id)
        context = panel_of(feed) | {
            "has_change_permission": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/factcheck/feed/_panel.html", context)

    def switch(self, turn: Switch, told: Any) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, feed_id: int) -> HttpResponse:
            if not self.has_change_permission(request):
                raise PermissionDenied
            feed = get_object_or_404(Feed, pk=feed_id)
            if turn(feed, by=who(request)) is not False and told:
                self.message_user(request, told, messages.SUCCESS)
            return redirect("admin:factcheck_feed_change", feed.pk)

        return view

    def save_model(self, request: HttpRequest, obj: Feed, form: Any, change: bool) -> None:
        if not change:
            obj.added_by = who(request)
        super().save_model(request, obj, form, change)
        names = form.changed_data if change else form.cleaned_data
        after = {name: str(form.cleaned_data[name]) for name in names}
        before = {name: str(form.initial.get(name, "")) for name in names} if change else {}
        if after:
            switches.note_saved(obj, by=who(request), before=before, after=after)

    def delete_model(self, request: HttpRequest, obj: Feed) -> None:
        switches.remove(obj, by=who(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        for feed in queryset:
            self.delete_model(request, feed)


def short(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "j M H:i")


def panel_of(feed: Feed, shown: int = SHOWN) -> dict[str, Any]:
    polls = list(feed.polls.prefetch_related("batches").order_by("-pk")[:shown])
    return {
        "feed": feed,
        "polls": polls,
        "picture": picture_of(polls[:SHOWN]),
        "under_way": under_way(feed),
        "worker": worker_alive(),
    }
