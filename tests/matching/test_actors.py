"""Who does it to whom: the same deed told from either end, and deeds whose ends have changed places."""

from __future__ import annotations

import pytest

from quotes.language.predicates import read_predicates
from quotes.matching.slots import Side, compare_slots
from quotes.matching.slots.agency import agency
from quotes.matching.slots.deeds import deeds_of

SWAPPED = [
    ("De kok beschuldigde de ober van diefstal.", "nl", "De ober beschuldigde de kok van diefstal.", "nl"),
    ("De kok beschuldigde de ober van diefstal.", "nl", "The cook was accused of theft by the waiter.", "en"),
    ("The hotel sued the brewery.", "en", "De brouwerij daagde het hotel voor de rechter.", "nl"),
    ("The orchestra is suing the theatre.", "en", "The theatre took the orchestra to court.", "en"),
    ("De boer verhuurt een loods aan de visser.", "nl", "De boer huurt een loods van de visser.", "nl"),
    ("The school received computers from the bank.", "en", "The school sent computers to the bank.", "en"),
    ("De rechter die de agent ontsloeg, zwijgt erover.", "nl", "De agent ontsloeg de rechter.", "nl"),
    ("De tractor ramde dinsdag de graafmachine.", "nl", "De graafmachine heeft dinsdag de tractor geramd.", "nl"),
    ("De prins ontving de burgemeester van Gent.", "nl", "De prins is ontvangen door de burgemeester van Gent.", "nl"),
    ("De bakker kreeg van de slager een uitbrander.", "nl", "De slager kreeg van de bakker een uitbrander.", "nl"),
    ("For the fair, the baker was a guest of the miller.", "en", "For the fair, the miller was a guest of the baker.", "en"),
    ("De Belgische boer bedreigde de Duitse visser.", "nl", "The Belgian farmer was threatened by the German fisherman.", "en"),
]  # fmt: skip
SAME = [
    ("De kok beschuldigde de ober van diefstal.", "nl", "The waiter was accused of theft by the cook.", "en"),
    ("De boer verhuurt een loods aan de visser.", "nl", "De visser huurt een loods van de boer.", "nl"),
    ("Norway has lent Denmark an icebreaker.", "en", "Denmark borrowed an icebreaker from Norway.", "en"),
    ("Greek farmers sold the mill to an Irish baker.", "en", "An Irish baker bought the mill from Greek farmers.", "en"),
    ("De school kreeg computers van de bank.", "nl", "The bank gave the school computers.", "en"),
    ("De school verloor van de club.", "nl", "The club beat the school.", "en"),
    ("De bakker is zwaarder dan de slager.", "nl", "De slager is lichter dan de bakker.", "nl"),
    ("De bakker sprak dinsdag met de slager.", "nl", "De slager sprak dinsdag met de bakker.", "nl"),
    ("De huurder schreef een brief.", "nl", "De brief werd geschreven door de huurder.", "nl"),
]  # fmt: skip


def differing(a: str, language_a: str, b: str, language_b: str) -> list[str]:
    slots = compare_slots(Side(a, language_a), Side(b, language_b), read_predicates)
    return [slot.slot for slot in slots if slot.verdict == "different"]


@pytest.mark.parametrize(("a", "language_a", "b", "language_b"), SWAPPED)
def test_ends_that_have_changed_places_conflict_whichever_comes_first(a, language_a, b, language_b):
    assert "entity" in differing(a, language_a, b, language_b)
    assert "entity" in differing(b, language_b, a, language_a)


@pytest.mark.parametrize(("a", "language_a", "b", "language_b"), SAME)
def test_one_deed_told_from_either_end_is_no_conflict(a, language_a, b, language_b):
    assert differing(a, language_a, b, language_b) == []
    assert differing(b, language_b, a, language_a) == []


def test_slot_shows_from_whom_to_whom():
    a, b = Side("De kok bedreigde de ober.", "nl"), Side("De kok werd door de ober bedreigd.", "nl")
    slot = next(each for each in compare_slots(a, b, read_predicates) if each.slot == "entity")

    assert (slot.a, slot.b) == ("kok → ober", "ober → kok")


def test_trees_are_asked_for_only_where_nothing_else_differs():
    asked: list[str] = []

    def parse(text, language):
        asked.append(text)
        return read_predicates(text, language)

    three, five = Side("De kok kocht 3 fietsen.", "nl"), Side("De kok kocht 5 fietsen.", "nl")
    compare_slots(three, five, parse)
    assert asked == []
    compare_slots(three, three, parse)
    assert asked == [three.text, three.text]


def test_seller_and_buyer_stand_at_the_same_ends():
    sold, bought = (
        deeds_of(read_predicates(text, "nl"))
        for text in ("De boer verkocht zijn land aan de bank.", "De bank kocht het land van de boer.")
    )
    assert ("boer", "bank") in {(deed.source.head, deed.goal.head) for deed in sold}
    assert ("boer", "bank") in {(deed.source.head, deed.goal.head) for deed in bought}


@pytest.mark.parametrize("word", ["loodgieter", "plumber", "woningcorporatie", "airline", "premier"])
def test_people_and_bodies_act(word):
    assert agency(word) > 0


@pytest.mark.parametrize("word", ["nederlaag", "highway", "bewijslast", "fracture", "belofte"])
def test_things_and_events_do_not(word):
    assert agency(word) < -0.2
