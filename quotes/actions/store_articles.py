"""Drafts to articles: skip what is there, supersede what is revised. However many drafts, the same few queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from quotes.actions.copy_rows import copy_rows
from quotes.actions.killed_items import note_known
from quotes.actions.outlet_locks import locked_outlets
from quotes.actions.plan_articles import (
    NO_OUTLET,
    Outcome,
    Plan,
    Planned,
    Version,
    outlet_of,
    plan_articles,
)
from quotes.ingest.draft import ArticleDraft
from quotes.models import Article
from quotes.models.article import Language

__all__ = ["NO_OUTLET", "Outcome", "Stored", "store_articles"]

COLUMNS = (
    "id", "outlet_id", "external_id", "revision", "returned", "superseded_by_id", "withdrawn_at", "withdrawn_why",
    "text_hash", "text",
    "headline_end", "language", "published_on", "published_precision", "url", "byline", "section",
)  # fmt: skip


LANGUAGES = frozenset(Language.values)


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a draft: the revision that holds its text, and whether that came in with it.

    withdrawn: it came in as taken back, because its agency killed it before.
    """

    draft: ArticleDraft
    article_id: int
    revision: int
    outcome: Outcome
    withdrawn: bool = False


@transaction.atomic
def store_articles(
    drafts: Sequence[ArticleDraft], *, outlet: str = "", meanwhile: Callable[[], object] | None = None
) -> list[Stored]:
    """Store drafts and say what became of each, in their order. outlet: for drafts that name none.

    The same text from the same outlet is unchanged. Another text under a known external_id is a revision, and
    supersedes the ones before; an agency's own numbers decide which those are. Nine queries at most, however many drafts; thirteen where
    drafts say in words which item they replace, and one for each kill that turns out to mean one of them.
    meanwhile: called now and then while the database works.
    """
    if not drafts:
        return []
    # Whoever stores for an outlet holds its row: what is planned below stays true until it is written, and two imports
    # with overlapping articles wait for each other in one place.
    outlets = locked_outlets({outlet_of(draft, outlet) for draft in drafts})
    plan = plan_articles(drafts, outlets, outlet)
    write_ids(plan.named)
    note_known(plan.kills_known_now)
    number(plan.fresh)
    supersede(plan)
    copy_rows(Article, COLUMNS, rows_of(plan.fresh), meanwhile=meanwhile)
    return [stored(planned) for planned in plan.drafts]


def stored(planned: Planned) -> Stored:
    version, outcome = planned.version, planned.outcome
    taken_back = version.withdrawn is not None and outcome != "unchanged"
    return Stored(planned.draft, version.pk, version.revision, outcome, taken_back)


def number(fresh: list[Planned]) -> None:
    """Give the rows to come their ids, so that revisions can name each other before they are there."""
    if not fresh:
        return
    sequence = connection.ops.quote_name(f"{Article._meta.db_table}_id_seq")
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [sequence, len(fresh)])
        for planned, (pk,) in zip(fresh, cursor.fetchall(), strict=True):
            planned.version.pk = pk


def write_ids(named: dict[int, str]) -> None:
    """Give stored articles, by primary key, the external id under which they are revised."""
    if not named:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE quotes_article a SET external_id = named.item
            FROM unnest(%s::bigint[], %s::text[]) AS named (pk, item) WHERE a.id = named.pk
            """,
            [list(named), list(named.values())],
        )


def supersede(plan: Plan) -> None:
    """Point every older version of an item to its newest."""
    stored: list[tuple[int, int]] = []
    ours = {planned.version.pk for planned in plan.fresh}
    for family in plan.families.values():
        newest = max(family, key=lambda version: version.revision, default=None)
        for version in family:
            if newest and version is not newest and version.superseded_by != newest.pk:
                version.superseded_by = newest.pk
                stored += [(version.pk, newest.pk)] if version.pk not in ours else []
    if stored:
        write_superseded(sorted(stored))


def write_superseded(pairs: list[tuple[int, int]]) -> None:
    """pairs: id of an older revision, and of the one that supersedes it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE quotes_article a SET superseded_by_id = pair.newest
            FROM unnest(%s::bigint[], %s::bigint[]) AS pair (older, newest) WHERE a.id = pair.older
            """,
            [[older for older, _ in pairs], [newest for _, newest in pairs]],
        )


def rows_of(fresh: Sequence[Planned]) -> Iterator[tuple[Any, ...]]:
    """The rows to add, as COLUMNS wants them."""
    for planned in fresh:
        draft, version = planned.draft, planned.version
        when = draft.published_on
        yield (*place_of(version), draft.text, draft.headline_end, known_language(draft.language),
               when.date if when else None, when.precision if when else "day",
               draft.url, draft.byline, draft.section)  # fmt: skip


def place_of(version: Version) -> tuple[Any, ...]:
    return (version.pk, version.outlet, version.item, version.revision, version.returned, version.superseded_by,
            version.withdrawn, version.why, version.text_hash)  # fmt: skip


def known_language(tag: str) -> str:
    """ "nl-BE" is nl; a language without a pipeline is left open, and the analysis decides by the text."""
    code = tag[:2].lower()
    return code if code in LANGUAGES else ""
