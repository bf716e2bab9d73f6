"""Our wording of a claim, and what lost its speaker, by REST."""

from __future__ import annotations

import datetime

import pytest

from factcheck.models import Case, Desk, User
from quotes.models import Claim
from tests.api.calls import Program, problem_of, program_of
from tests.builders import make_article, make_claim, make_quote, make_user


@pytest.fixture
def claim(desk: Desk) -> Claim:
    claim = make_claim("Er zijn 42 bruggen in de gemeente.")
    Case.objects.create(desk=desk, statement=claim.statement)
    return claim


def test_a_wording_is_changed_with_the_version_seen_and_undone(program: Program, claim: Claim) -> None:
    address = f"claims/{claim.pk}/wording/"
    first = program.read(f"claims/{claim.pk}/")
    assert (first["ETag"], first.json()["wording"]) == ('"0"', "")
    answer = program.send(address, {"wording": "Zandmeer telt 42 bruggen."}, If_Match=first["ETag"])
    assert (answer.status_code, answer["ETag"]) == (200, '"1"')
    assert answer.json()["wording"] == "Zandmeer telt 42 bruggen."
    assert answer.json()["wording_origin"] == "editor"
    assert answer.json()["text"] == claim.text
    undone = program.send(f"{address}undo/", If_Match='"1"')
    assert (undone["ETag"], undone.json()["wording"], undone.json()["wording_origin"]) == (
        '"2"',
        "",
        "pipeline",
    )
    history = program.read(f"wording-edits/?claim={claim.pk}").json()["results"]
    assert [(edit["before"], edit["after"], edit["editor"]) for edit in history] == [
        ("Zandmeer telt 42 bruggen.", "", "eva"),
        ("", "Zandmeer telt 42 bruggen.", "eva"),
    ]
    problem_of(program.send(f"{address}undo/", If_Match='"2"'), 409)


def test_an_old_or_missing_version_is_refused(program: Program, claim: Claim) -> None:
    address = f"claims/{claim.pk}/wording/"
    problem_of(program.send(address, {"wording": "a"}), 428)
    program.send(address, {"wording": "Een."}, If_Match='"0"')
    late = problem_of(program.send(address, {"wording": "Twee."}, If_Match='"0"'), 412)
    assert late["current"]["wording"] == "Een."
    problem_of(program.send(f"{address}undo/", If_Match='"0"'), 412)
    assert Claim.objects.get(pk=claim.pk).wording == "Een."


@pytest.mark.parametrize("body", [{}, {"wording": 5}, {"wording": "x" * 2001}, {"wording": "a", "text": "b"}])
def test_a_body_that_is_no_wording_is_refused(program: Program, claim: Claim, body: object) -> None:
    problem_of(program.send(f"claims/{claim.pk}/wording/", body, If_Match='"0"'), 400)


def test_only_editors_with_a_case_on_it_change_a_wording(desk: Desk, claim: Claim) -> None:
    for user in (make_user(desk, "reader"), make_user()):
        problem_of(
            program_of(user).send(f"claims/{claim.pk}/wording/", {"wording": "a"}, If_Match='"0"'), 403
        )
    key = program_of(make_user(desk), "read")
    problem_of(key.send(f"claims/{claim.pk}/wording/", {"wording": "a"}, If_Match='"0"'), 403)


def test_a_claim_that_lost_its_speaker_says_where(program: Program, desk: Desk, editor: User) -> None:
    said = "Er zijn 42 bruggen in de gemeente."
    first = make_article(f"'{said}', zei Anna de Boer.")
    quote = make_quote(said, first)
    spoken = make_claim(said, first, speaker="Anna de Boer", quote=quote)
    later = make_article(f"Een nieuwe telling. {said}", outlet="De Ander")
    later.published_on = datetime.date(2026, 3, 9)
    later.save()
    repeated = make_claim(said, later)
    for claim in (spoken, repeated):
        [echo] = program.read(f"claims/{claim.pk}/").json()["laundered"]
        assert (echo["spoken"], echo["repeated"]) == (spoken.pk, repeated.pk)
        assert (echo["spoken_by"], echo["spoken_on"], echo["repeated_on"]) == (
            "Anna de Boer",
            "2026-03-04",
            "2026-03-09",
        )
    rows = {row["id"]: row["laundered"] for row in program.read("claims/").json()["results"]}
    assert len(rows[spoken.pk]) == len(rows[repeated.pk]) == 1
