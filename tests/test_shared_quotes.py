"""The seed article, where the shared folder is beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.analysis import Analysis, analyse
from quotes.language.page import read_page

SHARED = Path(__file__).resolve().parents[1] / "../shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SHARED.exists(), reason="needs ../shared beside the checkout: the seed article is read from there"
    ),
]


@pytest.fixture(scope="module")
def text() -> str:
    return (SHARED / "data/seed_article_nl.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def analysis(text: str) -> Analysis:
    return analyse(text)


def gold() -> list[dict[str, Any]]:
    [document] = json.loads((SHARED / "data/quotes/seed.json").read_text(encoding="utf-8"))["docs"]
    return [quote for quote in document["quotes"] if quote["tier"] == "core"]


def test_the_ten_marked_stretches_of_the_seed_stand_where_they_are_printed(text: str) -> None:
    stretches = read_page(text).stretches
    assert len(stretches) == 10
    assert all(text[s.outer_start] in "'\"" and text[s.outer_end - 1] in "'\"" for s in stretches)


def test_the_seven_direct_quotes_of_the_seed_have_their_speakers(analysis: Analysis) -> None:
    found = [
        ([(span.start, span.end) for span in quote.segments], quote.resolved_speaker)
        for quote in analysis.quotes
        if quote.style == "direct"
    ]
    wanted = [
        ([(segment["start"], segment["end"]) for segment in quote["segments"]], quote["resolved_speaker"])
        for quote in gold()
        if quote["type"] == "direct"
    ]
    assert found == wanted
    assert len(found) == 7
