"""Taking articles out: on request of who is named in them, or because a file was wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from factcheck.actions import audit, jobs
from factcheck.actions.journey import drop_orphans
from factcheck.models import Case, Job, User
from quotes.actions.store_analysis import statements_in
from quotes.models import Article, Statement


class CarriesWork(Exception):
    """An article has cases that an editor worked on. Nothing was removed."""


def cases_with_work(articles: Collection[Article]) -> QuerySet[Case]:
    """The articles' cases with a review, evidence or an assignee: those keep their articles in place."""
    said_here = Q(statement__quotes__article__in=articles) | Q(statement__claims__article__in=articles)
    return Case.objects.touched().filter(said_here).distinct()


@transaction.atomic
def remove_articles(articles: Collection[Article], *, by: User | None) -> None:
    """Delete articles with all that was found in them alone. The revision before the last stands again.

    Raises CarriesWork, and removes nothing, when an editor worked on what is said there.
    """
    if cases_with_work(articles).exists():
        raise CarriesWork("Editors worked on what is said in these articles. They stay.")
    statements = {pk for article in articles for pk in statements_in(article)}
    Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key__in=[article.pk for article in articles]).delete()
    audit.note_many([audit.entry(by, "article removed", a, before={"headline": str(a)}) for a in articles])
    Article.objects.filter(pk__in=[article.pk for article in articles]).delete()
    relink(articles)
    drop_orphans(statements_of_no_one(statements))


def statements_of_no_one(statements: Collection[int]) -> set[int]:
    """Those that stand in no article any more, and that no editor decided a match of."""
    gone = Statement.objects.without_appearances().filter(pk__in=statements)
    return set(gone.filter(matches__decisions=None, matched_by__decisions=None).values_list("pk", flat=True))


def relink(removed: Iterable[Article]) -> None:
    """Point the older revisions of a removed article to the newest one that is left."""
    for article in removed:
        if not article.external_id:
            continue
        family = Article.objects.filter(outlet=article.outlet_id, external_id=article.external_id)
        newest = family.order_by("-revision").first()
        if newest:
            jobs.announce(Job.Kind.PROCESS_ARTICLE, [newest.pk])  # its cases were closed, or never opened
            family.filter(superseded_by=None).exclude(pk=newest.pk).update(superseded_by=newest)
