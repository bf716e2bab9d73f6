"""Deciding whether a match is one."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from factcheck.actions import verdicts
from factcheck.web.access import case_to_decide
from factcheck.web.beside import with_reasons
from factcheck.web.case_page import case_url, queue_query
from factcheck.web.forms import MatchForm
from factcheck.web.gone import told_when_gone
from factcheck.web.request import Request
from quotes.models import Match


@require_POST
@told_when_gone
def decide_match(request: Request, case_id: int, match_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    match = get_object_or_404(
        Match.objects.of(case.statement).select_related("query__speaker", "candidate__speaker"), pk=match_id
    )
    form = MatchForm(request.POST)
    if form.is_valid():
        verdicts.decide_match(match, form.cleaned_data["decision"], decided_by=request.user)
    queue = queue_query(request)
    if form.is_valid() and not request.htmx:
        return HttpResponseRedirect(case_url(case.pk, queue) + f"#match-{match.pk}")
    (shown,) = with_reasons([match], case.statement, case.desk)
    context = {"each": shown, "case": case, "queue_query": queue, "form": form}
    return render(request, "_match.html", context, status=200 if form.is_valid() else 422)
