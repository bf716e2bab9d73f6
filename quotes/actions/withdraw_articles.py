"""Taking back what an agency killed. Nothing is deleted: editors may have worked on it, and must see why it is gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from quotes.actions.adopt_items import day_of, fit, standing
from quotes.actions.plan_articles import outlet_of
from quotes.ingest.draft import ArticleDraft
from quotes.ingest.replaces import headline_of, replaced_headline
from quotes.models import Article, Claim, Outlet, Quote


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """articles: ids of the revisions taken back, the newest first; empty when there are none, or they were before.

    newest: id of the newest revision stored under the draft's id, 0 for none. why: what its agency says of it.
    """

    draft: ArticleDraft
    why: str
    articles: list[int]
    newest: int


@transaction.atomic
def withdraw_articles(drafts: Sequence[ArticleDraft], *, outlet: str = "") -> list[Withdrawal]:
    """Take back all revisions of the items that drafts kill. Kills are few: some seven queries each."""
    return [withdraw(draft, outlet_of(draft, outlet)) for draft in drafts]


def withdraw(draft: ArticleDraft, outlet: str) -> Withdrawal:
    why = " ".join(filter(None, (draft.wire.provider, draft.wire.note) if draft.wire else ()))
    family = family_of(draft, outlet)
    versions = list(
        family.order_by("-revision").select_for_update(of=("self",)).values_list("pk", "withdrawn_at")
    )
    standing = [pk for pk, withdrawn_at in versions if withdrawn_at is None]
    Article.objects.filter(pk__in=standing).update(withdrawn_at=timezone.now(), withdrawn_why=why[:300])
    mark_stale(standing)
    return Withdrawal(draft, why, standing, versions[0][0] if versions else 0)


def family_of(draft: ArticleDraft, outlet: str) -> QuerySet[Article]:
    """The revisions of the item that is killed: by its id, or else by its headline where exactly one of these days fits."""
    by_id = Article.objects.filter(outlet__name=outlet, external_id=draft.external_id)
    if draft.external_id and by_id.exists():
        return by_id
    outlets = list(Outlet.objects.filter(name=outlet).values_list("pk", flat=True))
    headline = replaced_headline(draft) or headline_of(draft)
    if not outlets or not headline:
        return Article.objects.none()
    fitting = fit(standing(outlets, [day_of(draft)])[outlets[0], headline], draft, "")
    if len(fitting) != 1:
        return Article.objects.none()
    [item] = fitting
    if not item.external_id:
        return Article.objects.filter(pk=item.pk)
    return Article.objects.filter(outlet__in=outlets, external_id=item.external_id)


def mark_stale(articles: Collection[int]) -> None:
    for model in (Quote, Claim):
        model.objects.filter(article__in=articles).update(stale=True)


def restore_articles(newest: Collection[int]) -> list[int]:
    """Undo a withdrawal, given the newest revision of each item. Returns the ids of the revisions that stand again.

    What was found in them is to be looked for anew.
    """
    withdrawn = Article.objects.filter(withdrawn_at__isnull=False)
    items = Q(pk__in=newest)
    for outlet, item in withdrawn.filter(items).exclude(external_id="").values_list("outlet", "external_id"):
        items |= Q(outlet=outlet, external_id=item)
    restored = list(withdrawn.filter(items).values_list("pk", flat=True))
    Article.objects.filter(pk__in=restored).update(withdrawn_at=None, withdrawn_why="")
    return restored
