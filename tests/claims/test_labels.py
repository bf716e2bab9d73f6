"""The labels that the models are trained on."""

from __future__ import annotations

import pytest

from quotes.claims.result import KINDS
from training.claims import agreement
from training.claims.corpus import read_labels


@pytest.mark.parametrize(
    ("name", "count"),
    [("pass1_nl", 2240), ("pass2_nl", 2240), ("fresh_nl", 200), ("adjudicated_nl", 2240), ("ewt_en", 900)],
)
def test_every_sentence_has_one_class_and_known_kinds(name, count):
    labels = read_labels(name)
    assert len(labels) == len({label.sentence for label in labels}) == count
    for label in labels:
        assert label.label in {"N", "U", "C"}
        assert label.kinds
        assert set(label.kinds) <= set(KINDS)


def test_the_adjudication_keeps_what_both_passes_say():
    one, other = agreement.classes("pass1_nl"), agreement.classes("pass2_nl")
    decided = agreement.classes("adjudicated_nl")
    assert decided.keys() == one.keys() == other.keys()
    assert all(decided[sentence] == one[sentence] for sentence in one if one[sentence] == other[sentence])


def test_agreement_is_that_of_the_page_about_the_labels():
    pairs = agreement.both(agreement.classes("pass1_nl"), agreement.classes("pass2_nl"))
    assert (round(agreement.agreement(pairs), 3), round(agreement.kappa(pairs), 3)) == (0.908, 0.851)
