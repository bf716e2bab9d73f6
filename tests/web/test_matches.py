"""Matches beside a case, and deciding them."""

from __future__ import annotations

import datetime

import pytest

from factcheck.actions.verdicts import decide_match, record_verdict
from factcheck.models import Case, MatchDecision
from quotes.models import FactCheck, Match
from quotes.models.match import Decision
from tests.builders import make_case, make_desk, make_match, make_statement, make_user


@pytest.fixture
def match(case):
    slots = [
        {"slot": "number", "a": "42", "b": "41", "verdict": "different"},
        {"slot": "place", "a": "Zandmeer", "b": "Zandmeer", "verdict": "same"},
    ]
    other = make_statement("De gemeente telt 41 bruggen.", speaker="Anna de Boer")
    return make_match(
        case.statement,
        other,
        similarity=0.73,
        slots=slots,
        reasons={"shared_words": ["gemeente", "bruggen"]},
        embedding_version="static-nl-en-1",
    )


def decide(browser, case, match, decision, headers=None, seen=None):
    sent = {"decision": decision, "seen": seen or Match.objects.get(pk=match.pk).decision}
    return browser.post(f"/cases/{case.pk}/matches/{match.pk}/", sent, headers=headers)


def page_of(browser, case) -> str:
    return browser.get(f"/cases/{case.pk}/").content.decode()


def test_a_match_tells_its_reasons_in_words(browser, case, match):
    page = page_of(browser, case)
    for words in (
        "De gemeente telt 41 bruggen.", "Anna de Boer", "gemeente, bruggen", "differs", "the same", "0.73", "static-nl-en-1",
    ):  # fmt: skip
        assert words in page


def test_the_comparison_starts_with_the_side_at_hand(browser, desk, match):
    other = Case.objects.create(desk=desk, statement=match.candidate)
    (shown,) = browser.get(f"/cases/{other.pk}/").context["matches"]
    assert (shown.slots[0].here, shown.slots[0].there) == ("41", "42")


def test_a_published_fact_check_shows_its_verdict_and_publisher(browser, case):
    other = make_statement("De stad telt 42 bruggen.", kind="fact_check")
    FactCheck.objects.create(
        url="https://checks.example.org/1",
        statement=other,
        claim_reviewed=other.text,
        in_language="nl",
        author_name="Feitencentrum",
        alternate_name="Grotendeels onwaar",
        date_published=datetime.date(2026, 1, 2),
    )
    make_match(case.statement, other)
    page = page_of(browser, case)
    assert "Grotendeels onwaar" in page
    assert "Feitencentrum" in page


def test_the_verdict_of_the_other_side_is_that_of_this_desk(browser, desk, match, case):
    elsewhere = Case.objects.create(desk=make_desk(), statement=match.candidate)
    record_verdict(elsewhere, "supported", reviewer=make_user(elsewhere.desk))
    assert browser.get(f"/cases/{case.pk}/").context["matches"][0].verdict is None
    here = Case.objects.create(desk=desk, statement=match.candidate)
    record_verdict(here, "disputed", reviewer=make_user(desk))
    assert browser.get(f"/cases/{case.pk}/").context["matches"][0].verdict.verdict == "disputed"


@pytest.mark.parametrize("decision", ["confirmed", "rejected", "unsure"])
def test_a_decision_without_javascript_is_saved_and_lands_on_the_match(
    browser, editor, case, match, decision
):
    response = decide(browser, case, match, decision)
    assert response.url == f"/cases/{case.pk}/#match-{match.pk}"
    assert Match.objects.get().decision == decision
    assert MatchDecision.objects.get().decided_by == editor


def test_a_decision_by_htmx_gives_back_the_match(browser, case, match, htmx):
    part = decide(browser, case, match, "confirmed", htmx).content.decode()
    assert f'id="match-{match.pk}"' in part
    assert "data-todo" not in part
    assert "saved" in part
    assert "<html" not in part


def test_a_rejected_match_stands_apart_and_can_be_taken_back(browser, case, match):
    decide(browser, case, match, "rejected")
    context = browser.get(f"/cases/{case.pk}/").context
    assert not context["matches"]
    assert [each.match for each in context["rejected"]] == [match]
    assert "Take back" in page_of(browser, case)
    decide(browser, case, match, "undecided")
    assert len(browser.get(f"/cases/{case.pk}/").context["matches"]) == 1
    assert "Take back" not in page_of(browser, case)


def test_what_is_no_decision_is_refused(browser, case, match):
    assert decide(browser, case, match, "misschien").status_code == 422
    assert Match.objects.get().decision == Decision.UNDECIDED


def test_readers_and_strangers_do_not_decide_matches(reader, stranger, case, match):
    assert decide(reader, case, match, "confirmed").status_code == 403
    assert decide(stranger, case, match, "confirmed").status_code == 404
    assert Match.objects.get().decision == Decision.UNDECIDED


def test_a_match_of_another_case_is_not_there(browser, desk, match):
    assert decide(browser, make_case(desk), match, "confirmed").status_code == 404


def test_who_decides_after_someone_else_gets_409_and_sees_who_that_was(browser, desk, case, match, htmx):
    decide_match(match, "rejected", decided_by=make_user(desk, username="mia"))
    for headers in ({}, htmx):
        response = decide(browser, case, match, "confirmed", headers, seen="undecided")
        page = response.content.decode()
        assert response.status_code == 409
        assert "Someone decided this after you looked" in page
        assert "by mia" in page
        assert 'name="seen" value="rejected"' in page
    assert Match.objects.get().decision == "rejected"
    assert MatchDecision.objects.count() == 1


def test_two_who_agree_are_no_conflict(browser, desk, case, match):
    decide_match(match, "confirmed", decided_by=make_user(desk))
    assert decide(browser, case, match, "confirmed", seen="undecided").status_code == 302


def test_a_decision_that_does_not_say_what_it_saw_is_refused(browser, case, match):
    response = browser.post(f"/cases/{case.pk}/matches/{match.pk}/", {"decision": "confirmed"})
    assert response.status_code == 422
    assert not MatchDecision.objects.exists()
