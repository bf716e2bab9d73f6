from __future__ import annotations

import pytest

from quotes.language.normalise import fingerprint


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("De huur steeg met 5%.", "De huur steeg met € 5."),
        ("Het was -3 graden.", "Het was 3 graden."),
        ("Het kost $3.", "Het kost £3."),
        ("Het meet 10² meter.", "Het meet 102 meter."),
        ("Komt hij?", "Komt hij."),
        ("Er zijn 12.000 woningen.", "Er zijn 9.000 woningen."),
    ],
)
def test_texts_that_say_something_else_have_another_fingerprint(a: str, b: str) -> None:
    assert fingerprint(a) != fingerprint(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("'De brug is dicht'", "„De brug is dicht.”"),
        ("Café Noord is DICHT", "Cafe\u0301 noord is dicht"),
        ("De  foto's\nzijn weg", "de foto’s zijn weg"),
        ("Oekraïne wil vrede", "OEKRAINE wil vrede"),
        ("De prijs steeg met 5 %", "De prijs steeg met 5%"),
    ],
)
def test_texts_that_differ_in_marks_case_accents_or_spacing_have_one_fingerprint(a: str, b: str) -> None:
    assert fingerprint(a) == fingerprint(b)
