"""Rows for tests, made by plain functions. What a test does not name gets a value that fits."""

from __future__ import annotations

import datetime
from itertools import count
from typing import Any

from factcheck.models import ApiToken, Case, Desk, Feed, Membership, User
from quotes.actions.import_fact_checks import import_fact_checks
from quotes.actions.store_articles import store_articles
from quotes.actions.store_statements import Saying, store_statements
from quotes.ingest.draft import ArticleDraft, PartialDate, Place
from quotes.ingest.fact_checks import FactCheckDraft
from quotes.models import Article, Claim, FactCheck, Match, Outlet, Quote, Speaker, Statement
from quotes.models.match import Band

PASSWORD = "een-lang-genoeg-wachtwoord"
numbers = count(1)


def make_user(desk: Desk | None = None, role: str = "editor", **fields: Any) -> User:
    fields.setdefault("username", f"user{next(numbers)}")
    user = User.objects.create_user(password=PASSWORD, **fields)
    if desk:
        Membership.objects.create(desk=desk, user=user, role=role)
    return user


def make_desk(**fields: Any) -> Desk:
    fields.setdefault("name", f"Desk {next(numbers)}")
    return Desk.objects.create(**fields)


def make_token(user: User, scope: str = "write", **fields: Any) -> str:
    """The key of a new token, as its user would paste it."""
    fields.setdefault("name", "test")
    return ApiToken.make(user=user, scope=scope, **fields)[1]


def draft(text: str, **fields: Any) -> ArticleDraft:
    fields.setdefault("place", Place("test.txt"))
    fields.setdefault("outlet", "De Proefkrant")
    fields.setdefault("published_on", PartialDate(datetime.date(2026, 3, 4), "day"))
    return ArticleDraft(text=text, **fields)


def make_article(text: str = "", **fields: Any) -> Article:
    """An article as an import leaves it, not yet analysed."""
    text = text or f"De gemeente telt {next(numbers)} bruggen. 'Dat is veel', zei Anna de Boer."
    return Article.objects.get(pk=store_articles([draft(text, **fields)])[0].article_id)


def make_statement(text: str = "", kind: str = "claim", language: str = "nl", speaker: str = "") -> Statement:
    who = Speaker.objects.get_or_create(name=speaker, kind="person")[0] if speaker else None
    text = text or f"Er zijn {next(numbers)} bruggen in de gemeente."
    return store_statements([Saying(kind, text, language, who)])[0][0]


def make_claim(text: str = "", article: Article | None = None, *, speaker: str = "", **fields: Any) -> Claim:
    """A claim whose article consists of it."""
    text = text or f"Er zijn {next(numbers)} bruggen in de gemeente."
    article = article or make_article(text)
    start = article.text.index(text)
    fields = {
        "check_worthiness": 0.8,
        "kinds": ["quantity"],
        "factors": [{"name": "number", "weight": 1.2}],
    } | fields
    return Claim.objects.create(
        article=article,
        statement=make_statement(text, speaker=speaker),
        key=f"{start}-{start + len(text)}",
        start=start,
        end=start + len(text),
        text=text,
        **fields,
    )


def make_quote(content: str, article: Article, *, speaker: str = "Anna de Boer", **fields: Any) -> Quote:
    """A quote that stands in article's text, letter for letter."""
    start = article.text.index(content)
    span = {"start": start, "end": start + len(content), "text": content}
    statement = make_statement(content, kind="quote", speaker=speaker)
    fields = {
        "style": "direct",
        "speaker_kind": "person",
        "confidence": 0.9,
        "reason": "named beside the cue",
    } | fields
    return Quote.objects.create(
        article=article,
        statement=statement,
        key=f"{start}-{start + len(content)}",
        start=start,
        end=start + len(content),
        segments=[span],
        speaker=statement.speaker,
        speaker_name=speaker,
        **fields,
    )


def make_case(desk: Desk | None = None, text: str = "", **fields: Any) -> Case:
    """An open case on a claim that appears in an article."""
    claim = make_claim(text)
    fields.setdefault("check_worthiness", claim.check_worthiness)
    return Case.objects.create(desk=desk or make_desk(), statement=claim.statement, **fields)


def make_match(query: Statement, candidate: Statement, **fields: Any) -> Match:
    fields = {"similarity": 0.7, "band": Band.SUGGEST, "embedding_version": "test"} | fields
    return Match.objects.create(query=query, candidate=candidate, **fields)


def fact_check_draft(claim: str = "", **fields: Any) -> FactCheckDraft:
    number = next(numbers)
    defaults: dict[str, Any] = {
        "place": Place("test.json"),
        "url": f"https://check.example/{number}",
        "in_language": "nl",
        "alternate_name": "Onwaar",
        "level": 1,
    }
    return FactCheckDraft(claim_reviewed=claim or f"Er zijn {number} bruggen.", **defaults | fields)


def make_fact_check(claim: str = "", **fields: Any) -> FactCheck:
    return import_fact_checks([fact_check_draft(claim, **fields)]).checks[0].check


def make_feed(place: str = "https://example.org/rss", **fields: Any) -> Feed:
    """A feed that is due, as the admin makes one; nothing is asked of its address."""
    outlet, _ = Outlet.objects.get_or_create(name=fields.pop("outlet", "De Proefkrant"))
    fields.setdefault("name", f"Nieuws {next(numbers)}")
    return Feed.objects.create(place=str(place), outlet=outlet, **fields)
