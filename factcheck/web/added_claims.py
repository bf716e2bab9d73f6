"""Adding a claim that the analysis missed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.actions import added_claims
from factcheck.models import Desk
from factcheck.web.access import require_editor
from factcheck.web.case_page import case_url
from factcheck.web.forms import AddClaimForm
from factcheck.web.request import Request
from factcheck.web.words import factors_in_words
from quotes.actions.store_analysis import factor_row
from quotes.claims import near
from quotes.models import Article


@require_POST
def add_claim(request: Request, article_id: int) -> HttpResponse:
    """To the new case, or back to the article with the reason why there is none."""
    require_editor(request.user)
    article = get_object_or_404(Article, pk=article_id)
    form = AddClaimForm(request.POST, user=request.user)
    if not form.is_valid():
        return refused(request, article, _("Paste words of this article, and choose a desk of yours."))
    try:
        start, end = added_claims.find_passage(article, form.cleaned_data["passage"])
        case = added_claims.add_claim(article, start, end, desk=form.cleaned_data["desk"], by=request.user)
    except added_claims.NoClaim:
        return refused(
            request,
            article,
            _("These words do not stand in the article, or are too many. Copy a sentence from it."),
        )
    messages.success(
        request, _("The claim is on the desk. What the analysis missed is counted in the precision report.")
    )
    return HttpResponseRedirect(case_url(case.pk))


@require_safe
def near_misses(request: Request, article_id: int) -> HttpResponse:
    """The facts of an article that are ranked below what is kept, each with a button to put it on a desk: a fold, or a page by itself."""
    require_editor(request.user)
    article = get_object_or_404(Article, pk=article_id)
    taken = article.claims.filter(stale=False).values_list("start", "end")
    found = near.near_misses(article.text, article.language, list(taken))
    context = {
        "article": article,
        "near_misses": [(each.span.text, reasons_of(each)) for each in found],
        "own_desks": Desk.objects.where_deciding(request.user).order_by("name"),
    }
    return render(request, "_near_misses.html" if request.htmx else "near_misses.html", context)


def reasons_of(found: near.NearMiss) -> list[str]:
    return factors_in_words([factor_row(factor) for factor in found.scored.factors])


def refused(request: Request, article: Article, why: str) -> HttpResponse:
    messages.error(request, why)
    return HttpResponseRedirect(reverse("article", args=[article.pk]) + "#add-claim")
