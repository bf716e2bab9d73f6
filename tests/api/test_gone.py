"""Deciding on what a new analysis takes away between the look and the write."""

from __future__ import annotations

import pytest

from factcheck.models import AuditEntry, Case, Desk
from tests.api.calls import Program, problem_of
from tests.builders import make_case, make_match, make_statement
from tests.gone import removed_before_the_lock


@pytest.fixture
def case(desk: Desk) -> Case:
    return make_case(desk)


@pytest.mark.parametrize(
    ("what", "body"),
    [("reviews", {"verdict": "disputed"}), ("undo", None), ("evidence", {"url": "https://example.org/"})],
)
def test_a_case_withdrawn_meanwhile_is_not_there(
    program: Program, case: Case, what: str, body: object
) -> None:
    with removed_before_the_lock(case):
        answer = program.send(f"cases/{case.pk}/{what}/", body, If_Match='"0"')
    assert "withdrew" in problem_of(answer, 404)["detail"]
    assert not AuditEntry.objects.exists()


def test_a_match_withdrawn_meanwhile_is_not_there(program: Program, case: Case) -> None:
    match = make_match(case.statement, make_statement())
    with removed_before_the_lock(match):
        answer = program.send(f"matches/{match.pk}/decision/", {"decision": "confirmed"})
    assert "withdrew" in problem_of(answer, 404)["detail"]
