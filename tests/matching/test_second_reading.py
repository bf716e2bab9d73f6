"""What a second reading adds to the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.matching.compare import Side, band, compare
from quotes.matching.slots import Slot, compare_slots
from quotes.matching.slots.second_reading import RAISED, Verdict, reread

SAME = Slot("date", "maandag", "maandag", "same")
CONFLICT = Verdict(RAISED["modality"] + 1, "modality", "mag", "hoeft")
SURE = replace(CONFLICT, conflict=20.0)


def test_a_conflict_that_no_rule_found_is_told_in_its_slot():
    assert reread([SAME], CONFLICT) == [SAME, Slot("modality", "mag", "hoeft", "different")]


def test_it_takes_the_place_of_what_one_side_alone_said_of_that_slot():
    assert reread([Slot("modality", "mag", "", "missing")], CONFLICT) == [
        Slot("modality", "mag", "hoeft", "different")
    ]


@pytest.mark.parametrize(
    "verdict",
    [
        replace(CONFLICT, conflict=RAISED["modality"] - 0.1),
        replace(SURE, slot="entity", a="FNV"),
        replace(SURE, slot="place"),
        replace(SURE, slot="negation"),
    ],
    ids=["unsure", "a name, which rules know", "a place, which rules know", "a denial, which rules know"],
)
def test_what_it_is_not_sure_of_or_rules_know_better_is_not_raised(verdict):
    assert reread([SAME], verdict) == [SAME]


@pytest.mark.parametrize(
    "slots",
    [
        [Slot("modality", "mag", "may", "same")],
        [Slot("number", "3", "4", "different")],
        [Slot("entity", "raad", "college", "different"), SAME],
    ],
)
def test_what_rules_found_stands(slots):
    assert reread(slots, CONFLICT) == slots


def test_another_thing_of_its_kind_is_raised_beside_names_that_are_the_same():
    names = Slot("entity", "Delft", "Delft", "same")
    other = replace(SURE, slot="entity", a="leraren", b="leerlingen")
    assert reread([names], other) == [Slot("entity", "leraren", "leerlingen", "different")]


def test_another_speaker_is_no_conflict_and_stays():
    speaker = Slot("speaker", "Bos", "Vries", "different")
    assert reread([speaker], CONFLICT)[0] == speaker
    assert len(reread([speaker], CONFLICT)) == 2


A = Side("De brug over de Vecht gaat volgende week maandag weer open voor auto's.", "nl")
B = Side("De brug over de Vecht gaat maandag volgende week weer open voor auto's.", "nl")


def test_without_a_verdict_the_rules_stand():
    assert compare_slots(A, B, judge=lambda *_: None) == compare_slots(A, B)


@pytest.mark.parametrize(("conflict", "expected"), [(-4.0, "strong"), (0.0, "suggest")])
def test_a_pair_is_linked_by_itself_only_where_the_second_reading_agrees(conflict, expected):
    found = compare(A, B, judge=lambda *_: Verdict(conflict, "entity", "", ""))
    assert band(0.9, found, A, B, suggest=0.5, strong=0.7) == expected
