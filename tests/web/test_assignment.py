"""Who has a case."""

from __future__ import annotations

import pytest

from factcheck.actions.verdicts import assign
from factcheck.models import Case
from tests.builders import make_user


def test_a_case_is_taken_and_released(browser, editor, case):
    browser.post(f"/cases/{case.pk}/assign/", {"to": "me"})
    assert Case.objects.get(pk=case.pk).assignee == editor
    browser.post(f"/cases/{case.pk}/assign/", {"to": "nobody", "seen": editor.pk})
    assert Case.objects.get(pk=case.pk).assignee is None


@pytest.mark.parametrize("place", ["case", "queue"])
def test_who_takes_a_case_after_someone_else_gets_409_and_sees_who_has_it(browser, desk, case, htmx, place):
    mia = make_user(desk, username="mia")
    assign(case, mia, by=mia, seen=None)
    for headers in ({}, htmx):
        sent = {"to": "me", "seen": "", "place": place}
        response = browser.post(f"/cases/{case.pk}/assign/", sent, headers=headers)
        assert response.status_code == 409
        assert "mia took this case after you looked" in response.content.decode()
        assert f'value="{mia.pk}"' in response.content.decode()
    assert Case.objects.get(pk=case.pk).assignee == mia


def test_releasing_what_someone_released_already_is_no_conflict(browser, case):
    assert browser.post(f"/cases/{case.pk}/assign/", {"to": "nobody", "seen": 1}).status_code == 302


@pytest.mark.parametrize(
    "sent", [{}, {"to": "eva"}, {"to": "me", "seen": "x"}, {"to": "me", "seen": "9" * 30}]
)
def test_what_is_no_assignment_is_refused(browser, case, sent):
    assert browser.post(f"/cases/{case.pk}/assign/", sent).status_code == 422
