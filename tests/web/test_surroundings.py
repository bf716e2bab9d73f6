"""The sentences around a passage."""

from __future__ import annotations

import pytest

from factcheck.web.surroundings import sentence_after, sentence_before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("Een. Twee. ", "Twee. "),
        ("Een. Toen zei hij: '", "Toen zei hij: '"),
        ("'Klaar.' Zij lachte. Hij niet: ", "Hij niet: "),
        ("Kop van het stuk\n\nDEN HAAG - ", "DEN HAAG - "),
        ("Kop van het stuk\n\n", ""),
    ],
)
def test_sentence_before(text, sentence):
    assert sentence_before(text) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("', zei hij. En toen.", "', zei hij."),
        (". Dat was alles. Meer niet.", ". Dat was alles."),
        ("' zei zij\n\nNieuwe alinea", "' zei zij"),
        (" zonder einde", " zonder einde"),
    ],
)
def test_sentence_after(text, sentence):
    assert sentence_after(text) == sentence
