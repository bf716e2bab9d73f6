from __future__ import annotations

import pytest

from quotes.language.compound_parts import compound_parts, frequencies


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("huurtoeslag", ("huur", "toeslag")),
        ("klimaatverandering", ("klimaat", "verandering")),
        ("arbeidsongeschiktheidsverzekering", ("arbeid", "ongeschiktheid", "verzekering")),
        ("zorgverzekeringspremie", ("zorgverzekering", "premie")),
        ("stikstofuitstoot", ("stikstof", "uitstoot")),
    ],
)
def test_a_compound_is_cut_where_a_reader_would_cut_it(word: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(word, "nl") == parts


@pytest.mark.parametrize("word", ["minister", "regering", "voorzitter", "betrouwbaarheid", "huis", "10000"])
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert compound_parts(word, "nl") == ()


def test_a_language_without_a_list_has_no_compounds() -> None:
    assert compound_parts("housebuilding", "en") == ()
    assert frequencies("en") == {}


@pytest.mark.parametrize("word", ["de" * 2000, "a" * 40, "tententententententen", "é" * 30])
def test_hostile_words_are_answered(word: str) -> None:
    assert isinstance(compound_parts(word, "nl"), tuple)
