"""Deciding on what a new analysis takes away between the look and the click."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from factcheck.models import AuditEntry, Case, MatchDecision
from quotes.models import Match
from tests.builders import make_match, make_statement
from tests.gone import removed_before_the_lock

SENT: dict[str, dict[str, object]] = {
    "verdict": {"verdict": "disputed", "version": 0},
    "undo": {"version": 0},
    "evidence": {"url": "https://example.org/", "stance": "context"},
    "assign": {"to": "me", "seen": ""},
}


@pytest.fixture
def match(case: Case) -> Match:
    return make_match(case.statement, make_statement())


@pytest.mark.parametrize("what", SENT)
def test_a_case_withdrawn_meanwhile_says_so_on_a_page(browser: Client, case: Case, what: str) -> None:
    with removed_before_the_lock(case):
        response = browser.post(f"/cases/{case.pk}/{what}/", SENT[what])
    assert response.status_code == 404
    assert "Withdrawn by a new analysis" in response.content.decode()
    assert "<html" in response.content.decode()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("what", SENT)
@pytest.mark.parametrize(("place", "tag"), [("queue", "<li"), ("case", "<section")])
def test_by_htmx_it_says_so_in_the_place_of_the_card(
    browser: Client, case: Case, htmx: dict[str, Any], what: str, place: str, tag: str
) -> None:
    with removed_before_the_lock(case):
        response = browser.post(f"/cases/{case.pk}/{what}/", SENT[what] | {"place": place}, headers=htmx)
    part = response.content.decode()
    assert response.status_code == 404
    assert part.strip().startswith(tag)
    assert "data-gone" in part


def test_a_match_withdrawn_meanwhile_says_so(
    browser: Client, case: Case, match: Match, htmx: dict[str, Any]
) -> None:
    sent = {"decision": "confirmed", "seen": "undecided"}
    with removed_before_the_lock(match):
        response = browser.post(f"/cases/{case.pk}/matches/{match.pk}/", sent, headers=htmx)
    assert response.status_code == 404
    assert response.content.decode().strip().startswith("<li")
    assert not MatchDecision.objects.exists()
