"""Articles: the list, pasting one, and reading one with what was found in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.actions.journey import import_articles
from factcheck.models import Desk
from factcheck.web.access import may_edit, require_editor
from factcheck.web.article_list import ORDER, ArticleFilterForm, lines, read_articles
from factcheck.web.article_page import analysis_of, body_changed, body_context
from factcheck.web.forms import PastedArticleForm
from factcheck.web.paging import find, read_page
from factcheck.web.request import Request
from quotes.models import Article, Outlet


@require_safe
def article_list(request: Request) -> HttpResponse:
    form = ArticleFilterForm(request.GET)
    rows = read_articles(form)
    page = read_page(
        rows,
        ORDER,
        after=find(Article.objects.defer("text"), request.GET.get("after", "")),
        before=find(Article.objects.defer("text"), request.GET.get("before", "")),
    )
    kept = request.GET.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    context = {"form": form, "page": page, "lines": lines(page.rows), "query": kept.urlencode()}
    return render(request, "articles.html", context | {"may_edit": may_edit(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def new_article(request: Request) -> HttpResponse:
    require_editor(request.user)
    form = PastedArticleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stored = import_articles([form.draft()], actor=request.user)[0]
        if stored.outcome == "unchanged":
            messages.info(request, _("This text was here already, from this outlet. Nothing was added."))
        return redirect("article", stored.article_id)
    outlets = Outlet.objects.order_by("name").values_list("name", flat=True)[:200]
    return render(
        request, "new_article.html", {"form": form, "outlets": outlets}, status=422 if form.errors else 200
    )


@require_safe
def article(request: Request, article_id: int) -> HttpResponse:
    articles = Article.objects.select_related("outlet", "superseded_by").defer("superseded_by__text")
    if request.htmx:  # most polls find nothing changed; the text is read when one does
        articles = articles.defer("text")
    article = get_object_or_404(articles, pk=article_id)
    analysis = analysis_of(article)
    cards = page_number(request.GET.get("cards", ""))
    context = {
        "article": article,
        "analysis": analysis,
        "cards_page": cards,
        "may_edit": may_edit(request.user),
        "own_desks": Desk.objects.where_deciding(request.user).order_by("name"),
    }
    if request.htmx and not body_changed(request.GET.get("seen", ""), analysis.state):
        return render(request, "_analysis.html", context)
    context |= body_context(article, request.user, cards)
    if not request.htmx:
        return render(request, "article.html", context)
    response = render(request, "_article_body.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = "#article", "outerHTML"
    return response


def page_number(asked: str) -> int:
    """The page of cards that an address asks for; the first for what is no number."""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
