"""Quotation marks and apostrophes."""

from __future__ import annotations

import pytest

from quotes.language.marks import quoted_stretches
from quotes.language.text import paragraphs


def stretches(text: str) -> list[str]:
    return [text[s.start : s.end] for s in quoted_stretches(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Hij noemt het 'oude koek'.", ["oude koek"]),
        ("De auto's en zo'n huis.", []),
        ("'De auto's zijn weg', zei hij.", ["De auto's zijn weg"]),
        ("'Nooit gesloten, zei hij.", []),
        ("'Nooit gesloten, zei hij. 'Wel gesloten', zei zij.", ["Wel gesloten"]),
        ("In de jaren '90 was het 's zomers druk bij Van 't Hof.", []),
        ("Frans' huis en Truus' fiets.", []),
        ("''s Avonds is het stil', zei ze.", ["'s Avonds is het stil"]),
        ("„Laag en hoog” en ,,komma's''.", ["Laag en hoog", "komma's"]),
        ("»Naar binnen« en «naar buiten».", ["Naar binnen", "naar buiten"]),
        ("’Tweemaal hetzelfde’, zei hij.", ["Tweemaal hetzelfde"]),
        ("“Hij riep ‘stop’ en liep weg”, zei zij.", ["Hij riep ‘stop’ en liep weg", "stop"]),
        ("(‘tussen haakjes’)", ["tussen haakjes"]),
        ("We don't know, can't say and won't try.", []),
        ("'''''' ", []),
    ],
)
def test_quoted_stretches(text: str, quoted: list[str]) -> None:
    assert stretches(text) == quoted


def test_an_open_mark_never_reaches_into_the_next_paragraph() -> None:
    assert stretches("'Een begin zonder eind.\n\nTekst. 'Een tweede', zei hij.") == ["Een tweede"]


def test_a_paragraph_may_reopen_what_the_last_one_left_open() -> None:
    assert stretches("„Eerste deel.\n\n„Tweede deel”, zei hij.") == ["Eerste deel.", "Tweede deel"]
