"""The page of one case, and the answers that show a case after something was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse as url_of
from django_htmx.http import HttpResponseClientRedirect

from factcheck.claim_words import factor_name, kind_name
from factcheck.models import Case, Review
from factcheck.models.case import Attribution, Dismissal, Verdict
from factcheck.web.access import case_to_see
from factcheck.web.appearances import Appearance, appearances_of, first_appearances
from factcheck.web.beside import beside
from factcheck.web.cards import cards
from factcheck.web.echoes import echoes_of
from factcheck.web.filters import read_queue
from factcheck.web.forms import EvidenceForm
from factcheck.web.paging import beyond, find, reverse
from factcheck.web.request import Request


@dataclass(frozen=True, slots=True)
class Attempt:
    """What someone tried on a case that had moved on: a verdict, or "" for an undo; their note is kept."""

    verdict: str = ""
    note: str = ""
    attribution: str = ""
    dismissal: str = ""

    @property
    def verdict_name(self) -> str:
        return str(Verdict(self.verdict).label) if self.verdict else ""


def show_case(request: Request, case: Case, *, status: int = 200, **more: Any) -> HttpResponse:
    """A case as it is now: its card where the queue asked by htmx, its decision panel where its page did, else the page.

    more: attempt, an Attempt that came too late; form, one that was refused; evidence_form, the same;
    taken, a Taken; overtaken or refused, the id of a match that was decided by someone else, or not in a known way.
    """
    asked = request.POST or request.GET
    context = decision_context(request, case) | more
    if request.htmx and asked.get("place") == "queue":
        return render(request, "_case_card.html", context, status=status)
    if request.htmx:
        return render(request, "_decision.html", context, status=status)
    return render(request, "case.html", page_context(request, case) | context, status=status)


def decision_context(request: Request, case: Case) -> dict[str, Any]:
    (card,) = cards([case])
    return {
        "card": card,
        "case": case,
        "queue_query": queue_query(request),
        "verdicts": Verdict.choices,
        "attributions": Attribution.choices,
        "dismissals": Dismissal.choices,
        "last_review": case.reviews.select_related("reviewer").last(),
    }


def page_context(request: Request, case: Case) -> dict[str, Any]:
    matches = beside(case.statement, case.desk)
    appearances = appearances_of(case.statement)
    return {
        "appearances": appearances,
        "first_appearance": first_appearances([case.statement_id]).get(case.statement_id)
        if len(appearances) > 1
        else None,
        **why(appearances),
        "echoes": echoes_of(case.statement_id),
        "matches": [each for each in matches if not each.rejected],
        "rejected": [each for each in matches if each.rejected],
        "history": history(case),
        "saved": saved_case(request),
        **evidence_context(request, case),
        **neighbours(request, case),
    }


def evidence_context(request: Request, case: Case) -> dict[str, Any]:
    sources = list(case.evidence.select_related("added_by"))
    return {
        "case": case,
        "queue_query": queue_query(request),
        "evidence": [each for each in sources if each.withdrawn_at is None],
        "withdrawn": [each for each in sources if each.withdrawn_at is not None],
        "evidence_form": EvidenceForm(),
    }


def why(appearances: list[Appearance]) -> dict[str, Any]:
    """What kind of claim it is, and why the most check-worthy one scored as it did, the heaviest reason first."""
    claims = [each.claim for each in appearances if each.claim]
    best = max(claims, key=lambda claim: claim.check_worthiness, default=None)
    found = [(factor_name(factor["name"]), factor["weight"]) for factor in best.factors] if best else []
    return {
        "kinds": [kind_name(kind) for kind in best.kinds] if best else [],
        "factors": sorted(found, key=lambda factor: -abs(factor[1])),
    }


def history(case: Case) -> list[tuple[Review, bool]]:
    """All reviews, the newest first, each with whether it was undone."""
    reviews = list(case.reviews.select_related("reviewer", "reverts"))
    undone = {review.reverts_id for review in reviews}
    return [(review, review.pk in undone) for review in reversed(reviews)]


def queue_query(request: Request) -> str:
    """The queue that the editor came from, as it stood in its address."""
    return request.POST.get("queue", "") or request.GET.get("queue", "")


def neighbours(request: Request, case: Case) -> dict[str, Any]:
    """The cases before and after this one in the queue. A case that has left the queue keeps its place in it."""
    queue = read_queue(request.user, QueryDict(queue_query(request)))
    after = beyond(queue.cases, queue.order, case).values_list("pk", flat=True).first()
    before = beyond(queue.cases, reverse(queue.order), case).values_list("pk", flat=True).first()
    return {"next_case": after, "previous_case": before}


def saved_case(request: Request) -> Case | None:
    """The case that the editor decided just before they came here, named in the address; theirs, and still standing."""
    visible = Case.objects.visible_to(request.user).select_related("review", "statement")
    case = find(visible, request.GET.get("saved", ""))
    return case if case and case.review and case.review.reviewer_id == request.user.pk else None


def case_url(case_id: int, queue: str = "", **more: object) -> str:
    asked = urlencode({key: value for key, value in {"queue": queue, **more}.items() if value})
    return url_of("case", args=[case_id]) + (f"?{asked}" if asked else "")


def after_verdict(request: Request, case: Case) -> HttpResponse:
    """From the queue the card; from the page the next case of the queue; without htmx the case itself."""
    if request.htmx and request.POST.get("place") == "queue":
        return show_case(request, case_to_see(request.user, case.pk))
    queue = queue_query(request)
    if not request.htmx:
        return HttpResponseRedirect(case_url(case.pk, queue, saved=case.pk))
    following = neighbours(request, case)["next_case"] or case.pk
    return HttpResponseClientRedirect(case_url(following, queue, saved=case.pk))


def after_change(request: Request, case: Case, anchor: str = "") -> HttpResponse:
    """The case as it is now, by htmx; without it a redirect to its page."""
    if request.htmx:
        return show_case(request, case_to_see(request.user, case.pk))
    return HttpResponseRedirect(case_url(case.pk, queue_query(request)) + anchor)
