"""The table of word vectors that a pipeline reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy

from quotes.language.languages import LANGUAGES
from quotes.language.pipelines import load
from quotes.language.word_vectors import WordVectors

WORDS = ["dijk", "bewaking", "0000", "waking"]


@pytest.fixture
def table() -> WordVectors:
    vectors = WordVectors(spacy.blank("nl").vocab.strings)
    vectors.fill(WORDS, np.eye(4, dtype=np.int8), np.array([1, 2, 3, 4], np.float32))
    return vectors


@pytest.mark.parametrize(
    ("word", "row"),
    [
        ("dijk", 0),
        ("dijkbewaking", 1),  # the longest ending, not "waking"
        ("1994", 2),
        ("koe", -1),
        ("", -1),
        ("jk", -1),
    ],
)
def test_a_word_gets_its_own_row_or_that_of_its_longest_known_ending(
    table: WordVectors, word: str, row: int
) -> None:
    assert table.row_of(word) == row


def test_a_doc_is_read_by_its_words_in_lower_case(table: WordVectors) -> None:
    nlp = spacy.blank("nl")
    nlp.vocab.vectors = table
    doc = nlp("Dijk koe BEWAKING")
    assert table.get_batch(doc.to_array(table.attr)).tolist() == [[1, 0, 0, 0], [0, 0, 0, 0], [0, 2, 0, 0]]


def test_a_table_comes_back_from_disk_as_it_was(table: WordVectors, tmp_path: Path) -> None:
    table.to_disk(tmp_path)
    read = WordVectors(table.strings).from_disk(tmp_path)
    assert list(read.table) == WORDS
    assert np.array_equal(read.rows, table.rows)
    assert np.array_equal(read.scales, table.scales)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_pipelines_know_common_words(language: str) -> None:
    vectors = load(language).vocab.vectors
    assert {"nl": "minister", "en": "said"}[language] in vectors
    assert vectors.shape[0] >= 20_000
