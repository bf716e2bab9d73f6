"""What storing drafts would do: which are new, which are stored already, which revise what. Writes nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.db import connection

from quotes.actions.adopt_items import adopt_items
from quotes.actions.killed_items import killed_items
from quotes.ingest.draft import ArticleDraft
from quotes.models import Article, Outlet

Outcome = Literal["new", "unchanged", "revised"]
NO_OUTLET = "Unknown outlet"
# What agencies number beyond this is a moment or a key, not a count of revisions.
MAX_REVISION = 1_000_000

# OFFSET 0: each is looked up by index, also where PostgreSQL knows too little of the table to choose that by itself.
SAME = """
    SELECT found.* FROM jsonb_each(%s::jsonb) AS outlet (id, keys)
    CROSS JOIN LATERAL jsonb_array_elements_text(keys) AS key CROSS JOIN LATERAL (
        SELECT outlet_id, text_hash, id, external_id, revision, returned, withdrawn_at, superseded_by_id,
               withdrawn_why
        FROM quotes_article WHERE outlet_id = outlet.id::bigint AND {} OFFSET 0
    ) AS found
"""
SAME_TEXT = SAME.format("text_hash = key")
SAME_ITEM = SAME.format("external_id = key AND external_id <> ''")


@dataclass(slots=True)
class Version:
    """A revision of an item, stored or planned. pk: 0 while it is only planned."""

    outlet: int
    text_hash: str
    pk: int
    item: str
    revision: int
    returned: int = 0
    withdrawn: object = None
    superseded_by: int | None = None
    why: str = ""


@dataclass(slots=True)
class Planned:
    """What becomes of a draft, as this version."""

    draft: ArticleDraft
    version: Version
    outcome: Outcome


@dataclass(slots=True)
class Plan:
    """drafts in their order. families: every version of the items that get a new one, by outlet and external id.

    named: ids for stored articles that had none and are revised now, by primary key.
    kills_known_now: the ids of items that kills told of by their headline only, by primary key of the kill.
    """

    drafts: list[Planned]
    families: dict[tuple[int, str], list[Version]] = field(default_factory=dict)
    named: dict[int, str] = field(default_factory=dict)
    kills_known_now: dict[int, str] = field(default_factory=dict)

    @property
    def fresh(self) -> list[Planned]:
        return [planned for planned in self.drafts if planned.outcome != "unchanged"]


def plan_articles(drafts: Sequence[ArticleDraft], outlets: dict[str, int], outlet: str = "") -> Plan:
    """Say what becomes of each draft. outlets: ids by name, below 0 for one that is not there yet.

    The same text from the same outlet is unchanged, unless its agency numbers it later than the text in between.
    Another text under a known external_id is a revision of it, and so is one that says in words which item it replaces.
    At most three queries, six where drafts say so.
    """
    keys = [(outlets[outlet_of(draft, outlet)], draft.text_hash) for draft in drafts]
    adopted = adopt_items(drafts, keys)
    drafts = adopted.drafts
    texts = versions(SAME_TEXT, keys)
    by_text: dict[tuple[int, str], list[Version]] = defaultdict(list)
    for version in texts:
        by_text[version.outlet, version.text_hash].append(version)
    items = {
        (key[0], draft.external_id)
        for draft, key in zip(drafts, keys, strict=True)
        if draft.external_id and (key not in by_text or stated_revision(draft))
    }
    families: dict[tuple[int, str], list[Version]] = {item: [] for item in items}
    for version in versions(SAME_ITEM, items):
        families[version.outlet, version.item].append(version)
    for version in named_versions(adopted.named):
        families.setdefault((version.outlet, version.item), []).append(version)
    planned = []
    for draft, key in zip(drafts, keys, strict=True):
        family = families.get((key[0], draft.external_id)) if draft.external_id else None
        planned.append(plan_one(draft, key, by_text[key], family))
    plan = Plan(planned, families, adopted.named)
    withdraw_killed(plan)
    return plan


def withdraw_killed(plan: Plan) -> None:
    """Have what its agency killed before it came in come in as withdrawn. One query."""
    fresh = plan.fresh
    killed = killed_items({planned.version.outlet for planned in fresh}, [planned.draft for planned in fresh])
    for planned in fresh if killed else ():
        version = planned.version
        if item := killed.kill_of(planned.draft, version.outlet, stated_revision(planned.draft)):
            version.withdrawn, version.why = item.at, item.why
    plan.kills_known_now = killed.known_now


def outlet_of(draft: ArticleDraft, outlet: str) -> str:
    """The name of the outlet that a draft is stored under."""
    return draft.outlet or outlet or NO_OUTLET


def outlet_ids(names: Iterable[str]) -> dict[str, int]:
    """The ids of outlets by name; for one that is not there a number below 0, each its own. One query."""
    wanted = {name: -number for number, name in enumerate(dict.fromkeys(names), 1)}
    return wanted | dict(Outlet.objects.filter(name__in=wanted).values_list("name", "pk"))


def versions(query: str, keys: Iterable[tuple[int, str]]) -> list[Version]:
    """The stored versions with one of keys, an outlet and a text or item each. One query, none where there is no key."""
    wanted: dict[int, list[str]] = defaultdict(list)
    for outlet, key in dict.fromkeys(keys):
        if outlet > 0:
            wanted[outlet].append(key)
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(query, [json.dumps(wanted)])
        return [Version(*row) for row in cursor.fetchall()]


def named_versions(named: dict[int, str]) -> list[Version]:
    """The stored versions that get an id now, with it. One query, none where there is none."""
    if not named:
        return []
    columns = (
        "outlet",
        "text_hash",
        "pk",
        "external_id",
        "revision",
        "returned",
        "withdrawn_at",
        "superseded_by",
        "withdrawn_why",
    )
    found = [Version(*row) for row in Article.objects.filter(pk__in=named).values_list(*columns)]
    for version in found:
        version.item = named[version.pk]
    return found


def plan_one(
    draft: ArticleDraft, key: tuple[int, str], same_text: list[Version], family: list[Version] | None
) -> Planned:
    """Decide about one draft, and note its version among same_text and family for the drafts after it."""
    newest = max(family, key=lambda version: version.revision) if family else None
    if same_text and not goes_back(draft, key, newest):
        ours = [version for version in same_text if version.item == draft.external_id]
        return Planned(draft, max(ours or same_text, key=lambda version: version.revision), "unchanged")
    version = Version(*key, 0, draft.external_id, next_revision(draft, family or []))
    version.returned = max((same.returned + 1 for same in same_text), default=0)
    if newest and newest.withdrawn and (stated_revision(draft) or 0) <= newest.revision:
        version.withdrawn, version.why = (
            newest.withdrawn,
            newest.why,
        )  # what was taken back does not come in again by another copy
    same_text.append(version)
    if family is not None:
        family.append(version)
    return Planned(draft, version, "revised" if newest else "new")


def goes_back(draft: ArticleDraft, key: tuple[int, str], newest: Version | None) -> bool:
    """Whether the outlet went back to this text after another one: A, B, A, as its agency numbers them."""
    stated = stated_revision(draft)
    return bool(newest and stated and stated > newest.revision and newest.text_hash != key[1])


def stated_revision(draft: ArticleDraft) -> int:
    """The revision as the agency numbers it, 0 where it does not or not by counting."""
    stated = draft.wire.revision if draft.wire else ""
    number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 8 else 0
    return number if number <= MAX_REVISION else 0


def next_revision(draft: ArticleDraft, family: list[Version]) -> int:
    """The agency's own number where that is free, so that revisions that arrive in any order end up in theirs."""
    taken = {version.revision for version in family}
    stated = stated_revision(draft)
    return stated if stated and stated not in taken else max(taken, default=0) + 1
