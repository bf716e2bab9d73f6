from __future__ import annotations

import pytest

from factcheck.claim_words import FACTORS
from quotes.claims.shifts import factor_names, learnt_weights, shifted


def test_a_shift_moves_the_odds_by_its_factor_once() -> None:
    assert shifted(0.5, ["sport"], {"sport": -1.0}) == 0.269
    assert shifted(0.5, ["sport", "sport"], {"sport": -1.0}) == 0.269
    assert shifted(0.5, ["sport", "money"], {"sport": -1.0, "money": 1.0}) == 0.5


@pytest.mark.parametrize("score", [0.0, 0.123456, 1.0])
def test_without_a_shift_that_applies_the_score_stays(score: float) -> None:
    assert shifted(score, ["sport"], {"money": 2.0}) == score


def test_scores_stay_between_zero_and_one() -> None:
    assert 0 <= shifted(0.0, ["sport"], {"sport": -3.0}) < shifted(1.0, ["sport"], {"sport": 3.0}) <= 1


def test_every_factor_of_the_models_can_be_weighed_and_has_words() -> None:
    assert learnt_weights().keys() == factor_names() <= FACTORS.keys()
    assert all(set(weights) <= {"nl", "en"} for weights in learnt_weights().values())
