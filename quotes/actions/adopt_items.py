"""Drafts that replace an item and say so only in words: they get the id of that item, and so become its next revision."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from django.db import connection

from quotes.ingest.draft import ArticleDraft
from quotes.ingest.replaces import headline_key, headline_of, replaced_headline
from quotes.models import Article

# An agency replaces an item within days; an equal headline of longer ago is another story.
DAYS = datetime.timedelta(days=3)

# What was replaced before is replaced by what stands now. No index: it is asked for few drafts, and only headlines are read.
STANDING = """
    SELECT id, outlet_id, external_id, text_hash, published_on, left(text, headline_end) FROM quotes_article
    WHERE outlet_id = ANY(%s) AND superseded_by_id IS NULL AND headline_end > 0
          AND coalesce(published_on, created_at::date) BETWEEN %s AND %s
"""


@dataclass(frozen=True, slots=True)
class Item:
    """An item that may be the one meant. pk: of the stored article, or 0; at: its place among the drafts."""

    external_id: str
    text_hash: str
    day: datetime.date
    pk: int = 0
    at: int = -1


Items = defaultdict[tuple[int, str], list[Item]]


@dataclass(slots=True)
class Adopted:
    """drafts, with the ids of what they replace. named: ids for stored articles that have none, by primary key."""

    drafts: list[ArticleDraft]
    named: dict[int, str] = field(default_factory=dict)

    def put(self, at: int, item: Item) -> None:
        """An item without an id gets one from its text: the same, whenever and however often it comes in."""
        external_id = item.external_id or f"text:{item.text_hash[:32]}"
        if not item.external_id and item.pk:
            self.named[item.pk] = external_id
        elif not item.external_id:
            self.drafts[item.at] = replace(self.drafts[item.at], external_id=external_id)
        self.drafts[at] = replace(self.drafts[at], external_id=external_id)


def adopt_items(drafts: Sequence[ArticleDraft], keys: Sequence[tuple[int, str]]) -> Adopted:
    """Give each draft that says which headline it replaces the id of that item, where exactly one fits. Writes nothing.

    keys: outlet and text of each draft. Two queries where any draft says so, else none.
    """
    found = Adopted(list(drafts))
    said = {at: headline for at, draft in enumerate(drafts) if (headline := replaced_headline(draft))}
    known = known_items({(keys[at][0], drafts[at].external_id) for at in said})
    wanted = {at: headline for at, headline in said.items() if by_words(drafts[at], keys[at][0], known)}
    if not wanted:
        return found
    items = standing({keys[at][0] for at in wanted}, [day_of(drafts[at]) for at in wanted])
    for at, (outlet, text_hash) in enumerate(keys):
        fitting = fit(items[outlet, wanted[at]], drafts[at], text_hash) if at in wanted else []
        if len(fitting) == 1:
            found.put(at, fitting[0])
        note(items, found.drafts[at], outlet, text_hash, at, replaced=fitting)
    return found


def by_words(draft: ArticleDraft, outlet: int, known: Collection[tuple[int, str]]) -> bool:
    """Whether only its words can tell what a draft revises: its id is of no item, or there is none.

    A first revision by its agency's count is a new item, whatever it says.
    """
    if not draft.external_id:
        return True
    return draft.wire is not None and draft.wire.revision != "1" and (outlet, draft.external_id) not in known


def fit(items: Sequence[Item], draft: ArticleDraft, text_hash: str) -> list[Item]:
    near = [item for item in items if abs(item.day - day_of(draft)) <= DAYS and item.text_hash != text_hash]
    return list({item.external_id or item.text_hash: item for item in near}.values())


def note(
    items: Items, draft: ArticleDraft, outlet: int, text_hash: str, at: int, *, replaced: Sequence[Item]
) -> None:
    """A draft stands from now on under its headline, unless its text does already, and what it replaced does not."""
    if headline := headline_of(draft):
        rest = [item for item in items[outlet, headline] if item not in replaced]
        if all(item.text_hash != text_hash for item in rest):
            rest.append(Item(draft.external_id, text_hash, day_of(draft), at=at))
        items[outlet, headline] = rest


def day_of(draft: ArticleDraft) -> datetime.date:
    """When it was published; today where nobody says."""
    return draft.published_on.date if draft.published_on else datetime.datetime.now(tz=datetime.UTC).date()


def known_items(items: Collection[tuple[int, str]]) -> set[tuple[int, str]]:
    """Which of items, an outlet and an external id each, are stored."""
    ids = [external_id for _, external_id in items if external_id]
    if not ids:
        return set()
    outlets = {outlet for outlet, _ in items}
    stored = Article.objects.filter(outlet__in=outlets, external_id__in=ids)
    return set(stored.values_list("outlet_id", "external_id"))


def standing(outlets: Collection[int], days: Sequence[datetime.date]) -> Items:
    """What stands of outlets around these days, by outlet and headline."""
    items: Items = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [sorted(outlets), min(days) - DAYS, max(days) + DAYS])
        for pk, outlet, external_id, text_hash, published_on, headline in cursor.fetchall():
            day = published_on or datetime.datetime.now(tz=datetime.UTC).date()
            items[outlet, headline_key(headline)].append(Item(external_id, text_hash, day, pk=pk))
    return items
