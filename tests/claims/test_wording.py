"""The wording in which a claim can be read by itself."""

from __future__ import annotations

import datetime

import pytest

from quotes.analysis import analyse
from quotes.claims.dates import Printed, resolve_dates
from quotes.claims.result import Resolution
from quotes.claims.wording import self_contained
from quotes.language.spans import Span

THURSDAY = datetime.date(2026, 3, 5)


def wording(
    text: str,
    language: str = "nl",
    *,
    day: datetime.date = THURSDAY,
    precision: str = "day",
    past: bool = True,
    spoken: bool = False,
) -> str:
    printed = Printed(day, precision, past, spoken)  # type: ignore[arg-type]
    return self_contained(text, 0, resolve_dates(text, 0, language, printed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De brug ging gisteren dicht.", "De brug ging op 4 maart 2026 dicht."),
        ("Gisteren ging de brug dicht", "Op 4 maart 2026 ging de brug dicht."),
        ("Sinds gisteren is de brug dicht.", "Sinds 4 maart 2026 is de brug dicht."),
        ("Vorig jaar telde de stad 80.000 inwoners.", "In 2025 telde de stad 80.000 inwoners."),
        ("Er zijn 40 procent meer fietsen dan vorig jaar.", "Er zijn 40 procent meer fietsen dan in 2025."),
        ("In mei vorig jaar ging de brug dicht.", "In mei 2025 ging de brug dicht."),
        ("Eind vorig jaar ging de brug dicht.", "Eind 2025 ging de brug dicht."),
        ("De prijs steeg vorige maand met 3 procent.", "De prijs steeg in februari 2026 met 3 procent."),
        ("Dinsdag ging de brug dicht.", "Dinsdag 3 maart 2026 ging de brug dicht."),
        ("De brug ging op dinsdagavond dicht.", "De brug ging op dinsdagavond 3 maart 2026 dicht."),
        ("Donderdag ging de brug dicht.", "Donderdag 5 maart 2026 ging de brug dicht."),
        (
            "Afgelopen donderdag ging de brug dicht.",
            "Afgelopen donderdag 26 februari 2026 ging de brug dicht.",
        ),
        # Another time, or none that is certain.
        ("Elke dinsdag gaat de brug dicht.", ""),
        ("Vorige dinsdag ging de brug dicht.", ""),
        ("Vorig jaar zomer ging de brug dicht.", ""),
        ("De brug van vandaag is veilig.", ""),
        ("De zondagskrant telde 40 bladzijden.", ""),
        ("De brug ging in 2019 dicht.", ""),
    ],
)
def test_relative_dates_are_read_from_the_day_of_the_paper(text: str, expected: str) -> None:
    assert wording(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge closed yesterday.", "The bridge closed on 4 March 2026."),
        ("Last year the city had 80,000 people.", "In 2025 the city had 80,000 people."),
        ("The bridge closed on Tuesday.", "The bridge closed on Tuesday 3 March 2026."),
        ("The bridge closed last Tuesday.", ""),
        ("Last year's budget was 4 million.", ""),
    ],
)
def test_so_are_english_ones(text: str, expected: str) -> None:
    assert wording(text, "en") == expected


def test_what_is_not_certain_is_left_alone() -> None:
    assert wording("Gisteren waren er 300 meldingen.", spoken=True) == ""
    assert wording("Vorig jaar waren er 300 meldingen.", spoken=True) == "In 2025 waren er 300 meldingen."
    early = datetime.date(2026, 1, 3)  # spoken on New Year's Eve, perhaps
    assert wording("Vorig jaar waren er 300 meldingen.", spoken=True, day=early) == ""
    assert wording("Vandaag telt de stad 80.000 inwoners.", past=False) == ""
    assert wording("Dinsdag gaat de brug dicht.", past=False) == ""
    month, year = "month", "year"
    assert wording("De brug ging gisteren dicht.", precision=month) == ""
    assert (
        wording("De brug ging vorige maand dicht.", precision=month) == "De brug ging in februari 2026 dicht."
    )
    assert wording("De brug ging vorige maand dicht.", precision=year) == ""
    assert wording("De brug ging vorig jaar dicht.", precision=year) == "De brug ging in 2025 dicht."


def test_a_date_over_the_turn_of_the_year() -> None:
    day = datetime.date(2026, 1, 1)
    assert wording("De brug ging gisteren dicht.", day=day) == "De brug ging op 31 december 2025 dicht."
    assert wording("De brug ging vorige maand dicht.", day=day) == "De brug ging in december 2025 dicht."


def test_the_second_of_two_claims_gets_the_subject_that_it_shares() -> None:
    found = analyse("De gemeente bouwde vorig jaar 400 woningen en sloopte 120 panden in het centrum.", "nl")
    by_itself = [self_contained(c.span.text, c.span.start, c.resolutions) for c in found.claims]
    assert by_itself == ["", "De gemeente sloopte 120 panden in het centrum."]


def test_a_pronoun_is_named_in_its_place() -> None:
    text = "Wethouder Anja Kramer opende dinsdag de brug. Ze heeft vorig jaar 12 miljoen euro uitgegeven aan wegen."
    [claim] = [claim for claim in analyse(text, "nl").claims if claim.span.text.startswith("Ze")]
    wording = self_contained(claim.span.text, claim.span.start, claim.resolutions)
    assert wording == "Anja Kramer heeft vorig jaar 12 miljoen euro uitgegeven aan wegen."


def test_resolutions_outside_the_claim_or_over_each_other_are_left_out() -> None:
    over = [Resolution(Span(3, 8, "stad "), "gemeente ", "date"), Resolution(Span(5, 9, "ad h"), "x", "date")]
    assert self_contained("De stad heeft 3 bruggen", 0, over) == "De gemeente heeft 3 bruggen."
    assert self_contained("De stad", 10, over) == ""
