"""What the bench counts."""

from __future__ import annotations

import pytest

from benchmarks import measures


def test_average_precision_is_one_when_all_true_come_first():
    assert measures.average_precision([True, False, True], [0.9, 0.1, 0.8]) == 1.0
    assert measures.average_precision([False, True], [0.9, 0.1]) == 0.5


def test_precision_at_a_share_looks_at_the_top_only():
    assert measures.precision_at([True, False, False, False, True], [0.9, 0.1, 0.2, 0.3, 0.8]) == 1.0


def test_calibration_error_is_the_gap_of_each_bin_by_its_size():
    assert measures.calibration_error([True, False], [0.5, 0.5]) == 0.0
    assert measures.calibration_error([True, True], [0.55, 0.95]) == pytest.approx(0.25)
    assert measures.calibration_error([True], [1.0]) == 0.0


def test_f1_and_accuracy_at_their_edges():
    assert measures.f1([True, False], [False, False]) == 0.0
    assert measures.f1([True, False], [True, True]) == pytest.approx(2 / 3)
    assert measures.accuracy([True, False], [True, True]) == 0.5


def test_balanced_f1_does_not_depend_on_how_many_are_false():
    few = measures.balanced_f1([True, True, False, False], [True, False, True, False])
    many = measures.balanced_f1([True, True, *[False] * 8], [True, False, *[True, False] * 4])
    assert few == many == pytest.approx(0.5)
