"""Resemblance of articles, and the keys by which the database finds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.matching.near_copies import BANDS, LEAST_RESEMBLANCE, band_keys, resemblance, runs

STORY = (
    "De gemeente Zandmeer sluit de brug over het kanaal tot eind mei. Dat zei wethouder Anna de Boer dinsdag in de raad. "
    "Volgens haar is het staal van de brug zo verroest dat vrachtwagens er niet meer over mogen. De reparatie kost "
    "vier miljoen euro, een half miljoen meer dan begroot. Winkeliers aan de kade vrezen voor hun omzet. "
    "‘Wij horen dit pas vandaag’, zegt bakker Jan Smit. De raad stemt volgende week over het extra geld."
)
OTHER = (
    "In Duinmeer is de molen weer open voor publiek. De wieken draaien sinds zaterdag, na twee jaar werk aan de kap. "
    "Vrijwilligers hebben volgens molenaar Piet Kort ruim duizend uur gewerkt. De opening trok driehonderd bezoekers."
)


def alike(a: str, b: str) -> float:
    return resemblance(runs(a), runs(b))


def test_a_copy_under_another_headline_or_cut_to_half_is_a_near_copy_and_another_story_is_none() -> None:
    assert alike(STORY, f"Brug dicht, winkeliers boos. {STORY}") > 0.9
    assert alike(STORY, STORY[: len(STORY) // 2]) > LEAST_RESEMBLANCE
    assert alike(STORY, OTHER) < 0.05


def test_near_copies_share_keys_and_other_stories_do_not() -> None:
    keys = [set(band_keys(runs(text))) for text in (STORY, STORY[: len(STORY) * 2 // 3], OTHER)]
    assert keys[0] & keys[1]
    assert not keys[0] & keys[2]


def test_keys_are_the_same_in_every_process_and_fit_a_column() -> None:
    keys = band_keys(runs(STORY))
    assert len(keys) == BANDS
    assert keys[0] == 3564374266400783339
    assert all(-(2**63) <= key < 2**63 for key in keys)


def test_a_text_too_short_to_tell_has_no_keys() -> None:
    assert band_keys(runs("Weer: eerst zon, later wolken.")) == band_keys(runs("")) == []


@given(st.text(max_size=400))
def test_no_text_makes_it_stumble(text: str) -> None:
    found = runs(text)
    assert len(band_keys(found)) in (0, BANDS)
    assert resemblance(found, found) == (1.0 if found else 0.0)
