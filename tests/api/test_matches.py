from __future__ import annotations

import pytest

from factcheck.models import Desk, MatchDecision, Membership
from quotes.models import Match
from tests.api.calls import Program, problem_of, program_of
from tests.builders import make_case, make_desk, make_match, make_statement, make_user


@pytest.fixture
def match(desk: Desk) -> Match:
    return make_match(
        make_case(desk).statement,
        make_statement(),
        slots=[{"slot": "number", "a": 3, "b": None, "verdict": "missing"}],
    )


@pytest.mark.parametrize("decision", ["confirmed", "rejected", "unsure"])
def test_a_match_is_decided_and_shown_so(program: Program, match: Match, decision: str) -> None:
    answer = program.send(f"matches/{match.pk}/decision/", {"decision": decision})
    assert (answer.status_code, answer.json()["decision"]) == (200, decision)
    assert program.read(f"matches/{match.pk}/").json() == answer.json()
    assert MatchDecision.objects.get().decision == decision


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"decision": "rejected", "seen": "maybe"},
        {"decision": None},
        {"decision": 1},
        {"decision": "rejected", "id": 3},
    ],
)
def test_what_is_no_decision_is_refused(program: Program, match: Match, body: object) -> None:
    problem_of(program.send(f"matches/{match.pk}/decision/", body), 400)
    assert not MatchDecision.objects.exists()


def test_only_editors_with_a_case_on_one_side_decide(desk: Desk, match: Match) -> None:
    for onlooker in (make_user(desk, Membership.Role.READER), make_user(make_desk()), make_user()):
        problem_of(program_of(onlooker).send(f"matches/{match.pk}/decision/", {"decision": "rejected"}), 403)


def test_a_case_on_the_other_side_will_do(match: Match) -> None:
    there = make_case(make_desk())
    match.candidate = there.statement
    match.save()
    editor = program_of(make_user(there.desk))
    assert editor.send(f"matches/{match.pk}/decision/", {"decision": "unsure"}).status_code == 200


def test_a_decision_is_taken_back(program: Program, match: Match) -> None:
    program.send(f"matches/{match.pk}/decision/", {"decision": "rejected"})
    answer = program.send(f"matches/{match.pk}/decision/", {"decision": "undecided", "seen": "rejected"})
    assert answer.json()["decision"] == "undecided"
    assert MatchDecision.objects.count() == 2


def test_a_decision_on_what_someone_decided_since_shows_the_match_as_it_is(
    program: Program, match: Match
) -> None:
    program.send(f"matches/{match.pk}/decision/", {"decision": "rejected"})
    sent = {"decision": "confirmed", "seen": "undecided"}
    problem = problem_of(program.send(f"matches/{match.pk}/decision/", sent), 409)
    assert problem["current"] == program.read(f"matches/{match.pk}/").json()
    assert "marked rejected by eva" in problem["detail"]
    assert MatchDecision.objects.count() == 1
