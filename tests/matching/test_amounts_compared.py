"""Pairs in which amounts say the same in two ways, and pairs in which they do not."""

from __future__ import annotations

import pytest

from quotes.matching.slots import Side, compare_slots

_AMOUNTS = {"number", "unit", "percentage", "money"}

SAME = [
    ("nl", "Minder dan tien bewoners van de Lindehof tekenden bezwaar aan.", "nl", "Hooguit negen bewoners van de Lindehof tekenden bezwaar aan."),
    ("en", "At least seven ferries were cancelled.", "en", "More than six ferries were cancelled."),
    ("nl", "Van de kwekers in Boskoop verwarmt 30 procent met gas.", "nl", "Van de kwekers in Boskoop stookt 70 procent zonder gas."),
    ("nl", "Van de vijftien molens in Stompwijk draaien er vier.", "en", "Eleven of the fifteen windmills in Stompwijk stand still."),
    ("nl", "De zwemclub telt 80 leden, vijf minder dan vorig jaar.", "nl", "De zwemclub telde vorig jaar 85 leden en nu 80."),
    ("nl", "Een kaartje wordt drie euro duurder en kost dan 18 euro.", "nl", "Een kaartje kost nu 15 euro en straks 18 euro."),
    ("en", "The fine has tripled to 900 pounds.", "nl", "De boete is van 300 pond naar 900 pond gegaan."),
    ("en", "The two skippers were paid three million euros each.", "en", "The two skippers were paid six million euros in all."),
    ("nl", "De brug kost 40 miljoen euro in vier jaar tijd.", "nl", "De brug kost 10 miljoen euro per jaar, vier jaar lang."),
    ("en", "The match lasted two hours and a quarter.", "en", "The match lasted 135 minutes."),
    ("nl", "De helft van de 34 bankjes is vernield.", "nl", "Van de 34 bankjes zijn er zeventien vernield."),
]  # fmt: skip
DIFFERENT = [
    ("en", "More than six ferries were cancelled.", "en", "Fewer than seven ferries were cancelled."),
    ("nl", "De partij kreeg hooguit een miljoen euro.", "nl", "De partij kreeg ruim een miljoen euro."),
    ("en", "Some 48 percent of bakers work on Sundays.", "en", "Some 54 percent of bakers work on Sundays."),
    ("nl", "In Boskoop stookt 30 procent van de kwekers zonder gas.", "nl", "In Boskoop stookt 70 procent van de kwekers zonder gas."),
    ("nl", "De premie stijgt tot 300 euro.", "en", "The premium rises by 300 euros."),
    ("nl", "De brug kost 40 miljoen euro in vier jaar tijd.", "nl", "De brug kost 40 miljoen euro per jaar, vier jaar lang."),
    ("nl", "De helft van de 34 bankjes is vernield.", "nl", "Van de 34 bankjes zijn er vijftien vernield."),
    ("nl", "De zwemclub telt 80 leden, vijf minder dan vorig jaar.", "nl", "De zwemclub telde vorig jaar 90 leden en nu 80."),
    ("en", "Shoppers get a pint of cider.", "en", "Shoppers get two litres of cider."),
    ("nl", "De beloning is 30.000 euro.", "nl", "De beloning is dertien mille."),
    ("en", "Support is 54 percent, eight points up.", "en", "Support is 54 percent, two points up."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "other_language", "other"), SAME)
def test_amounts_that_say_the_same_do_not_differ(
    language: str, text: str, other_language: str, other: str
) -> None:
    slots = compare_slots(Side(text, language), Side(other, other_language))
    assert not _AMOUNTS & {slot.slot for slot in slots if slot.verdict == "different"}


@pytest.mark.parametrize(("language", "text", "other_language", "other"), DIFFERENT)
def test_amounts_that_cannot_both_be_true_differ(
    language: str, text: str, other_language: str, other: str
) -> None:
    slots = compare_slots(Side(text, language), Side(other, other_language))
    assert _AMOUNTS & {slot.slot for slot in slots if slot.verdict == "different"}
