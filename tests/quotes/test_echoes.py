"""Assertions that lose their speaker on the way."""

from __future__ import annotations

import datetime

import pytest

from quotes.echoes import echoes
from quotes.models import Claim, Match
from quotes.models.match import Band, Decision
from tests.builders import make_article, make_claim, make_match, make_quote

SAID = "Er zijn 300 banen verdwenen bij de fabriek."
OTHER = "Bij de fabriek verdwenen driehonderd banen."


def spoken(text: str = SAID, day: int = 4, **fields: object) -> Claim:
    article = make_article(f"'{text}', zei Anna de Boer op dag {day}.", **fields)
    return make_claim(text, dated(article, day), speaker="Anna de Boer", quote=make_quote(text, article))


def told(text: str = SAID, day: int = 9, **fields: object) -> Claim:
    return make_claim(text, dated(make_article(f"Nieuws van dag {day}. {text}", **fields), day))


def dated(article, day):
    article.published_on = datetime.date(2026, 3, day) if day else None
    article.save()
    return article


def pairs(claim: Claim) -> list[tuple[int, int]]:
    found = echoes([claim.statement_id]).get(claim.statement_id, [])
    return [(echo.spoken.pk, echo.repeated.pk) for echo in found]


def test_a_quoted_claim_that_a_later_article_states_is_seen_from_both_sides(db):
    first, later = spoken(), told(outlet="De Ander")
    assert pairs(first) == pairs(later) == [(first.pk, later.pk)]


@pytest.mark.parametrize("day", [3, 4, 0])
def test_not_when_it_stood_there_before_or_no_one_knows_when(db, day):
    first, other = spoken(), told(day=day)
    assert pairs(first) == pairs(other) == []


def test_not_when_that_article_says_whose_it_is_elsewhere(db):
    first, later = spoken(), told()
    article = later.article
    article.text += f" '{SAID}', zei Anna de Boer."
    article.save()
    start = article.text.rindex(SAID)
    Claim.objects.create(
        article=article, statement=first.statement, text=SAID, key=f"{start}-", start=start, end=start + len(SAID),
        check_worthiness=0.8, quote=make_quote("', zei Anna", article),
    )  # fmt: skip
    assert pairs(first) == []


def test_not_between_revisions_of_one_item_nor_of_what_was_replaced_or_is_no_longer_found(db):
    first = spoken(external_id="een")
    revised = told(external_id="een")
    assert pairs(first) == []
    Claim.objects.filter(pk=revised.pk).update(stale=True)
    assert pairs(first) == []


@pytest.mark.parametrize(
    ("band", "decision", "seen"),
    [
        (Band.STRONG, Decision.UNDECIDED, True),
        (Band.SUGGEST, Decision.CONFIRMED, True),
        (Band.SUGGEST, Decision.UNDECIDED, False),
        (Band.STRONG, Decision.REJECTED, False),
    ],
)
def test_other_words_count_when_they_are_linked_or_confirmed(db, band, decision, seen):
    first, later = spoken(), told(OTHER)
    make_match(later.statement, first.statement, band=band, decision=decision)
    assert Match.objects.count() == 1
    assert bool(pairs(first)) is bool(pairs(later)) is seen


def test_however_many_statements_it_costs_the_same(db, django_assert_num_queries):
    made = [spoken(f"Er zijn {n} banen weg.") for n in range(300, 320)]
    made += [told(f"Er zijn {n} banen weg.") for n in range(300, 320)]
    with django_assert_num_queries(4):
        assert len(echoes({claim.statement_id for claim in made})) == 40
