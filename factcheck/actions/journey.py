"""The journey of an article: stored, analysed, opened on desks, matched. One transaction a hop, the next job in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from factcheck.actions import audit, jobs
from factcheck.actions.alerts import watch_article
from factcheck.actions.ranking import claims_for_worth, worth_on_desk
from factcheck.models import Case, Desk, Job, MatchDecision, User
from quotes.actions.group_articles import group_articles
from quotes.actions.match_statement import store_matches
from quotes.actions.store_analysis import statements_in, store_analysis
from quotes.actions.store_articles import Stored, store_articles
from quotes.actions.withdraw_articles import Withdrawal, withdraw_articles
from quotes.ingest.draft import ArticleDraft
from quotes.language.guard import TextRefused
from quotes.models import Article, Claim, Quote, Statement


@transaction.atomic
def import_articles(
    drafts: Sequence[ArticleDraft],
    *,
    outlet: str = "",
    actor: User | None = None,
    priority: int = Job.Priority.AWAITED,
    meanwhile: Callable[[], object] | None = None,
) -> list[Stored]:
    """Store drafts, and announce the analysis of what is new, in one transaction.

    The one way in: the admin's upload, REST, the command line and the samples all come through here. A fixed number of
    queries, however many drafts. meanwhile: called now and then while the database works.
    """
    stored = store_articles(drafts, outlet=outlet, meanwhile=meanwhile)
    fresh = [item for item in stored if item.outcome != "unchanged"]
    if fresh:
        new = [item.article_id for item in fresh]
        jobs.announce(Job.Kind.PROCESS_ARTICLE, new, priority=priority, first=True)
        revisions = ((item.article_id, f'{{"revision": {item.revision}}}') for item in fresh)
        audit.note_each(actor, "article imported", Article, revisions)
    return stored


@transaction.atomic
def take_back_articles(
    drafts: Sequence[ArticleDraft],
    *,
    outlet: str = "",
    actor: User | None = None,
    brought_by: int | None = None,
) -> list[Withdrawal]:
    """Take back what is stored of the items that drafts kill, and write down that it was. Nothing is deleted.

    brought_by: the number of the import that they stand in.
    """
    found = withdraw_articles(drafts, outlet=outlet, brought_by=brought_by)
    taken = [(pk, json.dumps({"why": item.why})) for item in found for pk in item.articles]
    if taken:
        audit.note_each(actor, "article withdrawn", Article, taken)
    return found


def analyse_article(job: Job) -> None:
    """Extract quotes and claims, open their cases, and announce a match job per new statement."""
    from quotes.analysis import (  # here: web processes import this module and never load spaCy
        analyse,
        memory_zones,
    )

    article = Article.objects.filter(pk=job.key).first()
    if article is None or article.withdrawn_at:  # it was removed since, or its agency took it back
        with jobs.finished(job):
            return
    group_articles([article])  # by itself: it waits for others that group, and no row is held meanwhile
    try:
        with memory_zones():
            analysis = analyse(article.text, article.language or "auto")
    except TextRefused as error:
        raise jobs.CannotBeDone(str(error)) from None
    with jobs.finished(job):
        # Locked and read again: a revision that came in meanwhile waits, or is seen.
        article = Article.objects.select_for_update().filter(pk=article.pk).first()
        if article is None or article.withdrawn_at:
            return
        stored = store_analysis(article, analysis, keep=statements_with_human_work(article))
        open_cases(article)
        drop_orphans(stored.orphans)
        jobs.announce(Job.Kind.MATCH_STATEMENT, sorted(stored.new), priority=job.priority)


def statements_with_human_work(article: Article) -> set[int]:
    """Ids of the article's statements that someone reviewed, backed with evidence, took on, worded anew, or decided a match of."""
    said = set(statements_in(article))
    human = set(Case.objects.touched().filter(statement__in=said).values_list("statement", flat=True))
    human |= set(article.claims.exclude(wording_edits=None).values_list("statement", flat=True))
    decided = MatchDecision.objects.filter(Q(match__query__in=said) | Q(match__candidate__in=said))
    return human.union(*decided.values_list("match__query", "match__candidate")) & said


def open_cases(article: Article) -> None:
    """Open a case for each claim that a desk's rules let in, and for each quote that no such claim stands in.

    Cases that are there get the check-worthiness of now. Of a revised article, untouched cases on what only its older
    revisions say are closed.
    """
    if article.superseded_by_id:
        return
    said = article.claims.filter(stale=False).values_list("statement", "quote")
    claims = claims_for_worth({statement for statement, _ in said})
    for desk in Desk.objects.that_take(article):
        worth = worth_on_desk(claims, desk.factor_shifts)
        wanted = {pk: value for pk, value in worth.items() if value >= desk.min_check_worthiness}
        covered = {quote for statement, quote in said if statement in wanted}
        bare = article.quotes.filter(stale=False).exclude(pk__in=covered - {None})
        wanted |= dict.fromkeys(bare.values_list("statement", flat=True), 0.0)
        there = set(desk.cases.filter(statement__in=wanted).values_list("statement", flat=True))
        cases = [
            Case(desk=desk, statement_id=pk, check_worthiness=value) for pk, value in sorted(wanted.items())
        ]
        Case.objects.bulk_create(
            cases,
            update_conflicts=True,
            unique_fields=["desk", "statement"],
            update_fields=["check_worthiness"],
        )
        watch_article(desk, article, wanted.keys() - there)
    close_superseded_cases(article)


def analyse_again(articles: QuerySet[Article]) -> None:
    """Announce the analysis of articles whose text, language, date or desks changed. Three queries, however many."""
    jobs.announce(Job.Kind.PROCESS_ARTICLE, articles.values_list("pk", flat=True), priority=Job.Priority.BULK)


def close_superseded_cases(article: Article) -> None:
    """Take untouched cases out of the queue whose statement stands in no current article any more."""
    if not article.external_id:
        return
    older = Article.objects.filter(outlet=article.outlet_id, external_id=article.external_id).exclude(
        pk=article.pk
    )
    said = {pk for revision in older for pk in statements_in(revision)}
    current = {"article__superseded_by": None, "stale": False, "statement__in": said}
    still = set(Quote.objects.filter(**current).values_list("statement", flat=True))
    still |= set(Claim.objects.filter(**current).values_list("statement", flat=True))
    Case.objects.untouched().filter(statement__in=said - still).delete()


def drop_orphans(statements: set[int]) -> None:
    """Take out statements that nothing refers to any more, with the untouched cases they opened."""
    Case.objects.filter(statement__in=statements).delete()
    Statement.objects.filter(pk__in=statements).delete()


def match_statement(job: Job) -> None:
    """Look for what resembles the statement, and keep the pairs."""
    statement = Statement.objects.filter(pk=job.key).first()
    with jobs.finished(job):
        if statement is not None:  # a later revision may have taken it away
            store_matches(statement)
