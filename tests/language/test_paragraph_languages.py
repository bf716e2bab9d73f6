"""Paragraphs in another language than their article."""

from __future__ import annotations

import pytest

from benchmarks.quote_sets import read_set
from quotes.analysis import analyse
from quotes.language.identify import identify
from quotes.language.page import read_page
from quotes.language.paragraph_languages import foreign_paragraphs

DUTCH = (
    'De haven van Oostdam gaat volgend jaar dicht. "Wij hebben geen keus", zegt directeur Marleen Wiersema.'
)
ENGLISH = 'The port of Oostdam is to close next year. "We have no choice," Wiersema said in a statement to the press.'
NAMES = "Wiersema, Dekker, Van Loon, Aydin, Sterk, Mulder, Kuipers en De Boer"


def test_an_english_paragraph_of_a_dutch_article_is_read_as_english() -> None:
    found = analyse(f"{DUTCH}\n\n{ENGLISH}\n\nDe bond noemt het besluit 'een schande'.")

    assert found.language == "nl"
    assert [
        (found.language_at(quote.segments[0].start), quote.resolved_speaker) for quote in found.quotes
    ] == [
        ("nl", "Marleen Wiersema"),
        ("en", "Marleen Wiersema"),
        ("nl", "bond"),
    ]


def test_a_dutch_paragraph_of_an_english_article_is_read_as_dutch() -> None:
    found = analyse(f"{ENGLISH}\n\n{ENGLISH}\n\n{DUTCH}", "en")

    [quote] = [quote for quote in found.quotes if found.language_at(quote.segments[0].start) == "nl"]
    assert (quote.segments[0].text, quote.resolved_speaker) == ("Wij hebben geen keus", "Marleen Wiersema")


def test_claims_point_to_the_quotes_of_their_own_paragraph() -> None:
    english = "Wiersema told reporters that 400 people of the town had lost their jobs at the port in 2021."
    found = analyse(f"Volgens de bond zijn er 600 banen verdwenen in 2020.\n\n{english}")

    for claim in found.claims:
        assert claim.quote is not None
        [inside] = [
            segment for segment in found.quotes[claim.quote].segments if claim.span.start >= segment.start
        ][-1:]
        assert claim.span.end <= inside.end
    assert {found.language_at(claim.span.start) for claim in found.claims} == {"nl", "en"}


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param('"The port is to close and we have no choice but to go with it," zegt ze in het Engels tegen de pers.', id="an English quote"),
        pytest.param(NAMES, id="names"),
        pytest.param("The Rolling Stones", id="a title"),
        pytest.param("Wat ze zei: the end. Meer wil de directeur er nu niet over kwijt.", id="a few words"),
    ],
)  # fmt: skip
def test_what_is_not_told_in_another_language_stays(paragraph: str) -> None:
    assert foreign_paragraphs(read_page(f"{DUTCH}\n\n{paragraph}"), "nl") == {}


def test_a_narrator_of_few_words_is_known_by_them() -> None:
    english = '"We have no choice, and that is all there is to it," Wiersema told us.'
    dutch = '"We have no choice, and that is all there is to it", aldus Wiersema.'

    assert set(foreign_paragraphs(read_page(f"{DUTCH}\n\n{english}"), "nl")) == {"en"}
    assert foreign_paragraphs(read_page(f"{DUTCH}\n\n{dutch}"), "nl") == {}


def test_an_article_that_is_said_to_be_dutch_is_read_as_dutch() -> None:
    assert foreign_paragraphs(read_page(ENGLISH), "nl") == {}


def test_the_language_of_an_article_is_the_one_of_most_of_it() -> None:
    assert (identify(DUTCH), identify(ENGLISH)) == ("nl", "en")


def test_a_long_part_in_another_language_is_read_as_a_short_one() -> None:
    dutch = "\n\n".join(gold.text for gold in read_set("articles_nl")[:3])
    found = analyse(f"{ENGLISH}\n\n{dutch}", "en")

    alone = analyse(dutch, "nl").quotes
    moved = [quote for quote in found.quotes if quote.segments[0].start > len(ENGLISH)]
    share = len({q.segments[0].text for q in moved} & {q.segments[0].text for q in alone}) / len(alone)
    assert (found.language, found.language_at(len(found.language) + len(ENGLISH) + 200)) == ("en", "nl")
    assert share > 0.9
    assert found.quotes[0].resolved_speaker == "Wiersema"


@pytest.mark.parametrize(
    ("label", "language"),
    [("English version: ", "nl"), ("In English: ", "nl"), ("Nederlandse versie: ", "en")],
)
def test_a_label_that_tells_the_language_is_nobodys_word(label: str, language: str) -> None:
    article, other = (
        (DUTCH, "The port is to close next year, says Marleen Wiersema of the port of Oostdam.")
        if language == "nl"
        else (ENGLISH, "De haven gaat volgend jaar dicht, zegt Marleen Wiersema van de haven van Oostdam.")
    )
    quote = analyse(f"{article}\n\n{label}{other}", language).quotes[-1]
    assert other.startswith(quote.segments[0].text)
