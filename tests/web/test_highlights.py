"""Cutting a text into marked pieces."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.web.highlights import Mark, paragraphs

TEXT = "Hij zei: 'Er zijn 12 bruggen', en dat is waar."


def mark(anchor: str, *segments: tuple[int, int], kind: str = "quote") -> Mark:
    return Mark(anchor, kind, "direct" if kind == "quote" else "claim", anchor.upper(), segments)


def shown(text: str, *marks: Mark) -> list[tuple[str, str]]:
    """Each piece with the anchors over it."""
    cut = paragraphs(text, marks)
    return [(piece.text, "+".join(m.anchor for m in piece.marks)) for part in cut for piece in part.pieces]


def test_text_without_marks_is_one_piece():
    assert shown(TEXT) == [(TEXT, "")]


def test_a_claim_in_a_quote_is_marked_as_both():
    assert shown("Er zijn 12 bruggen.", mark("q1", (0, 18)), mark("c1", (8, 18), kind="claim")) == [
        ("Er zijn ", "q1"),
        ("12 bruggen", "q1+c1"),
        (".", ""),
    ]


def test_overlapping_marks_share_their_middle():
    assert shown("abcdef", mark("q1", (0, 4)), mark("q2", (2, 6))) == [
        ("ab", "q1"),
        ("cd", "q1+q2"),
        ("ef", "q2"),
    ]


def test_a_quote_in_pieces_leaves_its_cue_unmarked_and_is_labelled_once():
    (paragraph,) = paragraphs("aa, zei zij, bb", [mark("q1", (0, 2), (13, 15))])
    assert [(piece.text, len(piece.marks), len(piece.opens)) for piece in paragraph.pieces] == [
        ("aa", 1, 1),
        (", zei zij, ", 0, 0),
        ("bb", 1, 0),
    ]


def test_the_inmost_mark_is_the_shortest_and_a_claim_before_the_quote_it_fills():
    (paragraph,) = paragraphs("abcd", [mark("c1", (0, 4), kind="claim"), mark("q1", (0, 4))])
    (piece,) = paragraph.pieces
    assert piece.inmost
    assert piece.inmost.anchor == "c1"


def test_offsets_count_code_points():
    assert shown("👩‍🚒 zei: 'ja'", mark("q1", (10, 12)))[1] == ("ja", "q1")


def test_a_mark_runs_on_over_a_blank_line():
    assert shown("aa\n\nbb", mark("q1", (1, 5))) == [("a", ""), ("a", "q1"), ("b", "q1"), ("b", "")]


def test_the_headline_is_a_paragraph_of_its_own():
    cut = paragraphs("Kop\nTekst", [], headline_end=3)
    assert [(part.is_headline, part.pieces[0].text.strip()) for part in cut] == [
        (True, "Kop"),
        (False, "Tekst"),
    ]


@pytest.mark.parametrize("segments", [[(5, 5)], [(9, 3)], [(100, 120)]])
def test_an_impossible_segment_marks_nothing(segments):
    assert shown("Een tekst.", mark("q1", *segments)) == [("Een tekst.", "")]


def test_a_segment_past_the_end_is_clipped():
    assert shown("abc", mark("q1", (1, 99))) == [("a", ""), ("bc", "q1")]


@given(
    st.text(alphabet="ab \n'é👩", max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=6),
    st.integers(0, 70),
)
def test_no_letter_is_lost_or_doubled(text, spans, headline_end):
    marks = [mark(f"q{n}", span) for n, span in enumerate(spans)]
    cut = paragraphs(text, marks, headline_end=headline_end)
    joined = "".join(piece.text for part in cut for piece in part.pieces)
    assert "".join(joined.split()) == "".join(text.split())


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_every_letter_carries_exactly_the_marks_that_cover_it(spans):
    text = "x" * 40
    marks = [mark(f"q{n}", span) for n, span in enumerate(spans)]
    covered = [
        {m.anchor for m in piece.marks}
        for part in paragraphs(text, marks)
        for piece in part.pieces
        for _ in piece.text
    ]
    assert covered == [{f"q{n}" for n, (a, b) in enumerate(spans) if a <= at < b} for at in range(40)]


def test_a_text_full_of_quotes_is_cut_in_one_go():
    """Comparing each piece with each mark took over a minute."""
    count = 8000
    marks = [mark(f"q{n}", (10 * n, 10 * n + 8)) for n in range(count)]
    began = process_time()
    (paragraph,) = paragraphs("x" * 10 * count, marks)
    assert process_time() - began < 5
    assert len(paragraph.pieces) == 2 * count
