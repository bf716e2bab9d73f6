"""Why this speaker, and by which rule, in the language of the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import translation

from factcheck.web.reasons import REASONS, RULES, reason_in_words, rule_in_words
from quotes.analysis import extract_many
from quotes.extraction.reasons import Why

CASES = Path(__file__).parents[1] / "extraction"


@pytest.mark.parametrize(
    ("reason", "dutch"),
    [
        (
            "ze -> Liz Truss: last fitting person before; too unsure to name",
            "ze → Liz Truss: laatst genoemde die past; te onzeker om te noemen",
        ),
        (
            "Brits minister -> Liz Truss: the minister of this article",
            "Brits minister → Liz Truss: de minister van dit artikel",
        ),
        (
            "minister -> Liz Truss: the last fitting person before",
            "minister → Liz Truss: laatst genoemde die past",
        ),
        ("Els Wouters spoke last", "Els Wouters sprak het laatst"),
        (
            "Truss -> Liz Truss: the full name in this article",
            "Truss → Liz Truss: de volledige naam in dit artikel",
        ),
    ],
)
def test_a_reason_is_told_in_dutch_and_keeps_its_names(reason: str, dutch: str) -> None:
    with translation.override("nl"):
        assert reason_in_words(reason) == dutch


def test_every_reason_there_is_has_its_words_in_dutch() -> None:
    assert set(REASONS) == set(Why)
    with translation.override("nl"):
        assert [part for part, words in REASONS.items() if str(words) == part] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_rule_that_finds_a_quote_has_a_name_on_the_page(language: str) -> None:
    lines = (CASES / f"cases_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    found = {
        q.rule
        for analysis in extract_many([json.loads(line)["text"] for line in lines], language)
        for q in analysis.quotes
    }
    assert found <= set(RULES)
    assert len(found) > 8


def test_a_rule_that_has_no_name_is_shown_by_its_own() -> None:
    assert rule_in_words("new rule") == "new rule"
