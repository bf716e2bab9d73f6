"""Verdicts published elsewhere, to statements and fact checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from django.db import transaction
from django.db.models import Q

from quotes.actions.store_statements import Saying, store_statements
from quotes.ingest.fact_checks import FactCheckDraft
from quotes.models import FactCheck, Match, Statement
from quotes.models.match import Decision

Key = tuple[str, int]  # the address of a page, the id of the statement it checks
Outcome = Literal["new", "updated", "unchanged"]
COLUMNS = [field.name for field in fields(FactCheckDraft) if field.name != "place"]


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """What became of a draft."""

    draft: FactCheckDraft
    check: FactCheck
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class StoredChecks:
    """checks: one per draft, in order. fresh: ids of statements that no one has looked for yet; left: of those left behind."""

    checks: list[StoredCheck]
    fresh: set[int]
    left: set[int]


@transaction.atomic
def import_fact_checks(drafts: Sequence[FactCheckDraft]) -> StoredChecks:
    """Store drafts, each known by its address: what was there is updated, and said to be unchanged where it is.

    A page may check several claims; its drafts are told apart by their claims, so give those of one address together.
    Six queries, however many drafts, and four per claim that was put in other words.
    """
    statements, fresh = store_statements([saying(draft) for draft in drafts])
    keys = [(draft.url, statement.pk) for draft, statement in zip(drafts, statements, strict=True)]
    # What comes twice counts once, and the last one holds.
    wanted = {
        key: FactCheck(statement=statement, **{name: getattr(draft, name) for name in COLUMNS})
        for key, draft, statement in zip(keys, drafts, statements, strict=True)
    }
    known = pair(wanted, stored_by_url({draft.url for draft in drafts}))
    outcomes = {key: outcome(row, known.get(key)) for key, row in wanted.items()}
    moved = {row.statement_id: key[1] for key, row in known.items() if row.statement_id != key[1]}
    write(wanted, known, outcomes)
    for old, new in moved.items():
        carry_decisions(old, new)
    last = {key: number for number, key in enumerate(keys)}
    checks = [
        StoredCheck(draft, wanted[key], outcomes[key] if last[key] == number else "unchanged")
        for number, (key, draft) in enumerate(zip(keys, drafts, strict=True))
    ]
    return StoredChecks(checks, fresh, set(moved))


def saying(draft: FactCheckDraft) -> Saying:
    """What is searched for: the claim that was reviewed, under the headline of the review."""
    return Saying("fact_check", draft.claim_reviewed, draft.in_language, None, title=draft.name)


def stored_by_url(urls: set[str]) -> dict[str, list[FactCheck]]:
    """Locked, so that two imports of one feed come one after the other."""
    found: dict[str, list[FactCheck]] = defaultdict(list)
    for row in FactCheck.objects.filter(url__in=urls).order_by("pk").select_for_update():
        found[row.url].append(row)
    return found


def pair(wanted: Iterable[Key], there: dict[str, list[FactCheck]]) -> dict[Key, FactCheck]:
    """The stored row of each key: the one with the same claim; else, if all claims of its page came, the next that is left."""
    by_url: dict[str, list[Key]] = defaultdict(list)
    for key in wanted:
        by_url[key[0]].append(key)
    found: dict[Key, FactCheck] = {}
    for url, rows in there.items():
        by_claim = {(url, row.statement_id): row for row in rows}
        same = {key: by_claim.pop(key) for key in by_url[url] if key in by_claim}
        unpaired = [key for key in by_url[url] if key not in same]
        complete = len(by_url[url]) >= len(rows)
        found |= same | dict(zip(unpaired, by_claim.values(), strict=False) if complete else {})
    return found


def outcome(row: FactCheck, known: FactCheck | None) -> Outcome:
    if known is None:
        return "new"
    same = all(getattr(row, name) == getattr(known, name) for name in (*COLUMNS, "statement_id"))
    return "unchanged" if same else "updated"


def write(wanted: dict[Key, FactCheck], known: dict[Key, FactCheck], outcomes: dict[Key, Outcome]) -> None:
    """Afterwards every row of wanted is the stored one."""
    FactCheck.objects.bulk_create(
        [row for key, row in wanted.items() if outcomes[key] == "new"], ignore_conflicts=True
    )
    fresh = {url for (url, _), said in outcomes.items() if said == "new"}
    stored = FactCheck.objects.filter(url__in=fresh).values_list("url", "statement", "pk")
    ids = {(url, statement): pk for url, statement, pk in stored}
    for key, row in wanted.items():
        row.pk = known[key].pk if key in known else ids[key]
    changed = [row for key, row in wanted.items() if outcomes[key] == "updated"]
    FactCheck.objects.bulk_update(changed, ["statement", *COLUMNS])


def carry_decisions(old: int, new: int) -> None:
    """What editors decided about a fact check holds when its publisher puts the claim in other words."""
    if FactCheck.objects.filter(statement=old).exists():
        return
    decided = Match.objects.filter(Q(query=old) | Q(candidate=old)).exclude(decision=Decision.UNDECIDED)
    taken = partners(new)
    for match in decided:
        if match.other_side(Statement(pk=old)).pk in taken:
            continue
        side = "query" if match.query_id == old else "candidate"
        Match.objects.filter(pk=match.pk).update(**{side: new})


def partners(statement: int) -> set[int]:
    pairs = Match.objects.filter(Q(query=statement) | Q(candidate=statement)).values_list(
        "query", "candidate"
    )
    return {pk for found in pairs for pk in found} - {statement}
