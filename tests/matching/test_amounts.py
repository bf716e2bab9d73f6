from __future__ import annotations

import pytest

from quotes.matching.slots.amounts import find_amounts
from quotes.matching.slots.number_words import value_of
from quotes.matching.slots.quantities import may_agree
from quotes.matching.slots.tokens import cut


def amounts(text: str, language: str) -> list[tuple[str, float, float, str]]:
    return [(q.kind, q.low, q.high, q.unit) for q in find_amounts(cut(text), language)]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("eenentwintig", 21),
        ("tweeendertig", 32),
        ("honderdtwintig", 120),
        ("honderdeneen", 101),
        ("elfhonderd", 1100),
        ("tweehonderdduizend", 200_000),
        ("vierentwintigduizend", 24_000),
        ("zesenhalf", 6.5),
        ("anderhalf", 1.5),
        ("eend", None),
        ("dertigste", None),
    ],
)
def test_a_dutch_number_in_one_word(word: str, value: float | None) -> None:
    assert value_of(word, "nl") == value


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Er zijn 100.000 woningen.", "nl", ("number", 1e5, 1e5, "")),
        ("There are 100,000 homes.", "en", ("number", 1e5, 1e5, "")),
        ("Er zijn honderdduizend woningen.", "nl", ("number", 1e5, 1e5, "")),
        ("Er zijn tweeduizend vijfhonderd woningen.", "nl", ("number", 2500, 2500, "")),
        ("two hundred and fifty thousand letters", "en", ("number", 250_000, 250_000, "")),
        ("half a million visitors", "en", ("number", 5e5, 5e5, "")),
        ("a quarter of a million visitors", "en", ("number", 250_000, 250_000, "")),
        ("1.5m visitors", "en", ("number", 1.5e6, 1.5e6, "")),
        ("een toren van 30 m hoog", "nl", ("number", 30, 30, "metre")),
        ("anderhalf miljoen euro", "nl", ("money", 1.5e6, 1.5e6, "EUR")),
        ("€ 2,5 mln", "nl", ("money", 2.5e6, 2.5e6, "EUR")),
        ("a US$3bn deal", "en", ("money", 3e9, 3e9, "USD")),
        ("40 cent duurder", "nl", ("money", 0.4, 0.4, "EUR")),
        ("drie euro vijftig", "nl", ("money", 3.5, 3.5, "EUR")),
        ("3,4 procent", "nl", ("percentage", 3.4, 3.4, "%")),
        ("0.5 percentage points", "en", ("percentage", 0.5, 0.5, "pp")),
        ("12 tot 15 procent", "nl", ("percentage", 12, 15, "%")),
        ("tussen de 4.000 en 5.000 reizigers", "nl", ("number", 4000, 5000, "")),
        ("een op de vijf scholieren", "nl", ("percentage", 20, 20, "%")),
        ("two in five pupils", "en", ("percentage", 40, 40, "%")),
        ("een kwart van de leden", "nl", ("percentage", 25, 25, "%")),
        ("sales doubled", "en", ("percentage", 100, 100, "change")),
        ("een jaar en drie maanden", "nl", ("number", 1.25, 1.25, "year")),
        ("a year and a half", "en", ("number", 1.5, 1.5, "year")),
        ("de 34-jarige man", "nl", ("number", 34, 34, "year")),
        ("tientallen auto's", "nl", ("number", 20, 199, "")),
        ("bij min 20 graden", "nl", ("number", -20, -20, "celsius")),
        ("twee dozijn erkende talen", "nl", ("number", 24, 24, "")),
        ("vijftig mille", "nl", ("money", 50_000, 50_000, "")),
        ("acht tientjes", "nl", ("money", 80, 80, "EUR")),
        ("three quarters of an hour", "en", ("number", 0.75, 0.75, "hour")),
        ("two hours and a quarter", "en", ("number", 2.25, 2.25, "hour")),
        ("drie en een kwart miljoen", "nl", ("number", 3_250_000, 3_250_000, "")),
        ("het groeide met een tiende", "nl", ("percentage", 10, 10, "%")),
        ("one eighth of profits", "en", ("percentage", 12.5, 12.5, "%")),
        ("all but two of the twelve statues", "en", ("percentage", 83.33, 83.33, "%")),
        ("op één na alle acht bruggen", "nl", ("percentage", 87.5, 87.5, "%")),
        ("some 49 percent", "en", ("percentage", 48, 50, "%")),
        ("een euro en 75 cent", "nl", ("money", 1.75, 1.75, "EUR")),
        ("zo'n 310 Engelse mijl", "nl", ("number", 300, 320, "mile")),
        ("negen tropische dagen", "nl", ("number", 9, 9, "day")),
        ("een liter of duizend", "nl", ("number", 880, 1120, "litre")),
        ("less than half a percent", "en", ("percentage", 0.2, 0.5, "%")),
        ("ruim vier vijfde", "nl", ("percentage", 80, 100, "%")),
        ("van elke drie zaken zijn er twee dicht", "nl", ("percentage", 66.67, 66.67, "%")),
        ("drie honderd reizigers", "nl", ("number", 300, 300, "")),
        ("a quarter of a billion", "en", ("number", 2.5e8, 2.5e8, "")),
        ("in het EK 1988: negen doelpunten", "nl", ("number", 9, 9, "")),
        ("no, 47 of them", "en", ("number", 47, 47, "")),
    ],
)
def test_an_amount_is_read(text: str, language: str, expected: tuple[str, float, float, str]) -> None:
    [(kind, low, high, unit)] = amounts(text, language)
    assert (kind, unit) == (expected[0], expected[3])
    assert (low, high) == pytest.approx(expected[1:3], rel=0.01)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Op de A37 stond een man.", "nl"),
        ("Een van de boeren kwam.", "nl"),
        ("No one came.", "en"),
        ("The CO2 level is one of many.", "en"),
        ("Geen enkele les verviel.", "nl"),
        ("Not one lesson was cut.", "en"),
        ("Het staatshoofd van de Vijfde Republiek.", "nl"),
        ("Een bedrag van zeven cijfers.", "nl"),
    ],
)
def test_what_is_no_amount_is_left_alone(text: str, language: str) -> None:
    assert amounts(text, language) == []


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("meer dan 100 mensen", "120 people", True),
        ("meer dan 100 mensen", "80 people", False),
        ("ongeveer 100 mensen", "103 people", True),
        ("bijna 400 mensen", "more than 400 people", False),
        ("hooguit 40 mensen", "44 people", False),
        ("maximaal 40 mensen", "at most 40 people", True),
        ("maximaal 40 mensen", "at most 50 people", False),
        ("12 kilometer", "12,000 metres", True),
        ("12 kilometer", "12 miles", False),
        ("acht kilometer", "five miles", True),
        ("2 ton", "2,000 kilos", True),
        ("twee weken", "14 days", True),
        ("een maand cel", "30 days", True),
        ("300 hectare", "3 square kilometres", True),
        ("40 liter per dag", "40 litres an hour", False),
        ("10 liter per dag", "70 litres a week", True),
        ("een derde", "33 percent", True),
        ("een derde", "35 percent", False),
        ("3 procent", "3 percentage points", False),
        ("30.000", "13,000", False),
        ("een op de vijf", "about one in five", True),
        ("ongeveer een op de vijf", "about one in four", False),
        ("langer dan een jaar", "twelve months or longer", True),
        ("binnen een week", "three months", False),
        ("elk uur 40 liter", "40 litres a minute", False),
        ("3 miljoen euro per maand", "36 million euros", True),
        ("400 euro per hectare", "400 euros per square metre", False),
        ("4 euro per kilo", "4,000 euros a tonne", True),
        ("nooit meer dan 5 procent", "at most 5 percent", True),
        ("meer dan 100", "100", False),
        ("nog geen 16", "18", False),
        ("1.900 ton per dag", "1,900 tonnes of gas over a whole year", False),
        ("tot 124 euro", "goes up to 130 euros", False),
    ],
)
def test_amounts_agree_when_both_can_be_true(a: str, b: str, agree: bool) -> None:
    [one], [other] = find_amounts(cut(a), "nl"), find_amounts(cut(b), "en")
    assert may_agree(one, other) is agree
    assert may_agree(other, one) is agree


@pytest.mark.parametrize(
    ("text", "language", "rate", "thing"),
    [
        ("Het kost 310 euro per huishouden per jaar.", "nl", "year", "household"),
        ("Every hour, 900 litres go in.", "en", "hour", ""),
        ("Per inwoner is het 48 kilo.", "nl", "", "head"),
        ("It sold at $95 a tonne.", "en", "", "tonne"),
        ("In 2050 tien miljoen doden per jaar.", "nl", "year", ""),
    ],
)
def test_what_an_amount_is_counted_per(text: str, language: str, rate: str, thing: str) -> None:
    amount = find_amounts(cut(text), language)[-1]
    assert (amount.rate, amount.per.unit if amount.per else "") == (rate, thing)
