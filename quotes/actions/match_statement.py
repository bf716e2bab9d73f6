"""A statement beside what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q, QuerySet

from quotes.embedding import embedder
from quotes.language.predicates import read_predicates
from quotes.matching.compare import Comparison, Side, band, compare, relation
from quotes.matching.inference import judge_pair
from quotes.matching.wording import compare_wording
from quotes.models import Article, Claim, Match, Quote, Statement
from quotes.models.match import MatchQuerySet
from quotes.models.statement import StatementKind
from quotes.search import Hit, find_similar

# What a comparison writes on a pair.
COMPARED = [
    "query",
    "candidate",
    "similarity",
    "band",
    "relation",
    "wording",
    "slots",
    "reasons",
    "embedding_version",
]


def store_matches(statement: Statement) -> None:
    """Keep the pairs of statement and what resembles it enough to show. May run again: a pair is kept once.

    A pair that an editor decided stays as they left it; one that no one decided gets the comparison of now, with the model of
    now. The later of the two statements is the pair's query, whichever asked. A fixed number of queries, however many pairs.
    """
    known = statement.embedding if statement.embedding_version == embedder().version else None
    hits = find_similar(
        statement.searched,
        statement.language,
        candidates_for(statement),
        vector=known,
        limit=settings.MATCH_LIMIT,
    )
    others = Statement.objects.select_related("speaker").in_bulk([hit.statement_id for hit in hits])
    compared = {
        hit.statement_id: match_of(statement, others[hit.statement_id], hit)
        for hit in hits
        if hit.statement_id in others
    }
    keep([match for match in compared.values() if match], Match.objects.of(statement))
    drop_unlike(statement, {pk for pk, match in compared.items() if match is None})


def keep(found: Sequence[Match], there: MatchQuerySet) -> None:
    """Add the pairs that are not there, and bring those up to date that no one decided."""
    stored = {pair_of(match): match for match in there.filter(pair_among(found))} if found else {}
    Match.objects.bulk_create([m for m in found if pair_of(m) not in stored], ignore_conflicts=True)
    again = [m for m in found if pair_of(m) in stored]
    for match in again:
        match.pk = stored[pair_of(match)].pk
    # The filter is repeated by the UPDATE itself: who decides meanwhile is not overwritten.
    Match.objects.undecided().bulk_update(again, COMPARED)


def drop_unlike(statement: Statement, others: set[int]) -> None:
    """Take out pairs that no one decided and that are not alike enough any more."""
    if others:
        pairs = Q(query=statement, candidate__in=others) | Q(candidate=statement, query__in=others)
        Match.objects.undecided().filter(pairs).delete()


def pair_of(match: Match) -> frozenset[int]:
    return frozenset((match.query_id, match.candidate_id))


def pair_among(found: Sequence[Match]) -> Q:
    ids = {pk for match in found for pk in pair_of(match)}
    return Q(query__in=ids, candidate__in=ids)


def candidates_for(statement: Statement) -> QuerySet[Statement]:
    """What may stand beside statement: its own kind and fact checks, but nothing from the articles it stands in itself.

    A claim inside a quote would else find that quote, and every article's statements each other.
    """
    kinds = {statement.kind, StatementKind.FACT_CHECK}
    if statement.kind == StatementKind.FACT_CHECK:
        kinds = {StatementKind.QUOTE, StatementKind.CLAIM}
    neighbours = statements_beside(statement)
    return Statement.objects.filter(kind__in=kinds).exclude(pk__in=neighbours | {statement.pk})


def statements_beside(statement: Statement) -> set[int]:
    """Ids of the statements in the same articles; other revisions of those count too, they repeat each other by design."""
    own = set(Quote.objects.filter(statement=statement).values_list("article", flat=True))
    own |= set(Claim.objects.filter(statement=statement).values_list("article", flat=True))
    articles = own | revisions_of(own)
    beside = set(Quote.objects.filter(article__in=articles).values_list("statement", flat=True))
    return beside | set(Claim.objects.filter(article__in=articles).values_list("statement", flat=True))


def revisions_of(articles: set[int]) -> set[int]:
    """Ids of all revisions of these articles' items."""
    items = (
        Article.objects.filter(pk__in=articles).exclude(external_id="").values_list("outlet", "external_id")
    )
    same = [Q(outlet=outlet, external_id=external_id) for outlet, external_id in items]
    return set(Article.objects.filter(reduce(or_, same)).values_list("pk", flat=True)) if same else set()


def match_of(statement: Statement, other: Statement, hit: Hit) -> Match | None:
    """None where the two are not alike enough, which is told before they are compared."""
    if hit.similarity < settings.MATCH_SUGGEST:
        return None
    query, candidate = sorted((statement, other), key=said, reverse=True)
    a, b = side_of(query), side_of(candidate)
    comparison = compare(a, b, read_predicates, judge_pair)
    where = band(
        hit.similarity,
        comparison,
        a,
        b,
        suggest=settings.MATCH_SUGGEST,
        strong=settings.MATCH_STRONG,
        weakest=hit.weakest,
    )
    return Match(
        query=query,
        candidate=candidate,
        similarity=hit.similarity,
        band=where,
        relation=relation(hit.similarity, comparison, a, b, suggest=settings.MATCH_SUGGEST),
        wording=compare_wording(b, a, comparison.slots).kind,
        slots=[asdict(slot) for slot in comparison.slots],
        reasons=reasons_for(hit, comparison),
        embedding_version=embedder().version,
    )


def said(statement: Statement) -> tuple[str, int]:
    return str(statement.said_on or ""), statement.pk


def side_of(statement: Statement) -> Side:
    speaker = statement.speaker.name if statement.speaker else ""
    return Side(statement.text, statement.language, speaker, statement.said_on)


def reasons_for(hit: Hit, comparison: Comparison) -> dict[str, object]:
    return {
        "shared_words": list(comparison.shared_words),
        "lexical_rank": hit.lexical_rank,
        "vector_rank": hit.vector_rank,
    }
