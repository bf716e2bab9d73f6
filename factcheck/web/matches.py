"""Deciding whether a match is one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from factcheck.actions import verdicts
from factcheck.models import Case
from factcheck.web.access import case_to_decide
from factcheck.web.beside import with_reasons
from factcheck.web.case_page import case_url, queue_query, show_case
from factcheck.web.forms import MatchForm
from factcheck.web.gone import told_when_gone
from factcheck.web.request import Request
from quotes.models import Match


@require_POST
@told_when_gone
def decide_match(request: Request, case_id: int, match_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    match = match_beside(case, match_id)
    form = MatchForm(request.POST)
    if not form.is_valid():
        return show_match(request, case, match, refused=match_id, status=422)
    try:
        verdicts.decide_match(match, decided_by=request.user, **form.cleaned_data)
    except verdicts.Decided:
        return show_match(request, case, match_beside(case, match_id), overtaken=match_id, status=409)
    if request.htmx:
        return show_match(request, case, match)
    return HttpResponseRedirect(case_url(case.pk, queue_query(request)) + f"#match-{match.pk}")


def match_beside(case: Case, match_id: int) -> Match:
    matches = Match.objects.of(case.statement).select_related("query__speaker", "candidate__speaker")
    return get_object_or_404(matches, pk=match_id)


def show_match(request: Request, case: Case, match: Match, *, status: int = 200, **more: Any) -> HttpResponse:
    """The match as it is now: its card where htmx asked, else the page of its case. more: as for show_case."""
    if not request.htmx:
        return show_case(request, case, status=status, **more)
    (shown,) = with_reasons([match], case.statement, case.desk)
    context = {"each": shown, "case": case, "queue_query": queue_query(request), **more}
    return render(request, "_match.html", context, status=status)
