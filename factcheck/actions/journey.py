"""The journey of an article: stored, analysed, opened on desks, matched. One transaction a hop, the next job in it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from factcheck.actions import audit, jobs
from factcheck.models import Case, Desk, Evidence, Job, MatchDecision, Review, User
from quotes.actions.match_statement import store_matches
from quotes.actions.store_analysis import store_analysis
from quotes.actions.store_articles import Stored, store_articles
from quotes.ingest.draft import ArticleDraft
from quotes.language.guard import TextRefused
from quotes.models import Article, Statement


@transaction.atomic
def import_articles(
    drafts: Sequence[ArticleDraft],
    *,
    outlet: str = "",
    actor: User | None = None,
    priority: int = Job.Priority.AWAITED,
) -> list[Stored]:
    """Store drafts, and announce the analysis of what is new, in one transaction.

    The one way in: the admin's upload, REST, the command line and the samples all come through here.
    """
    stored = store_articles(drafts, outlet=outlet)
    fresh = [item.article for item in stored if item.outcome != "unchanged"]
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk for article in fresh], priority=priority)
    audit.note_many(
        audit.entry(actor, "article imported", article, after={"revision": article.revision})
        for article in fresh
    )
    return stored


def analyse_article(job: Job) -> None:
    """Extract quotes and claims, open their cases, and announce a match job per new statement."""
    from quotes.analysis import analyse  # here: web processes import this module and never load spaCy

    article = Article.objects.get(pk=job.key)
    try:
        analysis = analyse(article.text, article.language or "auto")
    except TextRefused as error:
        raise jobs.CannotBeDone(str(error)) from None
    with jobs.finished(job):
        stored = store_analysis(article, analysis, keep=statements_with_human_work(article))
        open_cases(article)
        drop_orphans(stored.orphans)
        jobs.announce(Job.Kind.MATCH_STATEMENT, sorted(stored.new), priority=job.priority)


def statements_with_human_work(article: Article) -> set[int]:
    """Ids of the article's statements that someone reviewed, backed with evidence, took on, or decided a match of."""
    said = set(article.quotes.values_list("statement", flat=True))
    said |= set(article.claims.values_list("statement", flat=True))
    reviewed, backed = (
        Review.objects.filter(case=OuterRef("pk")),
        Evidence.objects.filter(case=OuterRef("pk")),
    )
    touched = Q(Exists(reviewed)) | Q(Exists(backed)) | Q(assignee__isnull=False)
    human = set(Case.objects.filter(touched, statement__in=said).values_list("statement", flat=True))
    decided = MatchDecision.objects.filter(Q(match__query__in=said) | Q(match__candidate__in=said))
    return human.union(*decided.values_list("match__query", "match__candidate")) & said


def open_cases(article: Article) -> None:
    """Open a case for each claim that a desk's rules let in, and for each quote without a claim of its own in it."""
    if article.superseded_by_id:
        return
    claims = article.claims.filter(stale=False).values("statement").annotate(worth=Max("check_worthiness"))
    worth = {row["statement"]: row["worth"] for row in claims.order_by()}
    bare_quotes = set(article.quotes.filter(stale=False, claims=None).values_list("statement", flat=True))
    for desk in Desk.objects.that_take(article):
        wanted = {pk: value for pk, value in worth.items() if value >= desk.min_check_worthiness}
        wanted |= dict.fromkeys(bare_quotes, 0.0)
        cases = [
            Case(desk=desk, statement_id=pk, check_worthiness=value) for pk, value in sorted(wanted.items())
        ]
        Case.objects.bulk_create(cases, ignore_conflicts=True)


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
