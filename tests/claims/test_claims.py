"""Claims and their factors."""

from __future__ import annotations

from quotes.analysis import analyse
from quotes.claims.result import KINDS, FoundClaim


def claims(text: str) -> list[FoundClaim]:
    return list(analyse("De brug is open.\n\n" + text, "nl").claims)


def test_a_figure_with_a_unit_is_worth_a_check_and_says_why() -> None:
    [claim] = claims("De stad heeft vorig jaar 40 procent meer woningen gebouwd dan Zwolle.")
    percentage = next(factor for factor in claim.factors if factor.name == "percentage")
    assert percentage.weight > 0
    assert percentage.span
    assert percentage.span.text == "40 procent"
    assert "quantity" in claim.kinds


def test_opinions_questions_wishes_and_predictions_are_no_claims() -> None:
    for text in (
        "Ik vind het prachtig wat ze doen.",
        "Hoeveel woningen heeft de stad gebouwd?",
        "Hopelijk komt het goed met de brug.",
        "De stad zal volgend jaar 400 woningen bouwen.",
    ):
        assert claims(text) == [], text


def test_a_claim_inside_a_quote_belongs_to_that_quote() -> None:
    text = "'De stad heeft 400 woningen gebouwd in een jaar', zei wethouder Anja Kramer."
    found = analyse(text, "nl")
    assert [claim.quote for claim in found.claims] == [0]
    assert found.claims[0].span.text == "De stad heeft 400 woningen gebouwd in een jaar"


def test_the_narrators_claim_has_no_quote() -> None:
    assert [claim.quote for claim in claims("De gemeenteraad heeft in mei 300 woningen laten slopen.")] == [
        None
    ]


def test_kinds_are_known_and_scores_lie_between_zero_and_one() -> None:
    for claim in claims(
        "De prijs steeg met 12 procent. De regering heeft de wet ingetrokken omdat de rechter dat eiste."
    ):
        assert set(claim.kinds) <= set(KINDS)
        assert 0.5 <= claim.check_worthiness <= 1
