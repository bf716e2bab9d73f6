"""A case: looking at it, deciding it, taking that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.actions import verdicts
from factcheck.models import Case
from factcheck.web.access import case_to_decide, case_to_see
from factcheck.web.case_page import Attempt, after_change, after_verdict, evidence_context, show_case
from factcheck.web.forms import AssignForm, EvidenceForm, UndoForm, VerdictForm
from factcheck.web.gone import told_when_gone
from factcheck.web.request import Request


@require_safe
def case(request: Request, case_id: int) -> HttpResponse:
    return show_case(request, case_to_see(request.user, case_id))


@require_POST
@told_when_gone
def decide_case(request: Request, case_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return show_case(request, case, form=form, status=422)
    decided = dict(form.cleaned_data)
    case.version = decided.pop("version")
    tried = Attempt(**decided)
    try:
        verdicts.record_verdict(case, reviewer=request.user, **decided)
    except verdicts.Conflict:
        return show_case(request, case_to_see(request.user, case_id), attempt=tried, status=409)
    return after_verdict(request, case)


@require_POST
@told_when_gone
def undo_case(request: Request, case_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return show_case(request, case, form=form, status=422)
    case.version = form.cleaned_data["version"]
    try:
        verdicts.undo_verdict(case, reviewer=request.user)
    except (verdicts.Conflict, verdicts.NothingToUndo):
        return show_case(request, case_to_see(request.user, case_id), attempt=Attempt(), status=409)
    if not request.htmx:
        messages.success(request, _("The verdict is undone."))
    return after_change(request, case)


@require_POST
@told_when_gone
def add_evidence(request: Request, case_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    form = EvidenceForm(request.POST)
    if not form.is_valid() and not request.htmx:
        return show_case(request, case, evidence_form=form, status=422)
    if not form.is_valid():
        return show_evidence(request, case, status=422, evidence_form=form)
    verdicts.add_evidence(case, added_by=request.user, **form.cleaned_data)
    return show_evidence(request, case)


@require_POST
@told_when_gone
def withdraw_evidence(request: Request, case_id: int, evidence_id: int) -> HttpResponse:
    """Take a source away, or put it back: restore in the form says which."""
    case = case_to_decide(request.user, case_id)
    evidence = get_object_or_404(case.evidence, pk=evidence_id)
    change = verdicts.restore_evidence if "restore" in request.POST else verdicts.withdraw_evidence
    change(evidence, by=request.user)
    return show_evidence(request, case)


def show_evidence(request: Request, case: Case, *, status: int = 200, **more: Any) -> HttpResponse:
    """The sources as they are now: their part where htmx asked, else a redirect to it."""
    if not request.htmx:
        return after_change(request, case, "#evidence")
    return render(request, "_evidence.html", evidence_context(request, case) | more, status=status)


@require_POST
@told_when_gone
def assign_case(request: Request, case_id: int) -> HttpResponse:
    case = case_to_decide(request.user, case_id)
    form = AssignForm(request.POST)
    if not form.is_valid():
        return show_case(request, case, status=422)
    assignee = request.user if form.cleaned_data["to"] == "me" else None
    try:
        verdicts.assign(case, assignee, by=request.user, seen=form.cleaned_data["seen"])
    except verdicts.Taken as taken:
        return show_case(request, case_to_see(request.user, case_id), taken=taken, status=409)
    return after_change(request, case)
