"""Putting a claim on a desk that the analysis did not find."""

from __future__ import annotations

import re

from django.db import transaction

from factcheck.actions import audit, jobs
from factcheck.actions.ranking import worth_on_desk
from factcheck.models import AddedClaim, Case, Desk, Job, User
from quotes.actions.store_analysis import factor_row
from quotes.actions.store_statements import Saying, store_statements
from quotes.claims.scoring import shipped_scorer
from quotes.language.languages import LANGUAGES
from quotes.models import Article, Claim, Quote
from quotes.models.said import Origin

LONGEST = 2_000  # characters of a claim


class NoClaim(ValueError):
    """What was pointed at cannot be a claim: the sentence says why."""


@transaction.atomic
def add_claim(article: Article, start: int, end: int, *, desk: Desk, by: User) -> Case:
    """Make the characters start..end of the article a claim with a case on desk, and return that case.

    White space at the edges is left out. What the analysis found at that very place gets a case where it has none, and counts as
    found. Raises NoClaim when the place is none.
    """
    start, end = trimmed(article.text, start, end)
    article = Article.objects.select_for_update().get(pk=article.pk)
    claim = article.claims.filter(key=f"{start}-{end}").first()
    if claim is None:
        claim = make_claim(article, start, end)
        AddedClaim.objects.create(claim=claim, desk=desk, added_by=by)
        jobs.announce(Job.Kind.MATCH_STATEMENT, [claim.statement_id])
    elif claim.stale:
        Claim.objects.filter(pk=claim.pk).update(stale=False)
    worth = worth_on_desk([claim], desk.factor_shifts)[claim.statement_id]
    case, _ = Case.objects.get_or_create(
        desk=desk, statement_id=claim.statement_id, defaults={"check_worthiness": worth}
    )
    audit.note(by, "claim added", case, after={"claim": claim.pk, "text": claim.text})
    return case


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= len(text):
        raise NoClaim(f"{start} to {end} is no place in the article, which has {len(text)} characters.")
    inside = text[start:end]
    start, end = start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
    if not any(letter.isalnum() for letter in text[start:end]):
        raise NoClaim("There are no words in it.")
    if end - start > LONGEST:
        raise NoClaim(f"A claim has at most {LONGEST} characters; this is {end - start}.")
    return start, end


def make_claim(article: Article, start: int, end: int) -> Claim:
    text = article.text[start:end]
    language = article.language if article.language in LANGUAGES else LANGUAGES[0]
    quote = quote_around(article, start, end)
    saying = Saying("claim", " ".join(text.split()), language, quote.speaker if quote else None)
    statement = store_statements([saying], article)[0][0]
    scored = shipped_scorer(language).score(text, source=article.text, at=start)
    return Claim.objects.create(
        article=article,
        key=f"{start}-{end}",
        start=start,
        end=end,
        statement=statement,
        quote=quote,
        text=text,
        check_worthiness=round(scored.check_worthy, 3),
        kinds=list(scored.kinds),
        factors=[factor_row(factor) for factor in scored.factors],
        seen=list(scored.seen),
        origin=Origin.EDITOR,
    )


def quote_around(article: Article, start: int, end: int) -> Quote | None:
    """The quote that one of whose segments holds the place; the outermost one."""
    for quote in article.quotes.filter(stale=False, start__lte=start, end__gte=end, parent=None):
        if any(segment["start"] <= start and end <= segment["end"] for segment in quote.segments):
            return quote
    return None


def find_passage(article: Article, passage: str) -> tuple[int, int]:
    """Where a passage that was copied from the article stands; white space may differ. The first place that is no claim yet.

    Raises NoClaim when it stands nowhere.
    """
    words = passage.split()
    if not words:
        raise NoClaim("There are no words in it.")
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    taken = set(article.claims.values_list("start", "end"))
    places = [found.span() for found in pattern.finditer(article.text)]
    if not places:
        raise NoClaim("These words do not stand in the article. Copy them from it, letter for letter.")
    return next((place for place in places if place not in taken), places[0])
