from __future__ import annotations

from datetime import date

import pytest

from quotes.matching.slots import Side, compare_slots
from quotes.matching.slots.dates import find_dates
from quotes.matching.slots.tokens import cut
from quotes.matching.slots.when import When, may_be_same

WEDNESDAY = date(2024, 3, 13)


def only(text: str, language: str, said_on: date | None = None) -> When:
    [when] = find_dates(cut(text), language, said_on)
    return when


def days(when: When) -> list[tuple[str, str]]:
    return [(str(date.fromordinal(first)), str(date.fromordinal(last))) for first, last in when.windows]


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("gisteren", "nl", "2024-03-12", "2024-03-12"),
        ("the day before yesterday", "en", "2024-03-11", "2024-03-11"),
        ("op 12 maart 2024", "nl", "2024-03-12", "2024-03-12"),
        ("on July 3rd, 2023", "en", "2023-07-03", "2023-07-03"),
        ("12-3-2024", "nl", "2024-03-12", "2024-03-12"),
        ("vorige week", "nl", "2024-03-04", "2024-03-10"),
        ("last year", "en", "2023-01-01", "2023-12-31"),
        ("twee jaar geleden", "nl", "2022-01-01", "2022-12-31"),
        ("last month", "en", "2024-02-01", "2024-02-29"),
        ("afgelopen dinsdag", "nl", "2024-03-12", "2024-03-12"),
        ("in de zomer van 2018", "nl", "2018-06-01", "2018-09-22"),
        ("in the first quarter of 2023", "en", "2023-01-01", "2023-03-31"),
        ("in de negentiende eeuw", "nl", "1801-01-01", "1900-12-31"),
        ("in the 1990s", "en", "1990-01-01", "1999-12-31"),
        ("in 2019", "nl", "2019-01-01", "2019-12-31"),
        ("op dinsdag 12 maart", "nl", "2024-03-12", "2024-03-12"),
        ("over drie weken", "nl", "2024-04-03", "2024-04-03"),
        ("vandaag over een week", "nl", "2024-03-20", "2024-03-20"),
        ("in de zomer van volgend jaar", "nl", "2025-06-01", "2025-09-22"),
        ("met Pasen", "nl", "2024-03-29", "2024-04-01"),
        ("on Good Friday", "en", "2024-03-29", "2024-03-29"),
        ("met Hemelvaart", "nl", "2024-05-09", "2024-05-09"),
        ("op Prinsjesdag", "nl", "2024-09-17", "2024-09-17"),
        ("on Valentine's Day", "en", "2024-02-14", "2024-02-14"),
        ("op Witte Donderdag", "nl", "2024-03-28", "2024-03-28"),
        ("op de tweede zondag van april", "nl", "2024-04-14", "2024-04-14"),
        ("on the last Friday of October", "en", "2024-10-25", "2024-10-25"),
        ("op de laatste dag van februari 2024", "nl", "2024-02-29", "2024-02-29"),
        ("over the penultimate weekend of July", "en", "2024-07-20", "2024-07-21"),
        ("drie dagen voor Hemelvaart", "nl", "2024-05-06", "2024-05-06"),
        ("two days after Christmas Day", "en", "2023-12-27", "2023-12-27"),
        ("on the eve of Good Friday", "en", "2024-03-28", "2024-03-28"),
        ("volgende week dinsdag", "nl", "2024-03-19", "2024-03-19"),
        ("komend weekend", "nl", "2024-03-16", "2024-03-17"),
    ],
)
def test_a_date_is_resolved_against_the_day_it_was_said(
    text: str, language: str, first: str, last: str
) -> None:
    assert (first, last) in days(only(text, language, WEDNESDAY))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("eind 2021", "in December 2021", True),
        ("eind 2021", "in early 2021", False),
        ("in maart", "on 4 March 2022", True),
        ("in maart", "on 4 May 2022", False),
        ("sinds 2015", "from 2015", True),
        ("sinds 2015", "since 2018", False),
        ("voor 1940", "after 1940", False),
        ("voor 1 mei", "by the end of April", True),
        ("voor 1 mei", "uiterlijk 1 mei", True),
        ("gaat niet open tot 2029", "opens in 2027", False),
        ("not until 2029", "in 2029", True),
        ("no decision before the summer", "in the autumn", True),
        ("niet klaar voor juni 2025", "in March 2025", False),
        ("stopped in April 2020", "right up to the end of 2023", False),
        ("tot 1 maart", "pas op 1 april", False),
        ("voor het zomerreces", "after the summer recess", False),
        ("before midnight", "na middernacht", False),
        ("every Monday", "on Fridays", False),
        ("na 1940", "in 1953", True),
        ("gisteren", "yesterday", True),
        ("gisteren", "today", False),
        ("dinsdag", "on Thursday", False),
        ("dinsdag", "on 12 March 2024", True),
        ("begin januari", "on 28 January", False),
        ("om half vier", "at 3:30 pm", True),
        ("om half vier", "at 4:30 pm", False),
        ("om 12.00 uur", "at noon", True),
        ("op nieuwjaarsdag", "on Christmas Day", False),
        ("in het voorjaar", "in the autumn", False),
        ("tot en met 4 juni", "until 5 June", True),
        ("tot 4 juni", "until 5 June", False),
        ("tot zaterdag 8 juni", "from Saturday 8 June", False),
        ("voor Pinksteren", "after Whitsun", False),
        ("als Pasen voorbij is", "after Easter", True),
        ("tot zes uur 's ochtends", "from 6am", False),
        ("half juni", "at the end of June", False),
        ("om tien uur 's avonds", "at ten at night", True),
        ("om twaalf uur 's middags", "at twelve midnight", False),
    ],
)
def test_dates_compare_at_the_precision_that_both_have(a: str, b: str, same: bool) -> None:
    assert may_be_same(only(a, "nl"), only(b, "en")) is same


def test_a_relative_date_without_a_day_cannot_be_told_from_a_year() -> None:
    assert may_be_same(only("gisteren", "nl"), only("in 2019", "en")) is None


@pytest.mark.parametrize("text", ["Ze verkochten 2000 boeken.", "Het kan may zijn.", "5 uur lang"])
def test_a_number_is_no_date(text: str) -> None:
    assert find_dates(cut(text), "nl", None) == []


def test_the_31st_of_june_is_no_date() -> None:
    assert find_dates(cut("op 31 juni"), "nl", WEDNESDAY) == []


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("De veerpont vaart tot 1 mei elk uur.", "De veerpont vaart vanaf 1 mei elk uur.", "different"),
        ("De sluis blijft tot en met zondag dicht.", "Schippers kunnen vanaf maandag weer varen.", "missing"),
        (
            "De sluis blijft tot en met zondag dicht.",
            "Schippers kunnen vanaf woensdag weer varen.",
            "different",
        ),
    ],
)
def test_what_ends_and_what_begins_on_a_day_differ_only_of_one_deed(a: str, b: str, verdict: str) -> None:
    slots = compare_slots(Side(a, "nl", "", WEDNESDAY), Side(b, "nl", "", WEDNESDAY))
    assert [slot.verdict for slot in slots if slot.slot == "date"] == [verdict]
