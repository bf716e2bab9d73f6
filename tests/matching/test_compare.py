from __future__ import annotations

import pytest

from quotes.matching.compare import Comparison, Side, band, compare

LONG = "De gemeente Duinmeer heeft vorig jaar 120 bruggen laten repareren."


def verdicts(a: str, b: str, language: str = "nl", other: str = "") -> dict[str, str]:
    comparison = compare(Side(a, language), Side(b, other or language))
    return {slot.slot: slot.verdict for slot in comparison.slots}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Er zijn 12.000 woningen.", "Er komen twaalfduizend woningen.", {"number": "same"}),
        ("Er zijn 12.000 woningen.", "Er komen 9.000 woningen.", {"number": "different"}),
        ("Het kost 3 miljoen euro.", "Het kost € 3.000.000.", {"money": "same"}),
        ("Het kost 3 miljoen euro.", "Het kost 3 miljoen dollar.", {"money": "different"}),
        ("De werkloosheid steeg met 4 procent.", "De werkloosheid steeg met 4%.", {"percentage": "same"}),
        ("De brug is dicht.", "De brug is niet dicht.", {"negation": "different"}),
        ("De brug is nooit open.", "De brug is niet open.", {"negation": "same"}),
        ("Er zijn 12 bruggen.", "Er zijn bruggen.", {"number": "missing"}),
        ("Er zijn bruggen.", "Er staan bruggen.", {}),
    ],
)
def test_slots_of_two_dutch_statements(a: str, b: str, expected: dict[str, str]) -> None:
    assert verdicts(a, b) == expected


def test_numbers_are_compared_across_languages() -> None:
    assert verdicts("Er zijn 12.000 woningen.", "There are 9,000 homes.", "nl", "en") == {
        "number": "different"
    }


def test_another_speaker_is_shown_and_is_no_conflict() -> None:
    comparison = compare(Side(LONG, "nl", "Anna de Boer"), Side(LONG, "nl", "Kees Smit"))
    assert not comparison.conflicts
    assert ("speaker", "different") in [(slot.slot, slot.verdict) for slot in comparison.slots]


def test_shared_words_leave_out_words_without_matter() -> None:
    comparison = compare(Side("De brug is gerepareerd", "nl"), Side("Wanneer is die brug klaar?", "nl"))
    assert comparison.shared_words == ("brug",)


@pytest.mark.parametrize(
    ("similarity", "a", "b", "expected"),
    [
        (0.95, LONG, LONG, "strong"),
        (0.95, LONG, LONG.replace("120", "80"), "suggest"),
        (0.95, LONG, LONG.replace("heeft", "heeft nooit"), "suggest"),
        (0.95, "De brug is dicht.", "De brug is dicht.", "suggest"),
        (0.5, LONG, LONG, "suggest"),
        (0.2, LONG, LONG, "none"),
    ],
)
def test_a_conflict_or_a_short_text_is_never_strong(similarity: float, a: str, b: str, expected: str) -> None:
    sides = Side(a, "nl"), Side(b, "nl")
    assert band(similarity, compare(*sides), *sides, suggest=0.45, strong=0.75) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("De gemeente zet volgend jaar twee bankjes bij de fontein op het plein.", "De gemeente zet volgend jaar twee bankjes bij de vijver op het plein.", "suggest"),
        ("De gemeente zet volgend jaar twee bankjes bij de fontein op het plein.", "Volgend jaar zet de gemeente 2 bankjes bij de fontein op het plein.", "strong"),
        ("De gemeente zet volgend jaar twee bankjes bij de fontein op het plein.", "De gemeenten zetten volgend jaar twee bankjes bij de fontein op het plein.", "strong"),
    ],
)  # fmt: skip
def test_one_word_in_place_of_another_is_never_strong(a: str, b: str, expected: str) -> None:
    sides = Side(a, "nl"), Side(b, "nl")
    assert band(0.98, Comparison((), ()), *sides, suggest=0.45, strong=0.75) == expected


def test_a_telling_word_without_its_like_is_never_strong() -> None:
    sides = Side(LONG, "nl"), Side(LONG, "nl")
    found = [
        band(0.95, compare(*sides), *sides, suggest=0.45, strong=0.75, weakest=weakest)
        for weakest in (0.59, 0.61)
    ]
    assert found == ["suggest", "strong"]
