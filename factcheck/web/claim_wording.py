"""The self-contained wording of a claim: changing it, and taking that back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from factcheck.actions import wordings
from factcheck.actions.verdicts import NothingToUndo
from factcheck.models import Case
from factcheck.web.access import case_to_decide
from factcheck.web.case_page import case_url, queue_query, show_case
from factcheck.web.forms import UndoForm, WordingForm
from factcheck.web.gone import told_when_gone
from factcheck.web.request import Request
from quotes.models import Claim


@require_POST
@told_when_gone
def edit_wording(request: Request, case_id: int, claim_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    claim = claim_of(case, claim_id)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return show_wording(request, case, claim, reworded=form, status=422)
    claim.wording_version = form.cleaned_data["version"]
    try:
        wordings.edit_wording(claim, form.cleaned_data["wording"], by=request.user)
    except wordings.Reworded:
        return show_wording(request, case, claim_of(case, claim_id), reworded=form, status=409)
    return after_edit(request, case, claim_id)


@require_POST
@told_when_gone
def undo_wording(request: Request, case_id: int, claim_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    claim = claim_of(case, claim_id)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return show_wording(request, case, claim, reworded=form, status=422)
    claim.wording_version = form.cleaned_data["version"]
    try:
        wordings.undo_wording(claim, by=request.user)
    except (wordings.Reworded, NothingToUndo):
        return show_wording(request, case, claim_of(case, claim_id), reworded=form, status=409)
    return after_edit(request, case, claim_id)


def claim_of(case: Case, claim_id: int) -> Claim:
    claims = case.statement.claims.select_related("article").defer("article__text")
    return get_object_or_404(claims, pk=claim_id)


def after_edit(request: Request, case: Case, claim_id: int) -> HttpResponse:
    if request.htmx:
        return show_wording(request, case, claim_of(case, claim_id))
    return HttpResponseRedirect(case_url(case.pk, queue_query(request)) + f"#wording-{claim_id}")


def show_wording(
    request: Request, case: Case, claim: Claim, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The claim's wording as it is now: its part where htmx asked, else the page of its case.

    more: reworded, a form that came too late or could not be used; what was typed in it is kept.
    """
    if not request.htmx:
        return show_case(request, case, status=status, reworded_claim=claim.pk, **more)
    context = {"case": case, "claim": claim, "queue_query": queue_query(request), "reworded_claim": claim.pk}
    return render(request, "_own_wording.html", context | more, status=status)
