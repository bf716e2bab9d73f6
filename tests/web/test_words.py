"""Names of the analysis, in words."""

from __future__ import annotations

from django.utils import translation

from factcheck import claim_words
from factcheck.web import words
from quotes.claims.explaining import WORDING
from quotes.claims.weights import SHIPPED, load_weights


def test_every_factor_of_the_claims_has_words():
    for language in ("nl", "en"):
        assert set(claim_words.FACTORS) >= {*load_weights(SHIPPED / language).factors, WORDING}


def test_the_heaviest_factors_come_first_with_their_direction():
    factors = [
        {"name": "number", "weight": 0.5},
        {"name": "short", "weight": -1.2},
        {"name": "money", "weight": 1.6},
    ]
    with translation.override("en"):
        assert words.factors_in_words(factors, limit=2) == ["+ an amount of money", "− short"]


def test_an_unknown_factor_is_shown_by_its_own_name():
    assert words.factor_name("new_feature") == "new feature"


def test_two_speakers_are_no_conflict_and_not_missing():
    with translation.override("en"):
        assert words.slot_outcome("speaker", "different") == "another"
        assert words.slot_outcome("number", "different") == "differs"
        assert words.slot_outcome("number", "missing") == "on one side only"
