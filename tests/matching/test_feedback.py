"""Precision and thresholds from editors' decisions."""

from __future__ import annotations

import random

import pytest

from quotes.matching.feedback import (
    LEAST_DECIDED,
    Judged,
    Precision,
    propose_strong,
    propose_suggest,
)


@pytest.mark.parametrize(
    ("confirmed", "n", "low", "high"),
    [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(confirmed: int, n: int, low: float, high: float) -> None:
    found = Precision(confirmed, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.001)


def judged(*stretches: tuple[float, float, float, int]) -> list[Judged]:
    """Pairs between two cosines, a share of which was confirmed: (from, to, share, how many)."""
    chance = random.Random(7)
    return [
        Judged(chance.uniform(low, high), number < share * count, True)
        for low, high, share, count in stretches
        for number in range(count)
    ]


def test_few_decisions_propose_nothing() -> None:
    few = judged((0.5, 0.9, 1.0, LEAST_DECIDED - 1))
    assert propose_strong(few) is propose_suggest(few) is None


def test_strong_is_where_pairs_begin_to_be_right() -> None:
    found = propose_strong(judged((0.8, 0.95, 1.0, 200), (0.5, 0.7, 0.3, 200)))
    assert found is not None
    assert 0.66 <= found.threshold <= 0.81
    assert found.above.low >= 0.95


def test_pairs_that_can_never_be_linked_do_not_count_for_strong() -> None:
    conflicting = [Judged(each.similarity, False, False) for each in judged((0.8, 0.95, 0.0, 100))]
    found = propose_strong([*judged((0.8, 0.95, 1.0, 100)), *conflicting])
    assert found is not None
    assert found.above.n == 100


def test_where_too_many_are_rejected_no_strong_threshold_is_proposed() -> None:
    assert propose_strong(judged((0.5, 0.95, 0.8, 300))) is None


def test_suggest_rises_above_what_is_nearly_always_rejected() -> None:
    found = propose_suggest(judged((0.7, 0.9, 0.8, 100), (0.45, 0.6, 0.05, 200)))
    assert found is not None
    assert 0.5 < found.threshold < 0.72
    assert propose_suggest(judged((0.45, 0.9, 0.0, 100))) is None


def test_suggest_stays_where_pairs_are_worth_their_look() -> None:
    found = propose_suggest(judged((0.45, 0.9, 0.6, 200)))
    assert found is not None
    assert found.threshold == pytest.approx(0.45, abs=0.01)
