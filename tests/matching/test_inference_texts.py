"""What the network of inference learns from."""

from __future__ import annotations

import json

from quotes.matching.inference.verdict import KINDS
from quotes.matching.slots import Side
from training.inference.texts import FOR_THRESHOLDS, OWN, can_be_seen, labelled_pairs, read_text


def nl(text: str, turns: str = ""):
    return read_text(Side(text, "nl"), turns)


def test_every_family_is_whole():
    ids = set()
    with (OWN / "families.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            family = json.loads(line)
            ids.add(family["id"])
            assert len(family["same"]) == 8
            assert len(family["other"]) == 6
            assert {each["l"] for each in (*family["same"], *family["other"])} == {"nl", "en"}
            assert all(each["phenomenon"] in KINDS and 0 <= each["of"] < 8 for each in family["other"])
    assert len(ids) > 2_000


def test_a_conflict_in_an_amount_alone_can_not_be_seen():
    a = nl("Er kwamen 100 bezoekers naar de kermis.", "100")
    assert not can_be_seen(a, nl("Er kwamen 300 bezoekers naar de kermis.", "300"))
    assert can_be_seen(a, nl("Er kwamen 100 bezoekers naar de optocht.", "optocht"))


def test_the_words_on_which_a_pair_turns_are_marked():
    text = nl("De raad keurde het plan af.", "keurde het plan af")
    assert [word for word, turns in zip(text.words, text.turns or (), strict=True) if turns] == [
        "keurde", "het", "plan", "af",
    ]  # fmt: skip


def test_pairs_for_thresholds_are_not_learnt_from():
    learnt = {(pair.a.words, pair.b.words) for pair in labelled_pairs()}
    kept = [(pair.a.words, pair.b.words) for pair in labelled_pairs(for_thresholds=True)]
    assert len(kept) > 400
    assert not learnt & set(kept)
    assert FOR_THRESHOLDS == ("w5", "w6")
