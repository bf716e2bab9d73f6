"""Taking articles out: on request of who is named in them, or because a file was wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from factcheck.actions import audit, jobs
from factcheck.actions.journey import drop_orphans
from factcheck.models import Case, Job, MatchDecision, User
from quotes.models import Article, Claim, Quote, Statement
from quotes.models.said import Origin

# The newest revision left of each item, and the older ones that point to another or to none.
RELINK = """
    WITH newest AS (
        SELECT DISTINCT ON (a.outlet_id, a.external_id) a.outlet_id, a.external_id, a.id
        FROM unnest(%s::bigint[], %s::text[]) AS item (outlet, name)
        JOIN quotes_article a ON a.outlet_id = item.outlet AND a.external_id = item.name AND a.external_id <> ''
        ORDER BY a.outlet_id, a.external_id, a.revision DESC
    ), linked AS (
        UPDATE quotes_article a SET superseded_by_id = nullif(n.id, a.id) FROM newest n
        WHERE a.outlet_id = n.outlet_id AND a.external_id = n.external_id AND a.external_id <> ''
              AND a.superseded_by_id IS DISTINCT FROM nullif(n.id, a.id)
    )
    SELECT id FROM newest
"""


class CarriesWork(Exception):
    """An article has cases that an editor worked on. Nothing was removed."""


def cases_with_work(articles: Collection[Article]) -> QuerySet[Case]:
    """The articles' cases with a review, evidence or an assignee: those keep their articles in place."""
    said_here = Q(statement__quotes__article__in=articles) | Q(statement__claims__article__in=articles)
    return Case.objects.touched().filter(said_here).distinct()


def articles_with_work(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those of articles in which an editor corrected what was found, worked on a case, or decided about a match."""
    decided = MatchDecision.objects.order_by()
    work = (
        Q(origin=Origin.EDITOR)
        | Q(statement__in=Case.objects.touched().values("statement"))
        | Q(statement__in=decided.values("match__query"))
        | Q(statement__in=decided.values("match__candidate"))
    )
    quotes = Quote.objects.filter(work, article__in=articles.values("pk")).order_by()
    claims = Claim.objects.filter(work, article__in=articles.values("pk")).order_by()
    return Article.objects.filter(Q(pk__in=quotes.values("article")) | Q(pk__in=claims.values("article")))


@transaction.atomic
def remove_articles(articles: Sequence[Article], *, by: User | None) -> None:
    """Delete articles with all that was found in them alone. The revision before the last stands again.

    Raises CarriesWork, and removes nothing, when an editor worked on what is said there.
    A fixed number of queries, save those of Django's own cascade.
    """
    if not articles:
        return
    if cases_with_work(articles).exists():
        raise CarriesWork("Editors worked on what is said in these articles. They stay.")
    ids = [article.pk for article in articles]
    statements = set(Quote.objects.filter(article__in=ids).values_list("statement", flat=True))
    statements |= set(Claim.objects.filter(article__in=ids).values_list("statement", flat=True))
    Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key__in=ids).delete()
    audit.note_many([audit.entry(by, "article removed", a, before={"headline": str(a)}) for a in articles])
    Article.objects.filter(pk__in=ids).delete()
    relink(articles)
    drop_orphans(statements_of_no_one(statements))


def statements_of_no_one(statements: Collection[int]) -> set[int]:
    """Those that stand in no article any more, and that no editor decided a match of."""
    gone = Statement.objects.without_appearances().filter(pk__in=statements)
    return set(gone.filter(matches__decisions=None, matched_by__decisions=None).values_list("pk", flat=True))


def relink(removed: Sequence[Article]) -> None:
    """Point the older revisions of removed articles to the newest that is left, which opens its cases anew."""
    items = {(article.outlet_id, article.external_id) for article in removed if article.external_id}
    if not items:
        return
    with connection.cursor() as cursor:
        cursor.execute(RELINK, [[outlet for outlet, _ in items], [name for _, name in items]])
        left = [pk for (pk,) in cursor.fetchall()]
    jobs.announce(Job.Kind.PROCESS_ARTICLE, left)
