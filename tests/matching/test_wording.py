"""Two wordings beside each other."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.matching.slots import Side
from quotes.matching.wording import Wording, compare_wording


def wording(a: str, b: str, languages: str = "nl nl", speakers: tuple[str, str] = ("", "")) -> Wording:
    first, second = languages.split()
    return compare_wording(Side(a, first, speakers[0]), Side(b, second, speakers[1]))


def shown(found: Wording) -> str:
    """[-left out-] {+put in+}, as wdiff prints it."""
    marks = {"left_out": "[-{a}-]", "put_in": "{{+{b}+}}", "replaced": "[-{a}-]{{+{b}+}}", "same": "{b}"}
    return " ".join(
        marks[piece.change].format(a=piece.a.strip(), b=piece.b.strip()) for piece in found.pieces
    )


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("De brug blijft tot mei dicht.", "‘de brug blijft tot mei dicht’", "verbatim"),
        ("Het café is open", "Het cafe is open", "verbatim"),
        ("Ik vind dat de brug tot mei dicht blijft.", "De brug tot mei dicht", "shortened"),
        ("De brug, zegt men, blijft dicht.", "Brug blijft dicht", "shortened"),
        ("De brug blijft gesloten voor al het verkeer.", "De brug blijft dicht voor alle auto's.", "altered"),
        ("De kade is nat.", "De nat kade is.", "altered"),
        ("We sluiten de school niet.", "We sluiten de school.", "meaning_changed"),
        ("We sluiten de school misschien in mei.", "We sluiten de school in mei.", "meaning_changed"),
        ("Er staan 4.150 huizen leeg.", "Er staan 4.510 huizen leeg.", "meaning_changed"),
        ("Er staan meer dan 100 huizen leeg.", "Er staan 100 huizen leeg.", "meaning_changed"),
        ("De huur steeg met 5 procent.", "De huur daalde met 5 procent.", "meaning_changed"),
    ],
)
def test_a_wording_is_named_by_what_became_of_the_other(a: str, b: str, kind: str) -> None:
    assert wording(a, b).kind == kind


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The bridge stays closed until May.", "The bridge closed until May", "shortened"),
        ("We will not close the school.", "We will close the school.", "meaning_changed"),
        ("Rents rose by 5 per cent.", "Rents went up by 5 per cent.", "altered"),
    ],
)
def test_english_wordings_are_named_alike(a: str, b: str, kind: str) -> None:
    assert wording(a, b, "en en").kind == kind


def test_across_languages_only_the_meaning_is_compared() -> None:
    same = wording("Er staan 4.150 huizen leeg.", "4,150 houses are empty.", "nl en")
    other = wording("Er staan 4.150 huizen leeg.", "4,510 houses are empty.", "nl en")
    assert (same.kind, same.pieces, other.kind) == ("translated", (), "meaning_changed")
    assert [slot.slot for slot in other.changed] == ["number"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("De brug blijft dicht.", "De brug blijft nog dicht.", "De brug blijft {+nog+} dicht."),
        ("De oude brug blijft dicht.", "De brug blijft dicht.", "De [-oude-] brug blijft dicht."),
        ("Zij noemt het een ramp.", "Zij noemt het een feest.", "Zij noemt het een [-ramp.-]{+feest.+}"),
        (
            "Wie gaat er mee naar huis?",
            "Wie komt er aan naar huis?",
            "Wie [-gaat er mee-]{+komt er aan+} naar huis?",
        ),
    ],
)
def test_the_words_that_differ_are_marked(a: str, b: str, expected: str) -> None:
    assert shown(wording(a, b)) == expected


def test_it_says_which_side_is_the_shorter() -> None:
    long, short = "De brug over het kanaal blijft dicht.", "De brug blijft dicht."
    assert (wording(long, short).shorter, wording(short, long).shorter) == ("b", "a")


def test_another_speaker_changes_no_meaning() -> None:
    assert (
        wording("De brug is dicht.", "De brug is dicht.", speakers=("Anna de Boer", "Jan Smit")).kind
        == "verbatim"
    )
    found = wording("De brug is al dicht.", "De brug is dicht.", speakers=("Anna de Boer", "Jan Smit"))
    assert found.kind == "shortened"


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["nl nl", "en en", "nl en"]))
def test_whatever_stands_there_both_texts_come_back_whole(a: str, b: str, languages: str) -> None:
    found = wording(a, b, languages)
    if found.pieces:
        assert "".join(piece.a for piece in found.pieces) == a.lstrip()
        assert "".join(piece.b for piece in found.pieces) == b.lstrip()


def test_very_long_texts_take_seconds_at_most() -> None:
    start = time.perf_counter()
    wording("zo of zo " * 5_000, "zus of zo " * 5_000)
    wording("de het een " * 490, "een de het " * 490)
    assert time.perf_counter() - start < 5
