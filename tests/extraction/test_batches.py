"""Many texts at a time, the component in the pipeline, and any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.analysis import analyse, extract_many, pipeline
from quotes.language.guard import TextRefused

TEXTS = [
    "'De brug is klaar', zei wethouder Anja Kramer.",
    "“It will close,” the mayor said.",
    "Volgens de gemeente kostte de brug 40 miljoen euro.",
]


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
    begun = time.process_time()
    try:
        analysis = analyse(text, language)
    except TextRefused:
        return
    spent = time.process_time() - begun
    for quote in analysis.quotes:
        spans = [*quote.segments, *quote.cue, *([quote.speaker] if quote.speaker else [])]
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert 0.0 <= quote.confidence <= 1.0
    assert spent < 0.05 + 100e-6 * len(text) + 0.2  # the bar is half of that; a loaded machine needs room


@pytest.mark.parametrize(
    "unit",
    [
        "zei ",
        "'a', zei X. ",
        "“ja ",
        "volgens Jan ",
        "Jan de Boer, ",
        "said that he said ",
        "; a : ",
        "De ",
        "J. ",
    ],
)
def test_twenty_thousand_characters_of_one_thing_stay_within_time(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    begun = time.process_time()
    analyse(text, "nl")
    assert time.process_time() - begun < 2 * (0.05 + 50e-6 * len(text))
