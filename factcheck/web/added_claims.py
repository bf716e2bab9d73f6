"""Adding a claim that the analysis missed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.actions import added_claims
from factcheck.web.access import require_editor
from factcheck.web.case_page import case_url
from factcheck.web.forms import AddClaimForm
from factcheck.web.request import Request
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


def refused(request: Request, article: Article, why: str) -> HttpResponse:
    messages.error(request, why)
    return HttpResponseRedirect(reverse("article", args=[article.pk]) + "#add-claim")
