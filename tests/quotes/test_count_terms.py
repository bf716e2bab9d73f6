from __future__ import annotations

import pytest

from quotes.actions.count_terms import count_terms
from quotes.models import Corpus, Statement, TermFrequency
from quotes.search import find_similar
from tests.builders import make_statement

pytestmark = pytest.mark.django_db


def frequency(term: str, language: str = "nl") -> int:
    return TermFrequency.objects.get(language=language, term=term).statements


def test_a_term_counts_once_a_statement() -> None:
    make_statement("De brug bij de brug is dicht.")
    make_statement("De brug is open.")
    assert count_terms() == ["nl"]
    assert (frequency("brug"), frequency("dicht")) == (2, 1)
    assert Corpus.objects.get(language="nl").statements == 2


def test_languages_are_counted_apart() -> None:
    make_statement("De brug is dicht.")
    make_statement("The bridge is closed.", language="en")
    count_terms()
    assert not TermFrequency.objects.filter(language="en", term="brug").exists()


def test_a_term_that_is_gone_is_forgotten() -> None:
    statement = make_statement("De brug is dicht.")
    make_statement("Het zwembad is open.")
    count_terms()
    statement.delete()
    count_terms(everything=True)
    assert not TermFrequency.objects.filter(term="brug").exists()


def test_nothing_is_counted_again_before_a_tenth_has_come() -> None:
    for number in range(20):
        make_statement(f"Brug {number} is dicht.")
    assert count_terms() == ["nl"]
    make_statement("Het zwembad is open.")
    assert count_terms() == []
    for number in range(2):
        make_statement(f"Zwembad {number} is open.")
    assert count_terms() == ["nl"]


def test_a_rare_word_outweighs_several_common_ones() -> None:
    common = [make_statement(f"De gemeente bouwt dit jaar {number} woningen.") for number in range(30)]
    rare = make_statement("In Zandmeer komt een zwembad.")
    count_terms()
    hits = find_similar(
        "De gemeente Zandmeer bouwt dit jaar een school.", "nl", Statement.objects.all(), limit=99
    )
    by_words = {hit.statement_id: hit.lexical_rank for hit in hits}
    assert by_words[rare.pk] == 1
    assert len(by_words) > len(common) / 2
