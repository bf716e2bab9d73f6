"""Taking back what an agency killed. Nothing is deleted: editors may have worked on it, and must see why it is gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from quotes.actions.adopt_items import Item, day_of, fit, standing
from quotes.actions.killed_items import Kill, remember_kill
from quotes.actions.outlet_locks import locked_outlets
from quotes.actions.plan_articles import outlet_of, stated_revision
from quotes.ingest.draft import ArticleDraft
from quotes.ingest.replaces import headline_of, replaced_headline
from quotes.models import Article, Claim, Quote


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """articles: ids of the revisions taken back, the newest first; empty when there are none, or they were before.

    newest: id of the newest revision stored under the draft's id, 0 for none. why: what its agency says of it.
    remembered: none is stored, and when the item comes in it comes in as withdrawn.
    """

    draft: ArticleDraft
    why: str
    articles: list[int]
    newest: int
    remembered: bool = False


@transaction.atomic
def withdraw_articles(
    drafts: Sequence[ArticleDraft], *, outlet: str = "", brought_by: int | None = None
) -> list[Withdrawal]:
    """Take back all revisions of the items that drafts kill; remember the kill where none is stored. Some nine queries each.

    brought_by: the number of the import that they stand in.
    """
    # Locked: what is not there yet is not stored by another import meanwhile.
    outlets = locked_outlets({outlet_of(draft, outlet) for draft in drafts})
    return [withdraw(draft, outlets[outlet_of(draft, outlet)], brought_by) for draft in drafts]


def withdraw(draft: ArticleDraft, outlet: int, brought_by: int | None) -> Withdrawal:
    why = " ".join(filter(None, (draft.wire.provider, draft.wire.note) if draft.wire else ()))
    by_id = Article.objects.filter(outlet=outlet, external_id=draft.external_id)
    if draft.external_id and by_id.exists():
        return withdraw_family(draft, by_id, why)
    headline = replaced_headline(draft) or headline_of(draft)
    fitting = fit(standing([outlet], [day_of(draft)])[outlet, headline], draft, "") if headline else []
    if len(fitting) == 1:
        return withdraw_family(draft, family_of(fitting[0], outlet), why)
    # Where several fit, nobody knows which is meant, nor will they of the next.
    kill = Kill(draft.external_id, "" if fitting else headline, stated_revision(draft), day_of(draft), why)
    return Withdrawal(draft, why, [], 0, remembered=remember_kill(kill, outlet, brought_by))


def family_of(item: Item, outlet: int) -> QuerySet[Article]:
    if not item.external_id:
        return Article.objects.filter(pk=item.pk)
    return Article.objects.filter(outlet=outlet, external_id=item.external_id)


def withdraw_family(draft: ArticleDraft, family: QuerySet[Article], why: str) -> Withdrawal:
    versions = list(
        family.order_by("-revision").select_for_update(of=("self",)).values_list("pk", "withdrawn_at")
    )
    standing = [pk for pk, withdrawn_at in versions if withdrawn_at is None]
    Article.objects.filter(pk__in=standing).update(withdrawn_at=timezone.now(), withdrawn_why=why[:300])
    mark_stale(standing)
    return Withdrawal(draft, why, standing, versions[0][0])


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
