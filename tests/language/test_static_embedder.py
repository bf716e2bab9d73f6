from __future__ import annotations

import numpy as np
import pytest

from quotes.language.static_embedder import StaticEmbedder


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    return StaticEmbedder()


def cosine(embedder: StaticEmbedder, a: str, b: str) -> float:
    x, y = embedder.embed([a, b])
    return float(x @ y)


CLAIM = "Het aantal woninginbraken is vorig jaar met een kwart gedaald."


@pytest.mark.parametrize(
    "like",
    [
        "In een jaar tijd werd er 25 procent minder ingebroken in huizen.",
        "Burglaries fell by a quarter last year.",
        "HET AANTAL WONINGINBRAKEN IS VORIG JAAR MET EEN KWART GEDAALD",
    ],
)
def test_what_says_the_same_lies_nearer_than_what_shares_words(embedder: StaticEmbedder, like: str) -> None:
    other = "Het aantal inwoners van de gemeente is vorig jaar met een kwart gegroeid."
    assert cosine(embedder, CLAIM, like) > cosine(embedder, like, other)


def test_rows_have_length_one_and_do_not_depend_on_their_neighbours(embedder: StaticEmbedder) -> None:
    together = embedder.embed([CLAIM, "Prices rose.", CLAIM])
    assert np.allclose(np.linalg.norm(together, axis=1), 1)
    assert np.array_equal(together[0], together[2])
    assert np.array_equal(together[1:2], embedder.embed(["Prices rose."]))


@pytest.mark.parametrize("text", ["", "?!", "😀😀", "   ", "https://voorbeeld.nl/a?b=c"])
def test_a_text_without_words_has_no_vector(embedder: StaticEmbedder, text: str) -> None:
    assert not embedder.embed([text]).any()


@pytest.mark.parametrize("text", ["a", "x" * 100_000, "ja " * 50_000, "日本語", "\x00\ud800", "'" * 9_999])
def test_odd_texts_are_answered(embedder: StaticEmbedder, text: str) -> None:
    assert embedder.embed([text]).shape == (1, embedder.dimension)


def test_numbers_count_alike_however_they_are_parted(embedder: StaticEmbedder) -> None:
    assert cosine(embedder, "Er zijn 100.000 soldaten.", "Er zijn 100,000 soldaten.") > 0.999


def test_hashtags_are_read_as_words(embedder: StaticEmbedder) -> None:
    assert cosine(embedder, "#StopDeGaswinning", "Stop de gaswinning") > 0.999


def test_the_table_is_mapped_not_read(embedder: StaticEmbedder) -> None:
    assert isinstance(embedder.rows, np.memmap)
