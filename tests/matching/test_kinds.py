"""Names by their letters, posts grown together with a body, and kinds of people, bodies and things that exclude each other."""

from __future__ import annotations

import pytest

from quotes.matching.slots.initials import spelled_in
from quotes.matching.slots.tokens import cut
from tests.matching.differing import differing


@pytest.mark.parametrize(
    ("short", "long", "spelled"),
    [
        ("KVes", "de Koninklijke Vestingwacht rukte uit", [1, 2]),
        ("NDa", "de Nederlandse Dijkautoriteit", [1, 2]),
        ("KNZW", "de Zee- en Weerdienst meldt storm", []),
        ("NZWD", "de Zee- en Weerdienst meldt storm", [1, 2, 3]),
        ("PTMK", "pensioenfonds Textiel, Metaal en Kunststof", []),
        ("PFTM", "pensioenfonds Textiel en Metaal", [0, 1, 2, 3]),
        ("MoT", "the Ministry of Tides", [1, 2, 3]),
        ("KVes", "de Koninklijke Wegenbouw Vestigt records", []),
    ],
)
def test_words_that_an_acronym_stands_for(short: str, long: str, spelled: list[int]) -> None:
    assert sorted(spelled_in(cut(short), cut(long))) == spelled


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        (
            "The Tide Office warns of flooding in Larkmouth.",
            "The TCDO warns of flooding in Larkmouth.",
            "en en",
        ),
        (
            "Raadsvoorzitter Vellinga opende de zitting.",
            "Voorzitter Anna Vellinga opende de zitting.",
            "nl nl",
        ),
        ("De partij van Anna Vellinga wil een brug.", "Zo komt er bij Sparrenhof87 een brug.", "nl nl"),
        (
            "The mill in Duinmeer was burgled at night.",
            "The mill in Duinmeer was broken into at night.",
            "en en",
        ),
        ("De raad overweegt een hek te plaatsen.", "De raad denkt erover een hek te plaatsen.", "nl nl"),
        (
            "Een vogel legde de sluis van Duinmeer stil.",
            "Een reiger legde de sluis van Duinmeer stil.",
            "nl nl",
        ),
    ],
)
def test_two_names_or_words_for_one_thing_do_not_differ(a: str, b: str, languages: str) -> None:
    assert "entity" not in differing(a, b, languages)


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Een reiger legde de sluis van Duinmeer stil.", "A swan halted the lock at Duinmeer.", "nl en"),
        (
            "In het park van Duinmeer viel een treurwilg om.",
            "In het park van Duinmeer viel een treurbeuk om.",
            "nl nl",
        ),
        (
            "De rechtbank in Duinmeer sprak haar vrij.",
            "Het gerechtshof in Duinmeer sprak haar vrij.",
            "nl nl",
        ),
        ("De gemeente legt het strand opnieuw aan.", "The water board is rebuilding the beach.", "nl en"),
        ("De patiënt kreeg een nieuwe nier.", "The patient was given a new liver.", "nl en"),
        (
            "De bode van Duinmeer gaf verkeerd advies over de huurtoeslag.",
            "The Duinmeer messenger was wrong about care allowance.",
            "nl en",
        ),
        (
            "De wacht van K7B stond aan de kade van Duinmeer.",
            "De wacht van Vellinga stond aan de kade van Duinmeer.",
            "nl nl",
        ),
        ("De partij van premier Vellinga won.", "De partij van Bram Oosterzee won.", "nl nl"),
    ],
)
def test_kinds_that_exclude_each_other_differ(a: str, b: str, languages: str) -> None:
    assert "entity" in differing(a, b, languages)
