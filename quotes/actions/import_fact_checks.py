"""Verdicts published elsewhere, as schema.org ClaimReview records, to statements and fact checks."""

from __future__ import annotations

import datetime
import logging
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from quotes.actions.store_statements import Saying, store_statements
from quotes.models import FactCheck
from quotes.models.article import Language

logger = logging.getLogger(__name__)

UPDATED = [field.name for field in FactCheck._meta.concrete_fields if field.name not in ("id", "url")]
LONGEST_URL = 2000
LONGEST_NAME = 300


class Unusable(ValueError):
    """A record that is no fact check. The message names the property, and says what is wanted."""


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A record, read: the columns of its FactCheck, save the statement."""

    columns: dict[str, Any]

    @property
    def saying(self) -> Saying:
        """What is searched for: the claim that was reviewed, under the headline of the review."""
        columns = self.columns
        return Saying(
            "fact_check", columns["claim_reviewed"], columns["in_language"], None, title=columns["name"]
        )


@transaction.atomic
def import_fact_checks(records: Iterable[Mapping[str, Any]]) -> list[FactCheck]:
    """Store ClaimReview records (https://schema.org/ClaimReview), each known by its url: one seen before is updated.

    Returns the stored ones, in order, an address once. A broken record is left out and logged with its number, property
    and reason. A fixed number of queries, however many records.
    """
    reviews = {review.columns["url"]: review for review in readable(records)}
    if not reviews:
        return []
    statements, _ = store_statements([review.saying for review in reviews.values()])
    rows = [
        FactCheck(statement=statement, **review.columns)
        for statement, review in zip(statements, reviews.values(), strict=True)
    ]
    return FactCheck.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["url"], update_fields=UPDATED
    )


def readable(records: Iterable[Mapping[str, Any]]) -> Iterable[ClaimReview]:
    for place, record in enumerate(records, 1):
        try:
            yield claim_review(record)
        except Unusable as error:
            logger.warning("Fact check %d, %s", place, error)


def claim_review(record: Mapping[str, Any]) -> ClaimReview:
    """Raises Unusable."""
    rating = part(record, "reviewRating")
    reviewed = part(record, "itemReviewed")
    return ClaimReview(
        {
            "url": address(record),
            "claim_reviewed": words(record, "claimReviewed", wanted=True),
            "name": words(record, "name") or words(record, "headline"),
            "in_language": language(record),
            "author_name": words(part(record, "author"), "name", most=LONGEST_NAME),
            "date_published": day(record, "datePublished"),
            "item_reviewed_author": words(part(reviewed, "author"), "name", most=LONGEST_NAME),
            "alternate_name": words(rating, "alternateName", wanted=True, most=LONGEST_NAME),
            "rating_value": number(rating, "ratingValue"),
            "best_rating": number(rating, "bestRating"),
            "worst_rating": number(rating, "worstRating"),
        }
    )


def part(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A nested thing; of a list the first; a bare string is a name."""
    value = record.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return {"name": value}
    return value if isinstance(value, Mapping) else {}


def words(record: Mapping[str, Any], name: str, *, wanted: bool = False, most: int = 10_000) -> str:
    value = record.get(name)
    text = " ".join(value.replace("\0", " ").split()) if isinstance(value, str) else ""
    if wanted and not text:
        raise Unusable(f"{name} is missing. Give it as text.")
    if len(text) > most:
        raise Unusable(f"{name} has {len(text):,} characters; at most {most:,} are kept. Shorten it.")
    return text


def address(record: Mapping[str, Any]) -> str:
    url = words(record, "url", wanted=True, most=LONGEST_URL)
    if not url.startswith(("https://", "http://")):
        raise Unusable(f"url: {url[:80]!r} is not a web address. Use https://…")
    return url


def language(record: Mapping[str, Any]) -> str:
    code = words(record, "inLanguage").lower()[:2]
    if code not in Language.values:
        raise Unusable(f"inLanguage: {record.get('inLanguage')!r} is not a language we read. Use nl or en.")
    return code


def day(record: Mapping[str, Any], name: str) -> datetime.date | None:
    value = words(record, name)
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        raise Unusable(f"{name}: {value[:40]!r} is not a date. Use 2026-12-31.") from None


def number(record: Mapping[str, Any], name: str) -> float | None:
    value = record.get(name)
    if value in (None, ""):
        return None
    try:
        found = float(str(value))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise Unusable(f"{name}: {str(value)[:40]!r} is not a number. Use one like 2 or 3.5.")
    return found
