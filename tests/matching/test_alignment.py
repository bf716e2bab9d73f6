from __future__ import annotations

import numpy as np
import pytest

from quotes.matching.alignment import (
    NOTHING,
    SAME_FROM,
    Vocabulary,
    WordVectors,
    align,
    align_with_all,
)


def words(*directions: tuple[float, float], weights: list[float] | None = None) -> WordVectors:
    rows = np.array(directions, dtype=np.float32).reshape(-1, 2)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return WordVectors(rows / lengths, np.array(weights or [1.0] * len(rows), dtype=np.float32))


EAST, NORTH, WEST = (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)


def test_the_same_words_align_in_full() -> None:
    found = align(words(EAST, NORTH), words(NORTH, EAST))
    assert (found.forth, found.back) == pytest.approx((1, 1))


def test_words_at_right_angles_or_opposite_do_not_align() -> None:
    assert align(words(EAST), words(NORTH, WEST)).mean == 0


def test_a_text_that_holds_another_has_all_of_it_and_is_not_all_in_it() -> None:
    long, short = words(EAST, NORTH), words(EAST)
    found = align(long, short)
    assert (found.forth, found.back) == pytest.approx((0.5, 1))


def test_rare_words_count_for_more() -> None:
    found = align(words(EAST, NORTH, weights=[3, 1]), words(EAST))
    assert found.forth == pytest.approx(0.75)


def test_a_word_that_is_near_enough_counts_as_the_same() -> None:
    near = words((SAME_FROM + 0.01, (1 - (SAME_FROM + 0.01) ** 2) ** 0.5))
    assert align(words(EAST), near).mean == pytest.approx(1)
    half = words((SAME_FROM / 2, (1 - (SAME_FROM / 2) ** 2) ** 0.5))
    assert align(words(EAST), half).mean == pytest.approx(0.5)


def test_nothing_aligns_with_a_text_without_words() -> None:
    assert align(words(), words(EAST)).mean == align(words(EAST), words()).mean == 0


def test_the_weakest_is_the_telling_word_that_is_farthest_from_all() -> None:
    text = words(EAST, NORTH, weights=[4, 2])
    assert align(text, words(EAST, weights=[4])).weakest == pytest.approx(0)
    assert align(words(EAST, NORTH, weights=[4, 1]), words(EAST, weights=[4])).weakest == pytest.approx(1)


def test_one_text_is_aligned_with_many_as_with_each() -> None:
    random = np.random.default_rng(0)
    directions = random.normal(size=(40, 8)).astype(np.float32)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    weights = random.uniform(0.1, 4.5, size=40).astype(np.float32)
    texts = [random.choice(40, size=size, replace=False) for size in (6, 3, 0, 12, 1)]
    known = Vocabulary(directions, weights, texts)
    together, one_by_one = align_with_all(known), [align(known.of(0), known.of(i)) for i in range(1, 5)]
    assert together[1] == NOTHING
    for a, b in zip(together, one_by_one, strict=True):
        assert (a.forth, a.back, a.weakest) == pytest.approx((b.forth, b.back, b.weakest), abs=1e-6)


def test_a_text_without_words_aligns_with_none_of_many() -> None:
    words_of = [np.array([], dtype=np.intp), np.array([0])]
    known = Vocabulary(np.ones((1, 1), dtype=np.float32), np.ones(1, dtype=np.float32), words_of)
    assert align_with_all(known) == [NOTHING]
