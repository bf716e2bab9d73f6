"""The guard before the tokenizer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.analysis import analyse
from quotes.language import guard
from quotes.language.guard import TextRefused
from quotes.language.languages import LANGUAGES
from tests.clock import least_cpu_seconds

BOMBS = ["'", "‘", "!", "(", "http://", "'a' ", "zei ", "a, "]


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    analyse("Een zin om op te warmen.", "nl")


@pytest.mark.parametrize("text", ["", "   \n", "\u00a0\ufeff", "?!", "\x00"])
def test_a_text_without_words_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(TextRefused, match=r"Give at least one sentence\."):
        analyse(text)


def test_a_text_over_the_limit_is_refused_with_both_figures() -> None:
    with pytest.raises(TextRefused, match=r"1,000,001 characters; at most 1,000,000"):
        analyse("a" * 1_000_001)


def test_neutralising_moves_no_character() -> None:
    text = "Nee!!!!!!! 'a' \x00 \ud800 http://voorbeeld.nl/" + "?a=1&b=2" * 30
    assert len(guard.neutralise(text)) == len(text)
    assert guard.neutralise(text).startswith("Nee!       'a'")


def test_ordinary_text_passes_unchanged() -> None:
    text = "„Nee... nooit!”, zei zij; 'echt niet' (maar goed)."
    assert guard.neutralise(text) == text


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_run_of_one_thing_is_read_in_seconds(bomb: str) -> None:
    text = "Woord " + bomb * (50_000 // len(bomb))
    assert least_cpu_seconds(lambda: analyse(text, "nl"), enough=15) < 15


PIECES = st.sampled_from(
    [
        *"'\"’‘“”„«».,:;!?()–\n",
        "\n\n",
        " zei ",
        " dat ",
        "Jan",
        " aldus ",
        " volgens ",
        "'s",
        "Dat ",
        "\u202e",
        "İ",
        "e\u0301",
        "👨‍👩‍👧",
        "\ud800",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES | st.text(max_size=4), max_size=150).map("".join))


@pytest.fixture(scope="module")
def loaded() -> None:
    """Loading takes longer than any of these texts may."""
    for language in LANGUAGES:
        analyse("Dat zei Jan.", language)


@pytest.mark.usefixtures("loaded")
@given(text=TEXTS, language=st.sampled_from(["nl", "en"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused_and_offsets_hold(text: str, language: str) -> None:
    try:
        found = analyse(text, language)
    except TextRefused:
        return
    bound = 10 * (50e-6 * len(text) + 0.05)  # ten times: shared machines
    assert least_cpu_seconds(lambda: analyse(text, language), enough=bound) < bound
    spans = [span for quote in found.quotes for span in (*quote.segments, *quote.cue)]
    spans += [quote.speaker for quote in found.quotes if quote.speaker]
    spans += [claim.span for claim in found.claims]
    spans += [factor.span for claim in found.claims for factor in claim.factors if factor.span]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(quote.parent is None or quote.parent < len(found.quotes) for quote in found.quotes)
