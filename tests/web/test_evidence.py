"""What backs a case: added, withdrawn, put back."""

from __future__ import annotations

import pytest

from factcheck.actions.verdicts import add_evidence
from factcheck.models import AuditEntry
from tests.builders import make_case


def test_evidence_is_added_and_listed(browser, case):
    data = {
        "url": "https://example.org/telling",
        "title": "Telling",
        "stance": "refutes",
        "excerpt": "Het zijn er 41.",
    }
    page = browser.post(f"/cases/{case.pk}/evidence/", data, follow=True).content.decode()
    assert "https://example.org/telling" in page
    assert "Het zijn er 41." in page
    assert AuditEntry.objects.filter(action="evidence added").exists()


@pytest.mark.parametrize("by_htmx", [False, True])
def test_evidence_is_withdrawn_and_put_back_and_both_are_on_record(browser, editor, case, htmx, by_htmx):
    evidence = add_evidence(case, added_by=editor, url="https://example.org/telling")
    address = f"/cases/{case.pk}/evidence/{evidence.pk}/"
    for sent, standing in [({}, False), ({}, False), ({"restore": "1"}, True), ({"restore": "1"}, True)]:
        response = browser.post(address, sent, headers=htmx if by_htmx else None)
        assert response.status_code == (200 if by_htmx else 302)
        assert case.evidence.filter(withdrawn_at=None).exists() is standing
        page = browser.get(f"/cases/{case.pk}/").content.decode()
        assert ("1 withdrawn" in page) is not standing
        assert "https://example.org/telling" in page
    done = AuditEntry.objects.filter(action__startswith="evidence ").order_by("pk")
    assert [entry.action for entry in done[1:]] == ["evidence withdrawn", "evidence restored"]


def test_evidence_of_another_case_is_not_there_and_readers_leave_it(browser, reader, editor, desk, case):
    evidence = add_evidence(make_case(desk), added_by=editor, url="https://example.org/")
    assert browser.post(f"/cases/{case.pk}/evidence/{evidence.pk}/").status_code == 404
    assert reader.post(f"/cases/{evidence.case_id}/evidence/{evidence.pk}/").status_code == 403


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "ftp://example.org/x", "geen adres"])
def test_evidence_needs_a_web_address(browser, case, url, htmx):
    for headers in ({}, htmx):
        response = browser.post(
            f"/cases/{case.pk}/evidence/", {"url": url, "stance": "context"}, headers=headers
        )
        assert response.status_code == 422
    assert not case.evidence.exists()


def test_evidence_by_htmx_gives_back_its_part(browser, case, htmx):
    data = {"url": "https://example.org/", "stance": "context"}
    part = browser.post(f"/cases/{case.pk}/evidence/", data, headers=htmx).content.decode()
    assert "https://example.org/" in part
    assert 'id="evidence"' in part
    assert "<html" not in part
