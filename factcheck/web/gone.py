"""What an editor is told who decides on something that a new analysis took away meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render

from factcheck.actions.verdicts import Gone
from factcheck.web.request import Request

View = Callable[..., HttpResponse]


def told_when_gone(view: View) -> View:
    """A view whose Gone becomes a 404: for htmx a card in the place of the old one, else a page."""

    @wraps(view)
    def answer(request: Request, *args: int, **kwargs: int) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Gone:
            return gone(request, in_list="match_id" in kwargs or request.POST.get("place") == "queue")

    return answer


def gone(request: Request, *, in_list: bool) -> HttpResponse:
    """in_list: the card stands in a list, so it must be an item of one."""
    template = "_gone.html" if request.htmx else "gone.html"
    return render(request, template, {"in_list": in_list}, status=404)
