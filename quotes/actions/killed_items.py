"""Kills that come before what they kill: kept, so that the item comes in as withdrawn, in whatever order files are imported."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotes.actions.adopt_items import DAYS, day_of
from quotes.ingest.draft import ArticleDraft
from quotes.ingest.replaces import headline_of
from quotes.models import Article, KilledItem

LONGEST = 300  # characters of a headline or reason that are kept


@dataclass(frozen=True, slots=True)
class Kill:
    """What an agency killed: by id, by headline as headline_key gives it, or both. revision: 0 where it does not count."""

    external_id: str
    headline: str
    revision: int
    day: datetime.date
    why: str


@dataclass(slots=True)
class Killed:
    """Kills to come true, by outlet and id, and by outlet and headline.

    known_now: the id of the item that a headline turned out to mean, by the primary key of the kill.
    """

    by_id: dict[tuple[int, str], list[KilledItem]] = field(default_factory=lambda: defaultdict(list))
    by_headline: dict[tuple[int, str], list[KilledItem]] = field(default_factory=lambda: defaultdict(list))
    known_now: dict[int, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_id or self.by_headline)

    def kill_of(self, draft: ArticleDraft, outlet: int, revision: int) -> KilledItem | None:
        """The kill that means a draft, of so manieth a revision by its agency's count, 0 for none.

        By its headline a kill means one item only, within days; from then on it goes by the id of that one.
        """
        for item in self.by_id.get((outlet, draft.external_id), ()) if draft.external_id else ():
            if day_of(draft) - item.day <= DAYS and not (item.revision and revision > item.revision):
                if item.headline:
                    self.known_now[item.pk] = draft.external_id
                return item
        headline = headline_of(draft)[:LONGEST]
        for item in self.by_headline.get((outlet, headline), ()) if headline else ():
            if item.pk not in self.known_now and abs(item.day - day_of(draft)) <= DAYS:
                self.known_now[item.pk] = draft.external_id
                self.by_id[outlet, draft.external_id].append(item)
                return item
        return None


def killed_items(outlets: Iterable[int], drafts: Sequence[ArticleDraft]) -> Killed:
    """The kills that drafts of these outlets may be meant by. One query; kills are few."""
    killed = Killed()
    if not drafts:
        return killed
    since = min(map(day_of, drafts)) - DAYS
    for item in KilledItem.objects.filter(outlet__in=outlets, day__gte=since).order_by("pk"):
        if item.external_id:
            killed.by_id[item.outlet_id, item.external_id].append(item)
        if item.headline:
            killed.by_headline[item.outlet_id, item.headline].append(item)
    return killed


def remember_kill(kill: Kill, outlet: int, brought_by: int | None) -> bool:
    """Keep the kill of an item that is not stored; False where it tells neither an id nor a headline. Two queries."""
    if not kill.external_id and not kill.headline:
        return False
    said = {"revision": kill.revision, "why": kill.why[:LONGEST]}
    KilledItem.objects.update_or_create(
        outlet_id=outlet,
        external_id=kill.external_id,
        headline=kill.headline[:LONGEST],
        day=kill.day,
        defaults=said,
        create_defaults=said | {"brought_by": brought_by},
    )
    return True


def note_known(known_now: dict[int, str]) -> None:
    """From now on these kills, by primary key, mean the item of this id, or of none, and no other of their headline."""
    for pk, external_id in known_now.items():
        KilledItem.objects.filter(pk=pk).update(headline="", external_id=external_id or f"kill:{pk}")


def forget_kills(brought_by: int) -> list[int]:
    """Undo what an import told: its kills are gone, and what came in withdrawn by them stands. Returns the ids of those articles."""
    restored: list[int] = []
    for item in KilledItem.objects.filter(brought_by=brought_by):
        articles = Article.objects.filter(outlet=item.outlet_id, withdrawn_at=item.at)
        restored += articles.values_list("pk", flat=True)
        articles.update(withdrawn_at=None, withdrawn_why="")
        item.delete()
    return restored
