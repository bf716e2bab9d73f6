"""A stored reason in the language of the page: the words change, the values stay."""

from __future__ import annotations

import datetime
import time

import pytest
from django.utils.translation import override

from factcheck.fetching import Reason, sentence
from factcheck.import_words import problem_in_words, reason_in_words, wire_in_words
from quotes.ingest.draft import Place, Problem, Wire

AMSTERDAM = datetime.timezone(datetime.timedelta(hours=1))


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("'2022-13-01' is not a date. Use 2022-12-31, 2022-12 or 2022.",
         "'2022-13-01' is geen datum. Gebruik 2022-12-31, 2022-12 of 2022."),
        ("The value has 5,000 characters; at most 200 are kept. Shorten it.",
         "De waarde heeft 5.000 tekens; er worden er hoogstens 200 bewaard. Kort haar in."),
        ("This is a PNG image, not text. Save the article as plain text in UTF-8.",
         "Dit is een PNG-afbeelding, geen tekst. Bewaar het artikel als platte tekst in UTF-8."),
        ("This is a ZIP in a tar. Unpack it first.", "Dit is een ZIP in een tar. Pak het eerst uit."),
        ("The stated address 'javascript:alert(1)' was left out: it is no web address.",
         "Weggelaten wat de bron opgeeft als adres: 'javascript:alert(1)', want dat is geen webadres."),
        ("The agency has an embargo on this item until 2026-12-25 13:00+01:00. It was left out; import it afterwards.",
         "Het persbureau heeft een embargo op dit bericht tot 25 december 2026, 13:00. Het is overgeslagen; importeer het na afloop."),
        ("No column for url and claimReviewed. Name the columns on the first line: url, claim, rating, …",
         "Er is geen kolom voor url en claimReviewed. Zet op de eerste regel hoe de kolommen heten: url, claim, rating, …"),
    ],
)  # fmt: skip
def test_a_sentence_is_said_again_with_its_values(english: str, dutch: str) -> None:
    with override("nl"):
        assert reason_in_words(english) == dutch


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Article 7,777 of the array: The key 'tekst' stands twice. Rename or remove one.",
         "Artikel 7.777 van de lijst: De sleutel 'tekst' staat er twee keer. Hernoem of verwijder er een."),
        ("The workbook is damaged: its texts: The XML is broken on line 12: mismatched tag. Correct it there. Save it again in Excel, or as CSV.",
         "De werkmap is beschadigd: de teksten: De XML is stuk op regel 12: een tag sluit niet wat open staat. Verbeter haar daar. Bewaar haar opnieuw in Excel, of als CSV."),
        ("The workbook is damaged: xl/workbook.xml is missing. Save it again in Excel, or as CSV.",
         "De werkmap is beschadigd: xl/workbook.xml ontbreekt. Bewaar haar opnieuw in Excel, of als CSV."),
        ("This is not JSON: expecting ',' delimiter, at character 12,345. Correct it.",
         "Dit is geen JSON: hier hoort een komma, bij teken 12.345. Verbeter het."),
        ("Record 3: datePublished: 'ooit' is not a date. Use 2022-12-31, 2022-12 or 2022.",
         "Record 3: datePublished: 'ooit' is geen datum. Gebruik 2022-12-31, 2022-12 of 2022."),
    ],
)  # fmt: skip
def test_what_stands_within_a_sentence_is_said_again_too(english: str, dutch: str) -> None:
    with override("nl"):
        assert reason_in_words(english) == dutch


def test_several_sentences_are_found_one_after_the_other() -> None:
    with override("nl"):
        said = reason_in_words(
            "Columns that were not read: Nr. artikel, oplage. Read as Windows-1252: it is not UTF-8. "
            "Rows above the header were left out: 2."
        )

    assert said == (
        "Kolommen die niet gelezen zijn: Nr. artikel, oplage. Gelezen als Windows-1252: het is geen UTF-8. "
        "Rijen boven de kopregel zijn weggelaten: 2."
    )


def test_what_is_not_known_stays_as_it_is_and_what_follows_is_said_again() -> None:
    with override("nl"):
        assert reason_in_words("Odd, this. The file is empty") == "Odd, this. The file is empty"
        assert reason_in_words("Odd, this. It was withdrawn before.") == (
            "Odd, this. Het was al eerder ingetrokken."
        )
        assert reason_in_words("The ZIP is damaged: odd, this. Send it again.") == (
            "De ZIP is beschadigd: odd, this. Lever hem opnieuw aan."
        )


def test_a_value_that_reads_like_a_placeholder_stays() -> None:
    with override("nl"):
        assert reason_in_words("The column '%(name)s 100%' stands twice. Rename or remove one.") == (
            "De kolom '%(name)s 100%' staat er twee keer. Hernoem of verwijder er een."
        )


@pytest.mark.parametrize(
    "trick", ["The column 'a ", "The file is empty. ", "This is a ZIP in a tar. Unpack it first. "]
)
def test_a_reason_filled_by_a_hostile_header_takes_no_time(trick: str) -> None:
    names = trick * (300_000 // len(trick))
    started = time.process_time()

    with override("nl"):
        said = reason_in_words(f"Columns that were not read: {names}.")

    assert said.startswith("Kolommen die niet gelezen zijn: ")
    assert time.process_time() - started < 3


@pytest.mark.parametrize("language", ["en", None])
def test_in_english_and_without_a_page_it_stays_word_for_word(language: str | None) -> None:
    reason = "The value has 5,000 characters; at most 200 are kept. Shorten it."
    with override(language):
        assert reason_in_words(reason) == reason


def test_a_problem_is_told_with_its_place() -> None:
    problem = Problem(
        Place("export.csv", 14, "datum"), "'ooit' is not a date. Use 2022-12-31, 2022-12 or 2022."
    )
    with override("nl"):
        assert problem_in_words(problem) == (
            "export.csv regel 14, datum: 'ooit' is geen datum. Gebruik 2022-12-31, 2022-12 of 2022."
        )
    with override("en"):
        assert problem_in_words(problem) == str(problem)


def test_what_an_agency_says_is_told_in_a_line() -> None:
    until = datetime.datetime(2026, 12, 25, 13, tzinfo=AMSTERDAM)
    wire = Wire(provider="Noorderpers", revision="2", status="embargoed", urgency=3, embargo_until=until)
    with override("nl"):
        assert wire_in_words(wire) == (
            "Noorderpers, revisie 2, onder embargo tot 25 december 2026, 13:00, urgentie 3"
        )
        assert wire_in_words(Wire(status="killed")) == "ingetrokken"
    with override("en"):
        assert wire_in_words(wire) == str(wire)


def test_trouble_with_a_feed_names_the_readers_reason_in_dutch() -> None:
    values = {"why": "The feed gives a summary and not the whole article.", "count": 2}
    with override("nl"):
        assert sentence(Reason.ITEMS, values) == (
            "Berichten die niet te lezen waren: 2. Het eerste: De feed geeft een samenvatting en niet het hele artikel."
        )
