"""Quotes of own-written sentences: text in, segments and speakers out. The cases are data, Dutch first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.analysis import analyse

FOLDER = Path(__file__).parent
STYLES = {
    "single": "''",
    "curly": "‘’",
    "double": '""',
    "curly double": "“”",
    "low": "„”",
    "guillemets": "«»",
}


def cases(language: str) -> list[Any]:
    lines = (FOLDER / f"cases_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(case["text"], case["quotes"], id=case["name"]) for case in map(json.loads, lines)]


def found(text: str, language: str) -> list[list[Any]]:
    quotes = analyse(text, language).quotes
    return [[q.style, [span.text for span in q.segments], q.resolved_speaker] for q in quotes]


@pytest.mark.parametrize(("text", "quotes"), cases("nl"))
def test_dutch_quotes_are_found_with_their_speakers(text: str, quotes: list[Any]) -> None:
    assert found(text, "nl") == quotes


@pytest.mark.parametrize(("text", "quotes"), cases("en"))
def test_english_quotes_are_found_with_their_speakers(text: str, quotes: list[Any]) -> None:
    assert found(text, "en") == quotes


@pytest.mark.parametrize("marks", STYLES.values(), ids=STYLES)
def test_an_article_reads_the_same_in_every_style_of_marks(marks: str) -> None:
    text = "<De foto's zijn klaar>, zei Anja Kramer. <Nu de rest nog.> Haar plan heet <Morgen>."
    text = text.replace("<", marks[0]).replace(">", marks[1])
    assert found(text, "nl") == [["direct", ["De foto's zijn klaar", "Nu de rest nog."], "Anja Kramer"]]


def test_offsets_are_those_of_the_text_as_given_behind_a_date_and_an_emoji() -> None:
    text = " date 2024-05 👩‍🚒 'Nooit meer brand', zei brandweerman Kees Vos."
    [quote] = analyse(text, "nl").quotes
    assert all(text[span.start : span.end] == span.text for span in (*quote.segments, *quote.cue))
    assert quote.segments[0].text == "Nooit meer brand"


def test_a_nested_quote_points_at_the_quote_it_stands_in() -> None:
    quotes = analyse("'De chef zei dat de zaak sluit', vertelt Tim Vos.", "nl").quotes
    assert [quote.parent for quote in quotes] == [None, 0]


def test_words_inside_a_quote_never_name_its_speaker() -> None:
    [quote] = analyse("'Jan de Boer heeft gelijk, hij weet het.'", "nl").quotes
    assert quote.resolved_speaker is None


def test_a_pronoun_without_anyone_to_mean_gives_no_name_and_says_so() -> None:
    [quote] = analyse("'Dat weet niemand', zei hij.", "nl").quotes
    assert quote.resolved_speaker is None
    assert "too unsure" in quote.reason


def test_a_short_name_says_how_it_became_a_full_one() -> None:
    quote = analyse("Els Wouters was in Gent. 'Het stopt nu echt', zei Wouters.", "nl").quotes[0]
    assert quote.reason == "Wouters -> Els Wouters: the full name in this article"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("'Het stopt nu echt', zei Els Wouters.", "person"),
        ("'Het stopt nu echt', aldus het ministerie van Landbouw.", "organisation"),
        ("'Het stopt nu echt', aldus een woordvoerster.", "unnamed"),
        ("Moskou waarschuwt dat de grens dicht blijft.", "place"),
        ("Den Haag vindt dat de dijk hoger moet.", "place"),
        ("Huurdersbond De Linde zegt dat de huren te snel stijgen.", "organisation"),
        ("Volgens netbeheerder Kabelnet Zuid is er te weinig stroom.", "organisation"),
        ("Winkeliersvereniging Zuidhoek zegt dat de straat te smal is.", "organisation"),
        ("Omwonenden zeggen dat de weg te smal is.", "unnamed"),
        ("Volgens het rapport is de brug te zwak.", "document"),
    ],
)
def test_speakers_have_a_kind(text: str, kind: str) -> None:
    assert analyse(text, "nl").quotes[0].speaker_kind == kind
