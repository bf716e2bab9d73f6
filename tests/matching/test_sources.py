"""Whose words two statements are, and how firmly they are meant."""

from __future__ import annotations

import pytest

from quotes.matching.slots import Side, compare_slots
from tests.matching.differing import differing


@pytest.mark.parametrize(
    ("a", "b", "slots"),
    [
        ("Hanna Terpstra", "dijkgraaf Terpstra", set()),
        ("P. Reyes", "Paula Reyes", set()),
        ("CBS", "Centraal Bureau voor de Statistiek", set()),
        ("Anna de Vries", "Pieter de Vries", {"speaker"}),
        ("Anna de Vries", "", set()),
        ("Rik Vandaele, trainer van Cercle Noord", "Jonas Piot, captain of Cercle Noord", {"speaker"}),
        ("burgemeester Jan de Wit van Lindestad", "wethouder Anna Bos van Lindestad", {"speaker"}),
        ("minister van Landbouw Sanne Oudkerk", "Sanne Oudkerk", set()),
        ("Laura Finch, chief executive of Telmar", "Telmar-topvrouw Finch", set()),
        ("de trainer van Cercle Noord", "Rik Vandaele, trainer van Cercle Noord", set()),
    ],
)
def test_speakers_are_compared_by_name(a: str, b: str, slots: set[str]) -> None:
    assert differing("De dijken zijn veilig.", "De dijken zijn veilig.", speakers=(a, b)) == slots


@pytest.mark.parametrize(
    ("a", "b", "languages", "apart"),
    [
        ("De brug is veilig, zegt de wethouder.", "Volgens de brandweer is de brug veilig.", "nl nl", True),
        ("De brug is veilig, zegt de wethouder.", "The bridge is safe, an alderman said.", "nl en", False),
        ("De brug is veilig, zegt het hoofd van de politie.", "De brug is veilig, zegt de korpschef.", "nl nl", False),
        ("De brug is veilig, zegt wethouder Bram Kuiper.", "De wethouder zegt dat de brug veilig is.", "nl nl", False),
        ("The bridge is safe, said mayor Ann Lowe.", "The words 'safe' came from fire chief Bill Tarn.", "en en", True),
        ("The bridge is safe, the union warned.", "It was the employers who warned about the bridge being safe.", "en en", True),
        ("Dat klopt, zegt de minister van Financiën.", "Dat klopt, zegt de zorgminister.", "nl nl", True),
        ("Dat klopt, zegt de griffier.", "Dat klopt, zegt de burgemeester; de griffier zwijgt.", "nl nl", True),
        ("The bridge is safe, said the victim's brother.", "The bridge is safe, said the victim.", "en en", True),
        ("The bridge is safe, said a spokesman.", "The bridge is safe, said the mayor.", "en en", False),
    ],
)  # fmt: skip
def test_sources_that_only_the_text_gives_are_compared_by_name_and_by_kind(
    a: str, b: str, languages: str, apart: bool
) -> None:
    assert ("speaker" in differing(a, b, languages)) is apart


@pytest.mark.parametrize(
    ("a", "b", "languages", "apart"),
    [
        ("Een helm is verplicht op de e-fiets.", "Op de e-fiets wordt een helm aangeraden.", "nl nl", True),
        ("Een helm is verplicht op de e-fiets.", "Cyclists must wear a helmet on an e-bike.", "nl en", False),
        ("Een helm is niet verplicht op de e-fiets.", "Helmets are optional on e-bikes.", "nl en", False),
        ("Members should wear a badge.", "Members must wear a badge.", "en en", True),
        ("Leden moeten een badge dragen.", "Members should wear a badge.", "nl en", False),
        ("Visitors must not feed the seals.", "Visitors are forbidden to feed the seals.", "en en", False),
        ("Nobody can be forced to sell.", "Owners are free not to sell.", "en en", False),
        ("The town has decided to close the pool.", "Of het zwembad dichtgaat, is nog niet besloten.", "en nl", True),
        ("De raad overweegt het zwembad te sluiten.", "The pool is certain to be shut by the council.", "nl en", True),
        ("Arts Kuiper kan zijn praktijk niet kwijt.", "Doctor Kuiper finds no buyer for his practice.", "nl en", False),
        ("Tien vermoedelijke dieven zijn opgepakt.", "Ten suspected thieves were arrested.", "nl en", False),
        ("Bewoners mogen blijven.", "Residents may stay.", "nl en", False),
    ],
)  # fmt: skip
def test_what_is_binding_advised_or_left_open_is_compared_by_force(
    a: str, b: str, languages: str, apart: bool
) -> None:
    assert ("modality" in differing(a, b, languages)) is apart


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Ilse Ravenhorst", "de minister van Justitie", "missing"),
        ("de Deense premier", "the Danish prime minister", "missing"),
        ("de Deense premier", "the Belgian prime minister", "different"),
        ("de burgemeester van Hoorn", "the police chief of Hoorn", "different"),
    ],
)
def test_a_post_that_is_given_for_the_speaker_is_held_against_a_person_or_a_post(
    one: str, other: str, verdict: str
) -> None:
    a, b = Side("De haven blijft open.", "nl", one), Side("The harbour stays open.", "en", other)
    assert [slot.verdict for slot in compare_slots(a, b) if slot.slot == "speaker"] == [verdict]
