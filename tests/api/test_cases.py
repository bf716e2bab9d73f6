from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from factcheck.models import AuditEntry, Case, Desk, Evidence, Membership, Review, User
from tests.api.calls import Program, problem_of, program_of, with_key
from tests.builders import make_case, make_desk, make_token, make_user

SUPPORTED = {"verdict": "supported"}


@pytest.fixture
def case(desk: Desk) -> Case:
    return make_case(desk)


def decide(
    program: Program, case: Case, body: object = SUPPORTED, *, seen: str = '"0"', what: str = "reviews"
) -> Any:
    return program.send(f"cases/{case.pk}/{what}/", body, If_Match=seen)


def test_a_verdict_is_recorded_and_moves_the_version_on(program: Program, case: Case, editor: User) -> None:
    seen = program.read(f"cases/{case.pk}/")["ETag"]
    answer = decide(program, case, SUPPORTED | {"note": "Geteld.", "attribution": "verbatim"}, seen=seen)
    assert (answer.status_code, answer["ETag"]) == (201, '"1"')
    standing = program.read(f"cases/{case.pk}/").json()["review"]
    assert standing == answer.json()
    assert (standing["verdict"], standing["note"], standing["attribution"], standing["reviewer"]) == (
        "supported", "Geteld.", "verbatim", "eva",
    )  # fmt: skip


@pytest.mark.parametrize("what", ["reviews", "undo"])
@pytest.mark.parametrize("seen", ["", "*"])
def test_a_decision_that_does_not_say_what_it_saw_is_refused(
    program: Program, case: Case, what: str, seen: str
) -> None:
    problem_of(decide(program, case, what=what, seen=seen), 428)
    assert not Review.objects.exists()


@pytest.mark.parametrize("what", ["reviews", "undo"])
@pytest.mark.parametrize(
    "seen", ['"0"', '"7"', 'W/"0"', "1", '"1", "2"', '"abc"', '"99999999999999999999"', '"-1"', '"١"']
)
def test_a_decision_on_what_is_no_more_shows_the_case_as_it_is(
    program: Program, case: Case, what: str, seen: str
) -> None:
    first = decide(program, case, {"verdict": "disputed"}).json()
    problem = problem_of(decide(program, case, what=what, seen=seen), 412)
    assert problem["current"] == program.read(f"cases/{case.pk}/").json()
    assert problem["current"]["review"] == first
    assert "disputed by eva" in problem["detail"]
    assert Review.objects.count() == 1


def test_undo_puts_back_what_stood_before(program: Program, case: Case) -> None:
    first = decide(program, case).json()
    second = decide(program, case, {"verdict": "disputed"}, seen='"1"').json()
    undone = decide(program, case, None, seen='"2"', what="undo")
    assert (undone.status_code, undone["ETag"], undone.json()["reverts"]) == (201, '"3"', second["id"])
    assert program.read(f"cases/{case.pk}/").json()["review"] == first
    history = program.read(f"reviews/?case={case.pk}").json()["results"]
    assert [review["verdict"] for review in history] == ["", "disputed", "supported"]


def test_an_open_case_has_nothing_to_undo(program: Program, case: Case) -> None:
    problem_of(decide(program, case, what="undo"), 409)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("verdict", "true"), ("verdict", None), ("verdict", 1), ("verdict", ["supported"]), ("note", 5), ("note", "x" * 10_001),
        ("attribution", "exact"), ("reviewer", "eva"), ("id", 1), ("reverts", 1), ("case", 2),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_used_is_named(
    program: Program, case: Case, field: str, value: object
) -> None:
    problem = problem_of(decide(program, case, SUPPORTED | {field: value}), 400)
    assert list(problem["errors"]) == [field]


def test_a_reader_of_the_desk_sees_and_does_not_decide(desk: Desk, case: Case) -> None:
    reader = program_of(make_user(desk, Membership.Role.READER))
    assert reader.read(f"cases/{case.pk}/").status_code == 200
    for what in ("reviews", "undo", "evidence"):
        problem_of(decide(reader, case, what=what), 403)


def test_the_cases_of_another_desk_are_not_there(case: Case, program: Program) -> None:
    decide(program, case)
    other = program_of(make_user(make_desk()))
    assert [other.read(f"{name}/").json()["results"] for name in ("cases", "reviews")] == [[], []]
    review = Review.objects.get()
    for address in (f"cases/{case.pk}/", f"cases/{case.pk}/evidence/", f"reviews/{review.pk}/"):
        problem_of(other.read(address), 404)
    for what in ("reviews", "undo", "evidence"):
        problem_of(decide(other, case, what=what), 404)


def test_an_admin_sees_every_desk(admin: User, case: Case) -> None:
    assert decide(program_of(admin), case).status_code == 201


def test_evidence_is_put_beside_the_case(program: Program, case: Case) -> None:
    sent = {
        "url": "https://example.org/telling",
        "title": "Telling",
        "excerpt": "Tien.",
        "stance": "supports",
    }
    answer = program.send(f"cases/{case.pk}/evidence/", sent)
    assert answer.status_code == 201
    [shown] = program.read(f"cases/{case.pk}/evidence/").json()["results"]
    assert shown == answer.json()
    assert {name: shown[name] for name in sent} == sent
    assert shown["added_by"] == "eva"


def test_evidence_is_withdrawn_and_put_back(program: Program, case: Case, desk: Desk) -> None:
    address = f"cases/{case.pk}/evidence/"
    made = program.send(address, {"url": "https://example.org/"}).json()
    reader = program_of(make_user(desk, Membership.Role.READER))
    problem_of(reader.send(f"{address}{made['id']}/withdraw/"), 403)
    withdrawn = program.send(f"{address}{made['id']}/withdraw/")
    assert (withdrawn.status_code, withdrawn.json()["withdrawn_at"] is None) == (200, False)
    assert program.read(address).json()["results"] == [withdrawn.json()]
    assert program.send(f"{address}{made['id']}/restore/").json() == made
    problem_of(program.send(f"cases/{make_case(desk).pk}/evidence/{made['id']}/withdraw/"), 404)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "java\tscript:x", "//x", "", None, 5]
)
def test_evidence_is_a_web_address(program: Program, case: Case, url: object) -> None:
    for field in ("url", "archived_url"):
        if field == "archived_url" and url == "":
            continue
        body = {"url": "https://example.org"} | {field: url}
        problem = problem_of(program.send(f"cases/{case.pk}/evidence/", body), 400)
        assert list(problem["errors"]) == [field]
    assert not Evidence.objects.exists()


def test_every_decision_is_on_record(program: Program, case: Case) -> None:
    decide(program, case)
    decide(program, case, seen='"1"', what="undo")
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")] == ["verdict", "undo"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_wins_and_the_other_sees_why(desk: Desk) -> None:
    keys = [make_token(make_user(desk)) for _ in range(2)]
    barrier = Barrier(2)

    def at_once(key: str, case: Case, verdict: str) -> int:
        try:
            barrier.wait()
            answer = decide(with_key(key), case, {"verdict": verdict})
            assert answer.status_code == 201 or answer.json()["current"]["review"]["verdict"] != verdict
            return int(answer.status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for _ in range(25):
            case = make_case(desk)
            both = pool.map(at_once, keys, [case, case], ["supported", "disputed"])
            assert sorted(both) == [201, 412]
            assert case.reviews.count() == 1
