"""Drafts of fact checks to rows, each page known by its address."""

from __future__ import annotations

from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from quotes.actions.import_fact_checks import StoredChecks, import_fact_checks
from quotes.ingest.fact_checks import FactCheckDraft
from quotes.models import FactCheck, Match, Statement
from tests.builders import fact_check_draft, make_match, make_statement

pytestmark = pytest.mark.django_db


def draft(claim: str = "De brug is dicht.", **fields: Any) -> FactCheckDraft:
    return fact_check_draft(claim, **{"url": "https://check.example/brug"} | fields)


def outcomes(stored: StoredChecks) -> list[str]:
    return [each.outcome for each in stored.checks]


def test_a_draft_becomes_a_fact_check_whose_statement_is_searched_by_claim_and_title() -> None:
    import_fact_checks([draft(name="Klopt het dat de brug dicht is?")])
    stored = FactCheck.objects.select_related("statement").get()
    assert (stored.statement.kind, stored.statement.text) == ("fact_check", "De brug is dicht.")
    assert stored.statement.title == "Klopt het dat de brug dicht is?"
    assert {"klopt", "brug", "dicht"} <= set(stored.statement.search_text.split())
    assert stored.statement.embedding is not None


def test_a_second_time_nothing_changes() -> None:
    drafts = [draft(url=f"https://check.example/{number}") for number in range(3)]
    assert outcomes(import_fact_checks(drafts)) == ["new"] * 3
    again = import_fact_checks(drafts)
    assert (outcomes(again), again.fresh, again.left) == (["unchanged"] * 3, set(), set())
    assert FactCheck.objects.count() == 3


def test_an_address_seen_before_is_updated() -> None:
    import_fact_checks([draft()])
    assert outcomes(import_fact_checks([draft(alternate_name="Waar", level=5)])) == ["updated"]
    assert FactCheck.objects.values_list("alternate_name", "level").get() == ("Waar", 5)


def test_a_claim_that_its_page_words_otherwise_now_is_still_the_same_check() -> None:
    import_fact_checks([draft()])
    before = FactCheck.objects.get()
    again = import_fact_checks([draft("De brug is al weken dicht.")])
    after = FactCheck.objects.select_related("statement").get()
    assert (after.pk, after.statement.text) == (before.pk, "De brug is al weken dicht.")
    assert (again.fresh, again.left) == ({after.statement_id}, {before.statement_id})


def test_what_editors_decided_stays_with_a_check_that_is_worded_otherwise() -> None:
    import_fact_checks([draft()])
    claim = make_statement("De brug is gesloten.")
    make_match(claim, Statement.objects.get(kind="fact_check"), decision="rejected")
    import_fact_checks([draft("De brug is al weken dicht.")])
    match = Match.objects.select_related("candidate").get()
    assert (match.decision, match.candidate.text) == ("rejected", "De brug is al weken dicht.")


def test_a_page_that_checks_two_claims_keeps_both() -> None:
    two = [draft(), draft("De sluis is ook dicht.", alternate_name="Waar")]
    assert outcomes(import_fact_checks(two)) == ["new", "new"]
    assert outcomes(import_fact_checks([two[1]])) == ["unchanged"]
    assert outcomes(import_fact_checks([*two, draft("De kade is nat.")])) == ["unchanged", "unchanged", "new"]
    assert outcomes(import_fact_checks([draft("Iets heel anders.")])) == ["new"]
    assert FactCheck.objects.count() == 4


def test_a_record_that_comes_twice_is_stored_once_as_it_came_last() -> None:
    stored = import_fact_checks([draft(), draft(alternate_name="Waar")])
    assert outcomes(stored) == ["unchanged", "new"]
    assert FactCheck.objects.get().alternate_name == "Waar"


def test_two_desks_that_check_one_claim_share_its_statement() -> None:
    import_fact_checks([draft(), draft(url="https://ander.example/brug")])
    assert FactCheck.objects.count() == 2
    assert Statement.objects.filter(kind="fact_check").count() == 1


def test_a_thousand_cost_no_more_queries_than_ten(
    django_assert_max_num_queries: CaptureQueriesContext,
) -> None:
    for count in (10, 1000):
        drafts = [draft(f"Er zijn {n} bruggen.", url=f"https://c.example/{count}/{n}") for n in range(count)]
        with django_assert_max_num_queries(14):  # type: ignore[operator]
            import_fact_checks(drafts)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        import_fact_checks(drafts)
