"""Many texts at a time, the component in the pipeline, and any text at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.quote_sets import NAMES, read_set
from quotes.analysis import analyse, extract_many, pipeline
from quotes.language.guard import TextRefused
from tests.clock import least_cpu_seconds

TEXTS = [
    "'De brug is klaar', zei wethouder Anja Kramer.",
    "“It will close,” the mayor said.",
    "Volgens de gemeente kostte de brug 40 miljoen euro.",
]
OWN_TEXTS = [gold for name in NAMES for gold in read_set(name)]


def test_many_texts_read_as_one_by_one_in_order() -> None:
    assert list(extract_many(TEXTS)) == [analyse(text) for text in TEXTS]


def test_a_text_that_cannot_be_read_stops_a_batch() -> None:
    with pytest.raises(TextRefused):
        list(extract_many([*TEXTS, " "]))


def test_the_component_writes_a_span_per_segment() -> None:
    doc = pipeline("nl")("'De brug', zei Anja Kramer, 'is klaar.'")
    assert [span.text for span in doc.spans["quotes"]] == ["De brug", "is klaar."]


def test_every_quote_says_which_rule_found_it() -> None:
    assert [quote.rule for text in TEXTS for quote in analyse(text).quotes] == ["inquit", "inquit", "source"]


MARKS = st.text(alphabet="'\"‘’“”„«»,,.:;!?–- \n\tzeiZijdatAnja", max_size=400)


@given(text=st.one_of(st.text(max_size=2_000), MARKS), language=st.sampled_from(["nl", "en"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_quotes_whose_spans_are_its_own_in_bounded_time(text: str, language: str) -> None:
    try:
        analysis = analyse(text, language)
    except TextRefused:
        return
    for quote in analysis.quotes:
        spans = [*quote.segments, *quote.cue, *([quote.speaker] if quote.speaker else [])]
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert 0.0 <= quote.confidence <= 1.0
    bound = 0.05 + 50e-6 * len(text) + 0.5  # the bar, and room for a loaded machine
    assert least_cpu_seconds(lambda: analyse(text, language), enough=bound) < bound


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, str]:
    """A piece of one of our own texts, from one word to another, and a language: a text may end anywhere."""
    gold = draw(st.sampled_from(OWN_TEXTS))
    ends = [word.end() for word in re.finditer(r"\w+", gold.text)]
    start = draw(st.sampled_from([0, *ends]))
    end = draw(st.sampled_from([end for end in ends if end > start] or ends))
    return gold.text[min(start, end - 1) : end], draw(st.sampled_from([gold.language, "nl", "en"]))


@given(cut=cuts())
@example(cut=("He said", "en"))
@example(cut=("The chairman told", "en"))
@example(cut=("Volgens Petra Zijlstra,", "nl"))
@example(cut=("Teamchef", "nl"))
@example(cut=("The study was welcomed.\n\nDr", "en"))
@settings(max_examples=250, deadline=None)
def test_a_text_may_end_at_any_word(cut: tuple[str, str]) -> None:
    text, language = cut
    for quote in analyse(text, language).quotes:
        assert all(text[span.start : span.end] == span.text for span in quote.segments)
