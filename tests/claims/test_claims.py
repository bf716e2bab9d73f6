"""Claims and their factors."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "text",
    [
        "Op perron 5 in Utrecht wacht Truus Blom (67) op haar trein naar huis.",
        "De 32-jarige keeper speelt morgen weer op het veld van Gent.",
        "Bij afrit 12 van de A58 staat een nieuwe lantaarn met een bord.",
    ],
)
def test_ages_platforms_and_roads_are_no_quantities(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("De partij won in mei de helft van de zetels in de raad van Gent.", "share"),
        ("Een op de drie leerlingen heeft de school verlaten zonder diploma.", "share"),
        ("De ploeg behaalde in Gent de 22ste overwinning van dit seizoen.", "ordinal"),
        ("Bij de brand in Gent raakten 14 agenten en een bakker gewond.", "incident"),
    ],
)
def test_amounts_in_words_ordinals_and_incidents_are_seen(text: str, factor: str) -> None:
    [claim] = claims(text)
    assert factor in {seen.name for seen in claim.factors}


@pytest.mark.parametrize(
    "text",
    [
        "De raad heeft in mei 300 woningen laten slopen in de wijk 'De Linde'.",
        "Volgens de bond is het 'een grap': er zijn sinds mei veertien mensen ontslagen.",
        "'De Linde' heeft sinds mei 40 procent meer bewoners gekregen dan Zwolle.",
    ],
)
def test_a_claim_holds_both_marks_of_a_quote_or_none(text: str) -> None:
    for claim in claims(text):
        assert claim.span.text.count("'") % 2 == 0
