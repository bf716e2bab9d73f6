from __future__ import annotations

import pytest

from quotes.matching.slots.bodies import agreement, find_bodies
from quotes.matching.slots.guard import compare_slots
from quotes.matching.slots.sides import Side
from quotes.matching.slots.tokens import cut


def topics_of(text: str, language: str) -> list[tuple[str, ...]]:
    return [body.topics for body in find_bodies(cut(text), language)]


@pytest.mark.parametrize(
    ("text", "language", "topics"),
    [
        ("Volgens het Rijksbureau voor Wonen stijgt de huur.", "nl", [("wonen",)]),
        ("De Onderwijsraad is tegen.", "nl", [("onderwijs",)]),
        ("Het ministerie van Landbouw zwijgt.", "nl", [("landbouw",)]),
        ("De Vereniging van Huurders Lindestad groeit.", "nl", [("huurders", "lindestad")]),
        ("The Lindestad Tenants' Association grows.", "en", [("lindestad", "tenants")]),
        ("The finance minister resigned.", "en", [("finance",)]),
        ("Minister Overdijk trad af.", "nl", []),
        ("De minister Jansen sprak.", "nl", []),
        ("De raad was tegen.", "nl", []),
    ],
)
def test_bodies_are_found_by_their_noun_with_what_they_are_for(
    text: str, language: str, topics: list[tuple[str, ...]]
) -> None:
    assert topics_of(text, language) == topics


@pytest.mark.parametrize(
    ("dutch", "english", "told"),
    [
        ("Rijksbureau voor Verkeersveiligheid", "National Road Safety Bureau", "same"),
        ("ministerie van Landbouw", "Ministry of Agriculture", "same"),
        ("Waterschap Duinmeer", "Duinmeer Water Board", "same"),
        ("Rijksbureau voor Wonen", "National Housing Bureau", "unsure"),
        ("ministerie van Landbouw", "Ministry of Defence", "different"),
        ("Waterschap Duinmeer", "Zandmeer Water Board", "different"),
        ("Vereniging van Artsen", "Patients' Association", "different"),
        ("Onderwijsraad", "Education Inspectorate", "different"),
    ],
)
def test_bodies_in_two_languages_are_told_apart_by_what_they_are_for(
    dutch: str, english: str, told: str
) -> None:
    [a], [b] = find_bodies(cut(dutch), "nl"), find_bodies(cut(english), "en")
    assert agreement(a, b) == told


def verdicts(a: Side, b: Side) -> dict[str, str]:
    return {slot.slot: slot.verdict for slot in compare_slots(a, b)}


def test_a_body_that_is_the_speaker_in_both_languages_is_one() -> None:
    a = Side("De prijzen dalen.", "nl", "Rijksbureau voor Verkeersveiligheid")
    b = Side("Prices are falling.", "en", "National Road Safety Bureau")
    assert verdicts(a, b)["speaker"] == "same"


def test_where_it_is_unsure_nothing_is_said_to_differ() -> None:
    a = Side("Volgens het Rijksbureau voor Wonen staan er 14.000 woningen leeg.", "nl")
    b = Side("According to the National Housing Bureau, 14,000 homes stand empty.", "en")
    assert verdicts(a, b)["speaker"] == "missing"
    assert "different" not in verdicts(a, b).values()


def test_two_courts_in_two_cities_differ() -> None:
    a = Side("De Rechtbank Rotterdam sprak de bankier vrij.", "nl")
    b = Side("The Amsterdam District Court acquitted the banker.", "en")
    assert "different" in verdicts(a, b).values()
