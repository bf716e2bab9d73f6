"""Drafts to articles: skip what is there, supersede what is revised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.db.models import Q

from quotes.ingest.draft import ArticleDraft
from quotes.models import Article, Outlet
from quotes.models.article import Language

Outcome = Literal["new", "unchanged", "revised"]
NO_OUTLET = "Unknown outlet"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a draft."""

    draft: ArticleDraft
    article: Article
    outcome: Outcome


@transaction.atomic
def store_articles(drafts: Sequence[ArticleDraft], *, outlet: str = "") -> list[Stored]:
    """Store drafts and say what became of each, in their order. outlet: for drafts that name none.

    The same text from the same outlet is unchanged. Another text under a known external_id is its next revision, and
    supersedes the one before. A fixed number of queries for all drafts, save one per revised article.
    """
    outlets = outlets_by_name({draft.outlet or outlet or NO_OUTLET for draft in drafts})
    wanted = [article_from(draft, outlets[draft.outlet or outlet or NO_OUTLET]) for draft in drafts]
    known = ids_by_text(wanted)
    fresh = fresh_articles(wanted, known, newest_revisions(wanted))
    # In the order of their hashes: two imports with overlapping articles never wait for each other crosswise.
    Article.objects.bulk_create(sorted(fresh.values(), key=key_of), ignore_conflicts=True)
    ids = ids_by_text(wanted)
    supersede(fresh, ids)
    return [outcome(d, a, known, fresh, ids, outlet) for d, a in zip(drafts, wanted, strict=True)]


def article_from(draft: ArticleDraft, outlet: Outlet) -> Article:
    when = draft.published_on
    return Article(
        outlet=outlet,
        external_id=draft.external_id,
        text=draft.text,
        headline_end=draft.headline_end,
        text_hash=Article.hash_of(draft.text),
        language=known_language(draft.language),
        published_on=when.date if when else None,
        published_precision=when.precision if when else "day",
        url=draft.url,
        byline=draft.byline,
        section=draft.section,
    )


def known_language(tag: str) -> str:
    """ "nl-BE" is nl; a language without a pipeline is left open, and the analysis decides by the text."""
    code = tag[:2].lower()
    return code if code in Language.values else ""


def outlets_by_name(names: set[str]) -> dict[str, Outlet]:
    Outlet.objects.bulk_create([Outlet(name=name) for name in sorted(names)], ignore_conflicts=True)
    return {outlet.name: outlet for outlet in Outlet.objects.filter(name__in=names)}


Key = tuple[int, str]


def key_of(article: Article) -> Key:
    return article.outlet_id, article.text_hash


def ids_by_text(articles: Iterable[Article]) -> dict[Key, int]:
    """The ids of the stored articles with one of these texts, by outlet and text."""
    hashes = {article.text_hash for article in articles}
    rows = Article.objects.filter(text_hash__in=hashes).values_list("outlet_id", "text_hash", "pk")
    return {(outlet, text_hash): pk for outlet, text_hash, pk in rows}


def newest_revisions(articles: Iterable[Article]) -> dict[Key, Article]:
    """The last stored revision by outlet and external id."""
    names = Q(pk=None)
    for outlet in {article.outlet_id for article in articles}:
        ids = [a.external_id for a in articles if a.outlet_id == outlet and a.external_id]
        names |= Q(outlet=outlet, external_id__in=ids)
    found = Article.objects.filter(names).defer("text").order_by("revision")
    return {(article.outlet_id, article.external_id): article for article in found}


def fresh_articles(
    wanted: Sequence[Article], known: dict[Key, int], older: dict[Key, Article]
) -> dict[Key, Article]:
    """The articles to add, each text once, numbered on from the revision before."""
    fresh: dict[Key, Article] = {}
    for article in wanted:
        if key_of(article) in known or key_of(article) in fresh:
            continue
        if article.external_id:
            before = older.get((article.outlet_id, article.external_id))
            article.revision = before.revision + 1 if before else 1
            older[article.outlet_id, article.external_id] = article
        fresh[key_of(article)] = article
    return fresh


def supersede(fresh: dict[Key, Article], ids: dict[Key, int]) -> None:
    for key, article in fresh.items():
        if article.revision > 1 and key in ids:
            family = Article.objects.filter(outlet=article.outlet_id, external_id=article.external_id)
            older = family.filter(revision__lt=article.revision)
            older.filter(Q(superseded_by=None) | Q(superseded_by__revision__lt=article.revision)).update(
                superseded_by=ids[key]
            )


def outcome(
    draft: ArticleDraft,
    article: Article,
    known: dict[Key, int],
    fresh: dict[Key, Article],
    ids: dict[Key, int],
    outlet: str,
) -> Stored:
    key = key_of(article)
    if (
        key not in ids
    ):  # another import stored its own revision under our number just now: number on from that
        return store_articles([draft], outlet=outlet)[0]
    article.pk = ids[key]
    if key in known:
        return Stored(draft, article, "unchanged")
    known[key] = article.pk  # the same text twice in one file: the second is unchanged
    return Stored(draft, article, "revised" if fresh[key].revision > 1 else "new")
