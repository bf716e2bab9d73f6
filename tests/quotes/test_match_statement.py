"""Keeping the pairs of a statement."""

from __future__ import annotations

import pytest
from django.test.utils import CaptureQueriesContext

from quotes.actions.match_statement import store_matches
from quotes.models import Match, Statement
from quotes.models.match import Decision
from tests.builders import make_match, make_statement

pytestmark = pytest.mark.django_db
TEXT = "De gemeente Zandmeer telt volgens het jaarverslag {} bruggen over het kanaal."


@pytest.fixture
def pair() -> tuple[Statement, Statement]:
    return make_statement(TEXT.format(41)), make_statement(TEXT.format(42))


def test_a_pair_tells_its_relation_and_what_became_of_its_words(pair: tuple[Statement, Statement]) -> None:
    store_matches(pair[1])
    match = Match.objects.get()
    assert (match.query, match.candidate) == (pair[1], pair[0])
    assert (match.relation, match.wording, match.band) == ("contradicts", "meaning_changed", "suggest")


def test_the_same_words_of_another_speaker_repeat(pair: tuple[Statement, Statement]) -> None:
    other = make_statement(TEXT.format(41), speaker="Anna de Boer")
    store_matches(other)
    match = Match.objects.get(candidate=pair[0])
    assert (match.relation, match.wording) == ("repeats", "verbatim")


def test_a_pair_is_kept_once_whichever_side_asks(pair: tuple[Statement, Statement]) -> None:
    for statement in (*pair, *pair[::-1]):
        store_matches(statement)
    assert Match.objects.count() == 1


@pytest.mark.parametrize("decision", [Decision.CONFIRMED, Decision.REJECTED, Decision.UNSURE])
def test_what_an_editor_decided_stays_when_the_pair_is_found_again(
    pair: tuple[Statement, Statement], decision: Decision
) -> None:
    match = make_match(*pair, decision=decision, similarity=0.1, embedding_version="old")
    for statement in pair:
        store_matches(statement)
    match.refresh_from_db()
    assert Match.objects.count() == 1
    assert (match.decision, match.similarity, match.embedding_version) == (decision, 0.1, "old")


def test_a_pair_that_no_one_decided_gets_the_comparison_of_now(pair: tuple[Statement, Statement]) -> None:
    match = make_match(*pair, similarity=0.1, embedding_version="old")
    store_matches(pair[0])
    match.refresh_from_db()
    assert match.similarity > 0.5
    assert (match.embedding_version, match.query) == (pair[0].embedding_version, pair[1])


def test_a_pair_that_is_not_alike_any_more_goes_unless_someone_decided_it(
    pair: tuple[Statement, Statement], settings: pytest.FixtureRequest
) -> None:
    settings.MATCH_SUGGEST, settings.MATCH_STRONG = 0.999, 1.0  # type: ignore[attr-defined]
    third = make_statement(TEXT.format(43))
    undecided, decided = make_match(*pair), make_match(third, pair[0], decision="confirmed")
    store_matches(pair[0])
    assert not Match.objects.filter(pk=undecided.pk).exists()
    assert Match.objects.filter(pk=decided.pk).exists()


def test_many_pairs_cost_no_more_queries_than_few(
    django_assert_max_num_queries: CaptureQueriesContext,
) -> None:
    statements = [make_statement(TEXT.format(number)) for number in range(12)]
    for _ in range(2):
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            store_matches(statements[0])
    assert Match.objects.count() == 10
