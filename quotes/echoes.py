"""What someone was quoted as saying, and a later article states as a fact without naming anyone.

"Laundering" in the sense of attribution laundering: an assertion loses its speaker on the way and looks like established fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Left

from quotes.models import Claim, Match, Statement
from quotes.models.match import Band, Decision
from quotes.models.statement import StatementKind

SHOWN = 20  # per statement
OPENING = 200  # characters of an article that may hold its headline


@dataclass(frozen=True, slots=True)
class Echo:
    """spoken: a claim in a quote. repeated: the same assertion by the narrator of a later article that attributes it nowhere."""

    spoken: Claim
    repeated: Claim


def echoes(statements: Collection[int]) -> dict[int, list[Echo]]:
    """The echoes that each statement is a side of, the earliest repetition first. Four queries, however many statements.

    Two statements assert the same when their words are the same, when an editor confirmed their match, or when they are
    strongly alike and no one rejected that. Later is a later day of publication; an unknown day is never later, and
    revisions of one item do not repeat each other.
    """
    groups = same_assertion(statements)
    if not groups:
        return {}
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in dated_claims({pk for group in groups.values() for pk in group}):
        claims[claim.statement_id].append(claim)
    found = {}
    for statement, group in groups.items():
        here = [claim for pk in group for claim in claims[pk]]
        pairs = [
            pair
            for pair in pairs_of(here)
            if statement in (pair.spoken.statement_id, pair.repeated.statement_id)
        ]
        if pairs:
            found[statement] = pairs[:SHOWN]
    return found


def same_assertion(statements: Collection[int]) -> dict[int, set[int]]:
    """Each claim statement's id with the ids of those that assert the same, itself among them. Three queries."""
    rows = Statement.objects.filter(pk__in=statements, kind=StatementKind.CLAIM)
    prints = {
        row["pk"]: (row["language"], row["fingerprint"])
        for row in rows.values("pk", "language", "fingerprint")
    }
    groups = {pk: {pk} for pk in prints}
    twins = defaultdict(set)
    alike = Statement.objects.filter(
        kind=StatementKind.CLAIM, fingerprint__in={each for _, each in prints.values()}
    )
    for pk, language, fingerprint in alike.values_list("pk", "language", "fingerprint"):
        twins[language, fingerprint].add(pk)
    for pk, key in prints.items():
        groups[pk] |= twins[key]
    for query, candidate in linked_pairs(prints):
        for here, there in ((query, candidate), (candidate, query)):
            if here in groups:
                groups[here].add(there)
    return groups


def linked_pairs(statements: Iterable[int]) -> QuerySet[Match, tuple[int, int]]:
    linked = Q(decision=Decision.CONFIRMED) | Q(band=Band.STRONG) & ~Q(decision=Decision.REJECTED)
    ids = list(statements)
    pairs = Match.objects.filter(linked).filter(Q(query__in=ids) | Q(candidate__in=ids)).order_by()
    return pairs.values_list("query", "candidate")


def dated_claims(statements: Collection[int]) -> QuerySet[Claim]:
    claims = Claim.objects.filter(
        statement__in=statements,
        stale=False,
        article__superseded_by=None,
        article__published_on__isnull=False,
    )
    opening = Left("article__text", Value(OPENING))
    related = (
        claims.select_related("article__outlet", "quote").defer("article__text").annotate(opening=opening)
    )
    return related.order_by(F("article__published_on"), "pk")


def pairs_of(claims: Collection[Claim]) -> list[Echo]:
    """The first time it was said, with each later article that states it and attributes it nowhere."""
    spoken = [claim for claim in claims if claim.quote_id]
    attributing = {claim.article_id for claim in spoken}
    first = min(spoken, key=lambda claim: (claim.article.published_on, claim.pk), default=None)
    if first is None:
        return []
    later = (
        claim
        for claim in sorted(claims, key=lambda claim: (claim.article.published_on, claim.pk))
        if not claim.quote_id and claim.article_id not in attributing and is_later(claim, first)
    )
    return [Echo(first, claim) for claim in later]


def is_later(claim: Claim, than: Claim) -> bool:
    one, other = claim.article, than.article
    same_item = bool(one.external_id) and (one.outlet_id, one.external_id) == (
        other.outlet_id,
        other.external_id,
    )
    return not same_item and bool(
        one.published_on and other.published_on and one.published_on > other.published_on
    )
