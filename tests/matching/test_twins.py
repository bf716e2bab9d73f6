"""Sentences that are the same but for a denial."""

from __future__ import annotations

import pytest

from quotes.matching.slots import Side, compare_slots


def negation(language: str, a: str, b: str) -> str:
    slots = compare_slots(Side(a, language), Side(b, language))
    return next((slot.verdict for slot in slots if slot.slot == "negation"), "")


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("nl", "De raad onderbreekt het reces niet voor een debat over het zwembad.", "De raad onderbreekt het reces voor een debat over het zwembad."),
        ("nl", "De dienst heeft de kosten van de sluis niet te hoog ingeschat.", "De dienst heeft de kosten van de sluis te hoog ingeschat."),
        ("nl", "Het bericht over de hondenbelasting is geen grap en dus waar.", "Het bericht over de hondenbelasting is een grap en dus niet waar."),
        ("nl", "De wachters gaan niet weg. Soldaten komen er niet bij.", "De wachters gaan weg. Soldaten komen er bij."),
        ("en", "The harbour master did not close the lock to sailing boats on Sunday.", "The harbour master did close the lock to sailing boats on Sunday."),
    ],
)  # fmt: skip
def test_a_denial_that_comes_or_goes_differs_whatever_else_it_may_mean(language, a, b):
    assert negation(language, a, b) == "different"
    assert negation(language, b, a) == "different"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("De winkel gaat morgen niet open voor klanten.", "De winkel gaat niet morgen open voor klanten."),
        ("De gemeente bouwt geen nieuwe brug over de Linge.", "De gemeente bouwt geen brug over de Linge."),
        ("De dijk is niet verzakt, de weg wel.", "De dijk is niet verzakt, de weg wel."),
    ],
    ids=["moved within its clause", "another word too", "the same"],
)
def test_a_denial_that_both_have_does_not(a, b):
    assert negation("nl", a, b) != "different"
