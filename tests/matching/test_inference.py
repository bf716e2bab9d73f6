"""Two statements read together by the shipped weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.language.static_embedder import StaticEmbedder
from quotes.matching.inference import judge_pair
from quotes.matching.inference.pairs import (
    AMOUNT,
    DAY,
    MOST_WORDS,
    NO_NEAR_WORD,
    SAME_WORD,
    TextInput,
    read_pair,
)
from quotes.matching.slots import Side
from quotes.matching.slots.reading import read
from quotes.matching.slots.second_reading import Verdict

# Written for this test: (one, another, whether they cannot both be true).
SAMPLE = [
    ("nl", "De gemeente verkoopt het oude zwembad aan de sportclub.", "nl", "De sportclub koopt het oude zwembad van de gemeente.", False),
    ("nl", "De gemeente verkoopt het oude zwembad aan de sportclub.", "nl", "De sportclub verkoopt het oude zwembad aan de gemeente.", True),
    ("nl", "De raad heeft de plannen voor het windpark goedgekeurd.", "nl", "De plannen voor het windpark kregen groen licht van de raad.", False),
    ("nl", "De raad heeft de plannen voor het windpark goedgekeurd.", "nl", "De plannen voor het windpark zijn door de raad van tafel geveegd.", True),
    ("nl", "De huisartsen gaan volgende week staken.", "en", "General practitioners will go on strike next week.", False),
    ("nl", "De huisartsen gaan volgende week staken.", "en", "General practitioners have called off next week's strike.", True),
    ("en", "The ferry company dismissed its captain.", "en", "The captain was fired by the ferry company.", False),
    ("en", "The ferry company dismissed its captain.", "en", "The captain handed in his notice to the ferry company.", True),
    ("en", "Pupils are allowed to use their phones during breaks.", "en", "During breaks, schoolchildren may use their telephones.", False),
    ("en", "Pupils are allowed to use their phones during breaks.", "en", "During breaks, teachers may use their telephones.", True),
    ("nl", "De fabriek moet haar uitstoot dit jaar melden.", "nl", "De fabriek is verplicht dit jaar te melden wat zij uitstoot.", False),
    ("nl", "De fabriek moet haar uitstoot dit jaar melden.", "nl", "De fabriek hoeft dit jaar niet te melden wat zij uitstoot.", True),
]  # fmt: skip


def judged(one: str, a: str, other: str, b: str) -> Verdict | None:
    return judge_pair(read(Side(a, one)), read(Side(b, other)))


def conflict(one: str, a: str, other: str, b: str) -> float:
    found = judged(one, a, other, b)
    assert found
    return found.conflict


def test_conflicts_score_above_rewordings_of_the_same_statement():
    scores = [conflict(*four) for *four, _ in SAMPLE]
    above = [scores[place + 1] > scores[place] for place in range(0, len(SAMPLE), 2)]
    assert sum(above) >= len(above) - 1


def test_the_order_of_the_two_does_not_matter():
    one, a, other, b, _ = SAMPLE[0]
    assert conflict(one, a, other, b) == pytest.approx(conflict(other, b, one, a), abs=1e-3)


def test_the_words_told_stand_in_their_texts():
    for one, a, other, b, is_conflict in SAMPLE:
        found = judged(one, a, other, b)
        if is_conflict and found:
            assert all(part in a for part in found.a.split(" ... "))
            assert all(part in b for part in found.b.split(" ... "))


@pytest.mark.parametrize("empty", ["", "?!", "😀"])
def test_a_text_without_words_is_not_judged(empty):
    assert judged("nl", empty, "nl", "De brug is open.") is None
    assert judged("nl", "De brug is open.", "nl", empty) is None


@given(a=st.text(max_size=200), b=st.text(max_size=200))
@settings(max_examples=30, deadline=None)
def test_any_two_texts_are_answered(a, b):
    found = judged("nl", a, "en", b)
    assert found is None or np.isfinite(found.conflict)


def pair(a: str, b: str) -> tuple[TextInput, TextInput]:
    return read_pair(StaticEmbedder(), read(Side(a, "nl")), read(Side(b, "nl")))


def test_long_texts_are_read_to_a_bound():
    assert [len(text.words) for text in pair("woord " * 5_000, "ander " * 5_000)] == [MOST_WORDS, MOST_WORDS]


def test_a_word_tells_how_near_its_like_in_the_other_text_lies():
    found, _ = pair("De brug sluit", "De brug vliegt")
    assert list(found.match) == [SAME_WORD, SAME_WORD, NO_NEAR_WORD]


def test_an_amount_and_a_day_are_one_word_whichever_they_are():
    (one, other) = pair(
        "Maandag kwamen er honderdduizend bezoekers.", "Op 3 maart kwamen er 250.000 bezoekers."
    )
    assert [word.word for word in one.words] == [DAY, "kwamen", "er", AMOUNT, "bezoekers"]
    assert AMOUNT in [word.word for word in other.words]
    assert not one.directions[0].any()
