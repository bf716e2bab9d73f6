from __future__ import annotations

import pytest

from quotes.matching.slots import Side, compare_slots


def entity(a: str, b: str, languages: str) -> str:
    """The verdict of the slot entity; "" without one."""
    one, other = languages.split()
    return {slot.slot: slot.verdict for slot in compare_slots(Side(a, one), Side(b, other))}.get("entity", "")


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        (
            "Al maanden zoekt Sparrenhof een keeper.",
            "De Veluwse club vindt maar geen doelman.",
            "nl nl",
        ),
        ("De motie werd door Kamerleden verworpen.", "The motion on Larkfield Hall fell yesterday.", "nl en"),
        (
            "Rabobank sloot het kantoor, niet Vellinga.",
            "Het kantoor is niet door Vellinga gesloten.",
            "nl nl",
        ),
        ("The report was read by MPs.", "Het rapport lag bij Vellinga Bouw op tafel.", "en nl"),
        ("The UN's refugee chief left Geneva.", "Anna Lindqvist is gone from Geneva for good.", "en en"),
        (
            "Het RWZL sluit de deuren in mei.",
            "Vanaf mei is het Regionaal Water en Zeelaboratorium Lindestad dicht.",
            "nl nl",
        ),
        (
            "De tankers varen op last van het Kremlin.",
            "Moscow sent the tankers past Larkfield Light.",
            "nl en",
        ),
        (
            "The finance minister shows his plan on Harvest Day.",
            "De minister van Financiën toont zijn plan morgen.",
            "en nl",
        ),
    ],
)
def test_what_is_no_counterpart_does_not_differ(a: str, b: str, languages: str) -> None:
    assert entity(a, b, languages) != "different"


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Vellinga Bouw herstelt de sluis.", "The lock is ordered from Dorland Civil.", "nl en"),
        ("Siemens won the order for the trams.", "De nieuwe trams worden besteld bij Vellinga.", "en nl"),
        (
            "De politie nam de boot in beslag, niet de FIOD.",
            "The detectives of FIOD seized the boat, not the police.",
            "nl en",
        ),
        ("D66 diende de motie in.", "Volt diende de motie in.", "nl nl"),
        (
            "Oxfam deelt dekens uit in het dal.",
            "Save the Children is handing out blankets in the valley.",
            "nl en",
        ),
        ("De vakbond FNV staakt.", "Trade union CNV is on strike.", "nl en"),
        (
            "Het oordeel kwam van de Raad van State.",
            "Geen goed woord heeft de Algemene Rekenkamer voor het plan over.",
            "nl nl",
        ),
        ("The reader said Halden Pharma sold the pill.", "Norvexa sold the pill, the reader said.", "en en"),
    ],
)
def test_names_that_stand_for_one_another_differ(a: str, b: str, languages: str) -> None:
    assert entity(a, b, languages) == "different"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("De ouders kregen een bos tulpen.", "Vader en moeder kregen een bos tulpen."),
        ("De veerboot liep vast.", "Het schip liep vast."),
        ("Er waren veel kinderen.", "Er waren veel jongeren."),
    ],
)
def test_a_broader_word_is_no_contrast(a: str, b: str) -> None:
    assert entity(a, b, "nl nl") != "different"


def test_members_that_a_broader_one_holds_still_exclude_each_other() -> None:
    assert entity("Haar vader kreeg tulpen.", "Haar moeder kreeg tulpen.", "nl nl") == "different"
