"""Our own gold, item by item: every quote found with its speaker, and nothing that nobody says."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.quote_scores import tally
from benchmarks.quote_sets import CHECKS, GoldText, mistakes, read_set
from benchmarks.quote_styles import STYLES, restyle
from quotes.analysis import analyse

# Items that the rules do not read right yet. When one is mended its test fails here until the name is taken out.
GAPS = {
    "en-361": "the pipeline takes `Northlake` for no name, so that `Dairies` is too short for `the company`",
    "nl-104": "two brothers with one surname, and the pipeline takes the first for a town: nobody for `zij`",
    "en-049": "the pipeline gives `crewman Dale Hutchins` two subjects behind a nested quote",
    "en-155": "the pipeline takes `chief` for an adjective, so that the bank speaks",
    "en-156": "the pipeline takes `TransEast` for a town, which is no rail company",
    "en-341": "the pipeline takes the `’s` of `the island’s` for a verb, so that the school speaks",
    "en-353": "the second of three verbs in a list has no clause of its own",
    "en-524": "a description behind the speaker is read as what is said, in a quote whose closing mark is missing",
    "en-528": "`After that` has no verb, so that nothing seems to be said before `warned the regulator`",
    "en-531": "the pipeline hangs `Northgrid` elsewhere; `asked people to stay away` is found, and is no quote by the guide",
    "en-532": "a headline's `crew` has no article that tells a clause from a thing",
}


def items(name: str) -> list[Any]:
    return [
        pytest.param(
            gold,
            id=f"{gold.id} {gold.phenomenon}",
            marks=[pytest.mark.xfail(reason=GAPS[gold.id], strict=True)] if gold.id in GAPS else [],
        )
        for gold in read_set(name)
    ]


@pytest.mark.parametrize(
    "gold", [*items("items_nl"), *items("items_en"), *items("fresh_items_nl"), *items("fresh_items_en")]
)
def test_every_quote_of_an_item_is_found_with_its_speaker(gold: GoldText) -> None:
    assert list(mistakes(gold, analyse(gold.text, gold.language).quotes)) == []


@pytest.mark.parametrize("name", ["articles_nl", "articles_en", *CHECKS])
def test_whole_articles_stay_above_the_bar(name: str) -> None:
    texts = read_set(name)
    figures = tally(texts, [analyse(gold.text, gold.language).quotes for gold in texts]).figures()
    assert figures["span F1@.5"] >= 0.87
    assert figures["end-to-end F1"] >= 0.75
    assert figures["not wrong speaker"] >= 0.88


@pytest.mark.parametrize("style", STYLES)
def test_articles_give_the_same_quotes_in_every_style_of_marks(style: str) -> None:
    for gold in read_set("articles_nl")[-6:]:
        restyled = restyle(gold, style)
        assert said(restyled) == said(gold)


def said(gold: GoldText) -> list[tuple[str, str | None, int]]:
    """How each quote is said, by whom, in how many segments."""
    quotes = analyse(gold.text, gold.language).quotes
    return [(quote.style, quote.resolved_speaker, len(quote.segments)) for quote in quotes]
