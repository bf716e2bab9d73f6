"""One ClaimReview record (https://schema.org/ClaimReview), read and checked."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from quotes.ingest.dates import partial_date
from quotes.ingest.draft import Place
from quotes.ingest.fact_checks.language import language_of
from quotes.ingest.fact_checks.ratings import level_of

LONGEST_URL = 2000
LONGEST_NAME = 300
LONGEST_TEXT = 10_000

_BLANKS = re.compile(r"[\s\0\ud800-\udfff]+")

Record = Mapping[str, Any]


class Unusable(ValueError):
    """A record that is no fact check. name: the property that keeps it out; the message says what is wanted."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name


@dataclass(frozen=True, slots=True)
class FactCheckDraft:
    """A published verdict, under the names of schema.org.

    name: the headline of the review. alternate_name: the verdict in the words of its publisher. rating_value, best_rating and
    worst_rating: as given. level: that verdict on one scale, 5 (true) to 1 (false); None for what has no place on it.
    """

    place: Place
    url: str
    claim_reviewed: str
    in_language: str
    alternate_name: str
    name: str = ""
    author_name: str = ""
    date_published: datetime.date | None = None
    item_reviewed_author: str = ""
    rating_value: float | None = None
    best_rating: float | None = None
    worst_rating: float | None = None
    level: int | None = None


def fact_check(record: Record, place: Place) -> FactCheckDraft:
    """Raises Unusable. What the standard lets a publisher write as one thing, a list or a bare name is read alike."""
    reviewed = part(record, "itemReviewed")
    claim = words(record, "claimReviewed") or words(reviewed, "name")
    if not claim:
        raise Unusable("claimReviewed", "claimReviewed is missing. Give it as text.")
    title = words(record, "headline") or words(record, "name")
    rating = part(record, "reviewRating")
    value, best, worst = (number(rating, name) for name in ("ratingValue", "bestRating", "worstRating"))
    verdict = verdict_in_words(rating, value, best)
    url = address(record)
    return FactCheckDraft(
        place=place,
        url=url,
        claim_reviewed=claim,
        name=title,
        in_language=language(record, f"{title} {claim}"),
        author_name=publisher(record, url),
        date_published=day(record, "datePublished"),
        item_reviewed_author=words(part(reviewed, "author"), "name", most=LONGEST_NAME),
        alternate_name=verdict,
        rating_value=value,
        best_rating=best,
        worst_rating=worst,
        level=level_of(verdict, value, best, worst),
    )


def verdict_in_words(rating: Record, value: float | None, best: float | None) -> str:
    said = words(rating, "alternateName", most=LONGEST_NAME) or words(rating, "name", most=LONGEST_NAME)
    if said:
        return said
    if value is None:
        raise Unusable(
            "reviewRating", "alternateName is missing from reviewRating. Give the verdict in words."
        )
    return f"{value:g}/{best:g}" if best is not None else f"{value:g}"


def publisher(record: Record, url: str) -> str:
    """By name; else by its site."""
    for name in ("author", "publisher", "sdPublisher"):
        found = words(part(record, name), "name", most=LONGEST_NAME)
        if found and not found.startswith(("http://", "https://")):
            return found
    return (urlsplit(url).hostname or "").removeprefix("www.")


def part(record: Record, name: str) -> Record:
    """A nested thing; of a list the first; a bare string is a name."""
    value = record.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return {"name": value}
    return value if isinstance(value, Mapping) else {}


def words(record: Record, name: str, *, most: int = LONGEST_TEXT) -> str:
    """A text on one line; "" where there is none. Raises Unusable past most characters."""
    value = record.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("@value")
    text = _BLANKS.sub(" ", value).strip() if isinstance(value, str) else ""
    if len(text) > most:
        raise Unusable(name, f"{name} has {len(text):,} characters; at most {most:,} are kept. Shorten it.")
    return text


def address(record: Record) -> str:
    url = words(record, "url", most=LONGEST_URL)
    if not url:
        raise Unusable("url", "url is missing. Give the address of the review.")
    if not url.startswith(("https://", "http://")) or " " in url or not _host(url):
        raise Unusable("url", f"url: {url[:80]!r} is not a web address. Use https://…")
    return url


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def language(record: Record, text: str) -> str:
    """As stated; where nothing is, as the text looks."""
    stated = record.get("inLanguage")
    if isinstance(stated, Mapping):
        stated = stated.get("alternateName") or stated.get("name")
    try:
        return language_of(words({"inLanguage": stated}, "inLanguage"), text)
    except ValueError as error:
        raise Unusable("inLanguage", f"inLanguage: {error}") from None


def day(record: Record, name: str) -> datetime.date | None:
    """A date that is known to the day; one that is less exact is left out."""
    value = words(record, name)
    if not value:
        return None
    try:
        found = partial_date(value)
    except ValueError as error:
        raise Unusable(name, f"{name}: {error}") from None
    return found.date if found.precision == "day" else None


def number(record: Record, name: str) -> float | None:
    value = record.get(name)
    if value is None or isinstance(value, bool) or value == "":
        return None
    text = str(value)[:40].strip().replace(",", ".")
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise Unusable(name, f"{name}: {text!r} is not a number. Use one like 2 or 3.5.")
    return found
