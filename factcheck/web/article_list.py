"""Which articles a list shows, and what of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Left
from django.utils.translation import gettext_lazy as _

from factcheck.models import Job
from factcheck.web.appearances import OPENING, headline_in
from factcheck.web.filters import every_word
from quotes.models import Article, Claim, Outlet, Quote, Statement
from quotes.models.article import Language

ORDER = ("-pk",)
STATES = [
    ("", _("all")),
    ("done", _("analysed")),
    ("waiting", _("not analysed yet")),
    ("failed", _("analysis failed")),
]


class ArticleFilterForm(forms.Form):
    q = forms.CharField(label=_("Search"), max_length=200, required=False)
    outlet = forms.ModelChoiceField(
        label=_("Outlet"), queryset=Outlet.objects.order_by("name"), empty_label=_("all"), required=False
    )
    state = forms.ChoiceField(label=_("Analysis"), choices=STATES, required=False)


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a list. state: done, waiting or failed."""

    article: Article
    headline: str
    state: str
    quotes: int
    claims: int
    copies: int = 0


def read_articles(form: ArticleFilterForm) -> QuerySet[Article]:
    """The current articles that pass, with their opening and the state of their job."""
    form.is_valid()
    job = Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key=OuterRef("pk"))
    rows = Article.objects.current().select_related("outlet").defer("text")
    rows = rows.annotate(
        opening=Left("text", Value(OPENING)), job_state=Coalesce(Subquery(job.values("state")[:1]), Value(""))
    )
    if outlet := form.cleaned_data.get("outlet"):
        rows = rows.filter(outlet=outlet)
    if text := form.cleaned_data.get("q"):
        rows = rows.filter(
            Q(opening__icontains=text) | Q(pk__in=said_in(text, Quote)) | Q(pk__in=said_in(text, Claim))
        )
    failed = Q(job_state=Job.State.QUARANTINED)
    awaiting = Q(analysed_at=None, withdrawn_at=None)  # as Article.awaits_analysis
    states = {
        "done": ~awaiting & ~failed,
        "waiting": awaiting & ~failed,
        "failed": failed,
    }
    return rows.filter(states.get(form.cleaned_data.get("state", ""), Q()))


def said_in(text: str, model: type[Quote] | type[Claim]) -> QuerySet[Any, Any]:
    """Ids of the articles in which something with all these words is said."""
    found = Q(pk=None)
    for language in Language.values:
        if query := every_word(text, language):
            found |= Q(language=language, search_vector=query)
    return model.objects.filter(statement__in=Statement.objects.filter(found)).values("article")


def lines(articles: Sequence[Article]) -> list[Line]:
    """Three queries. copies: how many other current articles have the same story."""
    stories = [article.story for article in articles if article.story]
    same = Article.objects.current().filter(story__in=stories).order_by().values_list("story")
    copies = dict(same.annotate(Count("pk")))
    ids = [article.pk for article in articles]
    quotes, claims = (
        dict(model.objects.filter(article__in=ids).order_by().values_list("article").annotate(Count("pk")))
        for model in (Quote, Claim)
    )
    return [
        Line(
            article=article,
            headline=headline_in(article, article.opening),  # type: ignore[attr-defined]  # annotated
            state=state_of(article),
            quotes=quotes.get(article.pk, 0),
            claims=claims.get(article.pk, 0),
            copies=max(0, copies.get(article.story, 1) - 1),
        )
        for article in articles
    ]


def state_of(article: Article) -> str:
    if article.job_state == Job.State.QUARANTINED:  # type: ignore[attr-defined]  # annotated
        return "failed"
    return "waiting" if article.awaits_analysis else "done"
