"""Texts that nobody wrote: packed with cue words, names, marks or figures, without a stop. Times are paired with an article's."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Iterator
from itertools import cycle

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.quote_sets import read_set
from quotes.analysis import analyse
from quotes.language.density import thin_out
from quotes.language.guard import TextRefused

SIZE = 10_000
# The bar is 50 us a character and 50 ms, 1.05 s for 20,000 characters, of which an article takes half on a machine of its own; half the length shows the same.
AT_MOST = 2.0  # times an article of that length
TRIES = 4  # a loaded machine may slow one of a pair

WORDS = {
    "nl": [
        "zei",
        "zegt",
        "hij",
        "volgens",
        "aldus",
        "dat",
        "of",
        "te",
        "en",
        "maar",
        "de",
        "een",
        "minister",
        "woordvoerder",
        "van",
        "Jan",
        "Piet",
        "Bos",
        "zij",
        "ze",
        "hen",
        "die",
        "werd",
        "door",
        "heeft",
        "gezegd",
        "noemde",
        "ontkent",
        "klinkt",
        "het",
        "luidt",
        "naar",
        "eigen",
        "zeggen",
        "laat",
        "weten",
        "bedrijf",
        "politie",
        "Moskou",
        "bewering",
        "vroeg",
        "niet",
        "Dat",
        "zo",
        "meldt",
    ],
    "en": [
        "said",
        "says",
        "told",
        "that",
        "whether",
        "to",
        "and",
        "but",
        "the",
        "a",
        "minister",
        "spokesman",
        "of",
        "John",
        "Smith",
        "Mary",
        "Jones",
        "he",
        "she",
        "it",
        "they",
        "who",
        "was",
        "by",
        "denied",
        "called",
        "adding",
        "according",
        "company",
        "police",
        "Moscow",
        "council",
        "claim",
        "asked",
        "why",
        "not",
        "So",
    ],
}
MARKS = [*"'\"‘’“”„«».,:;!?–-()", ",,", "''", "\n", "\n\n"]
UNITS = [
    "zei ",
    "'a', zei X. ",
    "“ja ",
    "volgens Jan ",
    "Jan de Boer, ",
    "said that he said ",
    "; a : ",
    "De ",
    "J. ",
    "1 ",
    "12,5 procent ",
    "zei Jan.\n\n",
    "Jan: ja\n\n",
    "Jan Piet Bos Klaas Vries Truus ",
]


def article(language: str) -> str:
    return "\n\n".join(gold.text for gold in read_set(f"articles_{language}"))[:SIZE]


def seconds_of(text: str, language: str) -> float:
    """CPU seconds of an analysis, whose spans are checked on the way."""
    begun, found = time.process_time(), None
    with contextlib.suppress(TextRefused):
        found = analyse(text, language)
    spent = time.process_time() - begun
    for quote in found.quotes if found else ():
        assert all(text[span.start : span.end] == span.text for span in (*quote.segments, *quote.cue))
    return spent


def times_an_article(text: str, language: str, *, enough: float) -> float:
    """Seconds of text over those of an article as long: the least of TRIES ratios, fewer when one is small enough."""
    base, ratios = article(language), []
    for _ in range(TRIES):
        ratios.append(seconds_of(text, language) / (seconds_of(base, language) * len(text) / len(base)))
        if ratios[-1] < enough:
            break
    return min(ratios)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    for language in WORDS:
        analyse(article(language)[:2_000], language)


@st.composite
def dense_texts(draw: st.DrawFn) -> tuple[str, str]:
    """SIZE characters of few words and marks, in turn or at random, now and then with names or figures of their own."""
    language = draw(st.sampled_from(["nl", "en"]))
    pool = draw(st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=6))
    pool += draw(st.lists(st.sampled_from(MARKS), max_size=4))
    fresh = draw(st.sampled_from(["", "names", "figures"]))
    dice = random.Random(draw(st.integers(0, 10_000)))
    in_turn = draw(st.booleans())
    return "".join(_pieces(pool, fresh, dice, in_turn=in_turn))[:SIZE], language


def _pieces(pool: list[str], fresh: str, dice: random.Random, *, in_turn: bool) -> Iterator[str]:
    turns, size = cycle(pool), 0
    while size < SIZE:
        piece = next(turns) if in_turn else dice.choice(pool)
        if fresh and dice.random() < 0.3:
            name = "".join(
                dice.choice("bdfgklmnrst") + dice.choice("aeiou") for _ in range(dice.randint(1, 3))
            )
            piece = name.capitalize() if fresh == "names" else str(dice.randrange(1_000))
        piece = f" {piece}" if piece[0].isalnum() or dice.random() < 0.5 else piece
        size += len(piece)
        yield piece


@given(dense=dense_texts())
@example(dense=("Het zegt 12 hij 740 zij 620; " * 350, "nl"))  # a sentence of thousands of figures
@example(dense=("The Dutch mayor said that it would. De burgemeester zei dat het zo is. \n\n" * 130, "nl"))
@settings(max_examples=8, deadline=None, derandomize=True)
def test_a_dense_text_costs_less_than_twice_an_article_and_its_spans_are_its_own(
    dense: tuple[str, str],
) -> None:
    text, language = dense
    assert times_an_article(text, language, enough=AT_MOST) < AT_MOST


@pytest.mark.parametrize("unit", UNITS)
def test_much_of_one_thing_costs_less_than_twice_an_article(unit: str) -> None:
    text = (unit * SIZE)[:SIZE]
    assert times_an_article(text, "nl", enough=AT_MOST) < AT_MOST


@pytest.mark.parametrize("unit", ["“”", "'a' "])
def test_a_hundred_thousand_characters_of_marks_cost_at_most_five_articles(unit: str) -> None:
    text = ("Woord " + unit * 100_000)[:100_000]
    assert times_an_article(text, "nl", enough=5) < 5


@pytest.mark.parametrize(
    "text", ["1 2 3 4 5 6 7 8", "a a a a a a a\n\n", "N i e u w bericht", "a" * 500, "- - -\na"]
)
def test_a_text_with_hardly_a_word_has_no_quotes(text: str) -> None:
    assert analyse(text, "nl").quotes == ()


@given(text=st.text(alphabet="ab1 '\"\n,.é\u2028\r", max_size=3_000))
def test_thinning_out_moves_no_character_and_adds_none(text: str) -> None:
    thin = thin_out(text)
    assert len(thin) == len(text)
    assert all(new in (old, " ") for new, old in zip(thin, text, strict=True))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_prose_is_read_whole(language: str) -> None:
    assert thin_out(article(language)) == article(language)


def test_of_a_text_with_a_dense_table_the_prose_is_read() -> None:
    prose = article("nl")[:6_000]
    table = "\n".join("1 - 2 ; 3 - 4 ; a , b / c" for _ in range(400))
    assert thin_out(f"{prose}\n\n{table}").startswith(prose)
