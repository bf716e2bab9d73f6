"""ClaimReview records in a JSON value, however it wraps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from quotes.ingest.draft import Place, Problem
from quotes.ingest.fact_checks.draft import FactCheckDraft, Record, Unusable, fact_check

# Where feeds put them: Data Commons (dataFeedElement, item), JSON-LD (@graph and what refers to a review), and the
# answers of Google's Fact Check Tools API (claims, pages).
WRAPPERS = (
    "dataFeedElement",
    "item",
    "@graph",
    "itemListElement",
    "mainEntity",
    "hasPart",
    "review",
    "subjectOf",
)
LISTS = ("dataFeedElement", "@graph", "itemListElement", "claims", "pages", "items", "results", "data")
MAX_NODES = 100_000

Found = FactCheckDraft | Problem


def read_records(values: Iterable[Any], place: Place | None = None) -> Iterator[Found]:
    """Yield a draft or a problem for each record in values. place: of them all; else each is named by its number."""
    for number, value in enumerate(values, 1):
        yield from read_value(value, place or Place(f"record {number}"))


def read_value(value: Any, place: Place) -> Iterator[Found]:
    """The same for one value. One in which nothing looks like a record is read as one, so that it is told what it lacks."""
    found = False
    for record in reviews_in(value):
        found = True
        yield read_record(record, place)
    if not found and isinstance(value, Mapping):
        yield read_record(value, place)
    elif not found:
        yield Problem(place, "This is no object, so no ClaimReview. Put each record between braces.")


def read_record(record: Record, place: Place) -> Found:
    try:
        return fact_check(record, place)
    except Unusable as error:
        return Problem(replace(place, column=error.name), str(error))


def reviews_in(value: Any) -> Iterator[Record]:
    """Every ClaimReview within value, in its order there. Keeps its own stack, so depth costs no recursion."""
    waiting: list[Any] = [value]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, Mapping):
            if is_review(node):
                yield node
            elif "claimReview" in node:
                yield from of_claims_search(node)
            elif "claimReviewMarkups" in node:
                yield from of_pages(node)
            else:
                waiting += [node[name] for name in reversed((*WRAPPERS, "claims", "pages")) if name in node]


def is_review(node: Record) -> bool:
    kinds = node.get("@type")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    return any(kind.rpartition("/")[2].rpartition(":")[2] == "ClaimReview" for kind in named) or (
        "claimReviewed" in node
    )


def of_claims_search(claim: Record) -> Iterator[Record]:
    """A claim with its reviews, as claims:search of the Fact Check Tools API gives it."""
    reviews = claim["claimReview"]
    for review in reviews if isinstance(reviews, list) else [reviews]:
        if isinstance(review, Mapping):
            yield {
                "url": review.get("url"),
                "claimReviewed": claim.get("text"),
                "headline": review.get("title"),
                "inLanguage": review.get("languageCode"),
                "author": review.get("publisher"),
                "datePublished": review.get("reviewDate"),
                "itemReviewed": {"author": {"name": claim.get("claimant")}},
                "reviewRating": {"alternateName": review.get("textualRating")},
            }


def of_pages(page: Record) -> Iterator[Record]:
    """A page with its markups, as the pages resource of that API gives it."""
    markups = page["claimReviewMarkups"]
    for markup in markups if isinstance(markups, list) else [markups]:
        if isinstance(markup, Mapping):
            rating = markup.get("rating")
            stated = dict(rating) if isinstance(rating, Mapping) else {}
            yield {
                "url": markup.get("url") or page.get("pageUrl"),
                "claimReviewed": markup.get("claimReviewed"),
                "author": page.get("claimReviewAuthor"),
                "datePublished": page.get("publishDate"),
                "itemReviewed": {"author": markup.get("claimAuthor")},
                "reviewRating": stated | {"alternateName": stated.get("textualRating")},
            }
