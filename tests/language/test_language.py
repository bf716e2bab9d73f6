"""Paragraphs, sentences, numbers, normalising, vectors and language identification."""

from __future__ import annotations

import pytest

from quotes.language.identify import identify
from quotes.language.normalise import fingerprint, search_text
from quotes.language.numbers import find_numbers
from quotes.language.page import read_page
from quotes.language.text import headline_end, mask, paragraphs


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kop\n\nEen zin.\n\nNog een.", ["Kop", "Een zin.", "Nog een."]),
        ("Kop\nEen zin.\nNog een.", ["Kop", "Een zin.", "Nog een."]),
        ("Een zin.\r\n\r\nNog een.", ["Een zin.", "Nog een."]),
    ],
)
def test_paragraphs(text: str, parts: list[str]) -> None:
    assert [text[part.start : part.end] for part in paragraphs(text)] == parts


def test_a_first_paragraph_without_a_stop_is_the_headline() -> None:
    text = "Brug in Zwolle dicht\n\nDe brug is dicht. Dat zei de wethouder."
    assert text[: headline_end(text)] == "Brug in Zwolle dicht"
    assert headline_end("De brug is dicht.\n\nDat zei de wethouder.") == 0


@pytest.mark.parametrize(
    "furniture",
    [
        "BRUSSEL (ANP) - ",
        " date 2022-02 ",
        "ZWOLLE (ANP/AFP) – ",
        "DEN HAAG, BRUSSEL - ",
        "Nieuw bericht, vervangt: eerdere versie\n",
    ],
)
def test_furniture_is_masked_in_place(furniture: str) -> None:
    text = furniture + "De brug is dicht."
    assert mask(text).strip() == "De brug is dicht."
    assert len(mask(text)) == len(text)


def test_a_name_before_a_dash_is_no_furniture() -> None:
    assert mask("Jan - de oudste - is ziek.") == "Jan - de oudste - is ziek."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Dr. J. de Vries woont in Zwolle. Hij is arts.",
            ["Dr. J. de Vries woont in Zwolle.", "Hij is arts."],
        ),
        ("'Kom mee. Nu', zei ze. Hij bleef.", ["'Kom mee. Nu', zei ze.", "Hij bleef."]),
        ("'Kom mee.' De man bleef.", ["'Kom mee.'", "De man bleef."]),
        ("'Kom je?' vroeg ze.", ["'Kom je?' vroeg ze."]),
        ("Het kost 1.500 euro o.a. door de btw. Klaar!", ["Het kost 1.500 euro o.a. door de btw.", "Klaar!"]),
    ],
)
def test_sentences_hold_a_quote_and_its_attribution(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in read_page(text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("100.000 huizen", "nl", [(100_000, "number", "huizen")]),
        ("honderdduizend mensen", "nl", [(100_000, "number", "mensen")]),
        ("1,5 miljoen euro", "nl", [(1_500_000, "money", "EUR")]),
        ("€ 2,5 miljard", "nl", [(2_500_000_000, "money", "EUR")]),
        ("40 procent en 3%", "nl", [(40, "percentage", "%"), (3, "percentage", "%")]),
        ("90 percent", "nl", [(90, "percentage", "%")]),
        ("tweeënveertig dagen", "nl", [(42, "number", "dagen")]),
        ("een huis", "nl", []),
        ("een miljoen", "nl", [(1_000_000, "number", None)]),
        ("100,000 houses", "en", [(100_000, "number", "houses")]),
        ("forty-two people, 1.5 percent", "en", [(42, "number", "people"), (1.5, "percentage", "%")]),
    ],
)
def test_numbers_have_value_and_unit(
    text: str, language: str, found: list[tuple[float, str, str | None]]
) -> None:
    assert [(n.value, n.kind, n.unit) for n in find_numbers(text, language)] == found


def test_search_text_folds_marks_case_and_accents_and_adds_stems() -> None:
    assert search_text("“Huizen” in Oekraïne, foto's!", "nl") == "huizen huis in oekraine fotos"
    assert search_text("?!", "nl") == ""


def test_fingerprint_is_the_same_for_other_marks_case_and_composition() -> None:
    assert fingerprint("‘Één café’, zei hij") == fingerprint("E\u0301e\u0301n  CAFE\u0301 zei hij.")
    assert fingerprint("een café") != fingerprint("twee cafés")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De wethouder zei dat de brug maandag weer opengaat.", "nl"),
        ("The mayor said the bridge will open on Monday.", "en"),
    ],
)
def test_language_is_identified(text: str, language: str) -> None:
    assert identify(text) == language
