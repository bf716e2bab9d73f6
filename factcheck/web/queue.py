"""The queue: what waits for an editor."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.models import Case, User
from factcheck.web.cards import CountOf, cards, for_cards
from factcheck.web.filters import STATES, Queue, in_state, read_queue
from factcheck.web.paging import find, read_page
from factcheck.web.request import Request

COUNTED = 500  # more are shown as "500+"


@require_safe
def queue(request: Request) -> HttpResponse:
    wanted = read_queue(request.user, request.GET)
    everything = Case.objects.visible_to(request.user).with_has_matches()
    page = read_page(
        for_cards(wanted.cases, request.user),
        wanted.order,
        after=find(everything, request.GET.get("after", "")),
        before=find(everything, request.GET.get("before", "")),
    )
    context = {
        "queue": wanted,
        "page": page,
        "cards": cards(page.rows),
        "counts": counts(request.user, wanted),
    }
    return render(request, "queue.html", context)


def counts(user: User, queue: Queue) -> list[tuple[str, str, str]]:
    """Each state with its name and how many cases of user's desks are in it, up to COUNTED. One query."""
    cases = Case.objects.visible_to(user).order_by()
    columns = {
        f"in_{state}": CountOf(in_state(cases, state, user).values("pk")[: COUNTED + 1])
        for state, _ in STATES
    }
    row: Any = User.objects.filter(pk=user.pk).values(**columns).get()
    return [(state, str(name), capped(row[f"in_{state}"])) for state, name in STATES]


def capped(count: int) -> str:
    return f"{COUNTED}+" if count > COUNTED else str(count)
