"""Desks by REST: weights, preview, precision, dismissals and claims that were missed."""

from __future__ import annotations

import pytest

from factcheck.models import AddedClaim, Case, Desk, Membership, User
from tests.api.calls import Program, problem_of, program_of
from tests.builders import make_article, make_case, make_desk, make_user


@pytest.fixture
def chief(desk: Desk) -> Program:
    return program_of(make_user(desk, "chief"))


def test_weights_are_read_set_with_the_version_seen_and_reset(chief: Program, desk: Desk) -> None:
    address = f"desks/{desk.pk}/weights/"
    first = chief.read(address)
    assert first["ETag"] == '"0"'
    sport = next(row for row in first.json()["weights"] if row["factor"] == "sport")
    assert (sport["words"], sport["shift"]) == ("about sport", 0.0)
    assert {"nl", "en"} == set(sport["learnt"])
    answer = chief.send(address, {"shifts": {"sport": -1}}, If_Match='"0"')
    assert (answer.status_code, answer["ETag"]) == (200, '"1"')
    problem_of(chief.send(address, {"shifts": {}}), 428)
    late = problem_of(chief.send(address, {"shifts": {}}, If_Match='"0"'), 412)
    assert late["current"]["version"] == 1
    chief.send(address, {"shifts": {}}, If_Match='"1"')
    assert Desk.objects.get().factor_shifts == {}


@pytest.mark.parametrize(
    "body",
    [{}, {"shifts": []}, {"shifts": {"geen": 1}}, {"shifts": {"sport": 4}}, {"shifts": {"sport": "1"}}, {"shifts": {"sport": True}}, {"weights": {}}],
)  # fmt: skip
def test_weights_that_are_none_are_refused(chief: Program, desk: Desk, body: object) -> None:
    for what in ("weights/", "weights/preview/"):
        problem_of(chief.send(f"desks/{desk.pk}/{what}", body, If_Match='"0"'), 400)


def test_a_preview_is_for_all_and_setting_for_chiefs(program: Program, desk: Desk) -> None:
    case = make_case(desk)
    case.statement.claims.update(seen=["sport"])
    answer = program.send(f"desks/{desk.pk}/weights/preview/", {"shifts": {"sport": -1}})
    assert answer.status_code == 200
    [moved] = answer.json()["top"]
    assert (moved["case"]["id"], moved["place"], moved["worth"], moved["worth_before"]) == (
        case.pk,
        1,
        0.595,
        0.8,
    )
    problem_of(program.send(f"desks/{desk.pk}/weights/", {"shifts": {}}, If_Match='"0"'), 403)
    problem_of(program.read(f"desks/{make_desk().pk}/weights/"), 404)


def test_a_dismissal_is_a_review_and_the_report_counts_it(program: Program, desk: Desk) -> None:
    case, other = make_case(desk), make_case(desk)
    body = {"verdict": "dismissed", "dismissal": "no_assertion"}
    assert (
        program.send(f"cases/{case.pk}/reviews/", body, If_Match='"0"').json()["dismissal"] == "no_assertion"
    )
    program.send(f"cases/{other.pk}/reviews/", {"verdict": "disputed"}, If_Match='"0"')
    problem_of(
        program.send(f"cases/{other.pk}/reviews/", body | {"verdict": "disputed"}, If_Match='"1"'), 400
    )
    report = program.read(f"desks/{desk.pk}/precision/").json()
    assert (report["overall"]["decided"], report["overall"]["worth"], report["overall"]["precision"]) == (
        2,
        1,
        0.5,
    )
    assert report["dismissals"] == [{"reason": "no_assertion", "number": 1}]
    assert program.read(f"desks/{desk.pk}/precision/?days=30").json()["since"]
    problem_of(program.read(f"desks/{desk.pk}/precision/?days=x"), 400)


def test_a_claim_that_was_missed_is_added_once(program: Program, desk: Desk, editor: User) -> None:
    article = make_article("De brug is open. De gemeente kreeg 40 klachten over lawaai.")
    body = {"article": article.pk, "start": 17, "end": 59, "desk": desk.pk}
    answers = [program.send("claims/", body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"] == Case.objects.get().pk
    assert AddedClaim.objects.get().claim.text == "De gemeente kreeg 40 klachten over lawaai."
    for wrong in (
        {"start": 59},
        {"end": 10_000},
        {"article": 10**9},
        {"desk": make_desk().pk},
        {"start": -1},
    ):
        problem_of(program.send("claims/", body | wrong), 400)
    Membership.objects.filter(user=editor).update(role="reader")
    problem_of(program.send("claims/", body), 403)
