"""Fact checks by REST: sent in as ClaimReview, and read."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.models import AuditEntry, Desk, Job, Membership
from quotes.models import FactCheck
from tests.api.calls import Program, problem_of, program_of
from tests.builders import make_fact_check, make_user


def review(number: int = 1, **changed: Any) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "url": f"https://check.example/{number}",
        "claimReviewed": f"Er zijn {number} bruggen.",
        "inLanguage": "nl",
        "reviewRating": {"alternateName": "Grotendeels waar"},
    } | changed


def test_one_is_stored_and_its_search_announced(program: Program) -> None:
    answer = program.send("fact-checks/", review())
    check = FactCheck.objects.get()
    assert answer.json() == [{"row": 0, "status": 200, "outcome": "new", "fact_check": check.pk}]
    assert Job.objects.get(kind=Job.Kind.MATCH_STATEMENT).key == check.statement_id
    assert AuditEntry.objects.get(action="fact check new").target == f"factcheck:{check.pk}"


def test_of_a_feed_the_good_are_stored_and_the_broken_told(program: Program) -> None:
    feed = {
        "@type": "DataFeed",
        "dataFeedElement": [{"item": [review(1)]}, {"item": [review(2, url="x")]}, {"item": review(3)}],
    }
    rows = program.send("fact-checks/", feed).json()
    assert [row["status"] for row in rows] == [200, 400, 200]
    assert rows[1]["errors"] == {"url": ["url: 'x' is not a web address. Use https://…"]}
    assert FactCheck.objects.count() == 2


def test_sent_again_it_is_unchanged_and_with_another_verdict_updated(program: Program) -> None:
    program.send("fact-checks/", [review()])
    assert program.send("fact-checks/", [review()]).json()[0]["outcome"] == "unchanged"
    changed = review(reviewRating={"alternateName": "Onwaar"})
    assert program.send("fact-checks/", [changed]).json()[0]["outcome"] == "updated"
    assert program.read("fact-checks/").json()["results"][0]["level"] == 1
    assert Job.objects.filter(kind=Job.Kind.MATCH_STATEMENT).count() == 1


@pytest.mark.parametrize("body", [[], "x", 1, None])
def test_what_holds_no_records_is_refused(program: Program, body: object) -> None:
    problem_of(program.send("fact-checks/", body), 400)


def test_more_than_fit_are_refused_and_none_is_stored(program: Program) -> None:
    problem = problem_of(program.send("fact-checks/", [review(number) for number in range(501)]), 400)
    assert "501" in problem["detail"]
    assert not FactCheck.objects.exists()


def test_readers_send_none_in(desk: Desk) -> None:
    reader = program_of(make_user(desk, Membership.Role.READER))
    problem_of(reader.send("fact-checks/", [review()]), 403)


def test_they_are_found_by_level_language_and_words(program: Program) -> None:
    make_fact_check("De kade is nat.", level=5, alternate_name="Waar")
    make_fact_check("The quay is wet.", in_language="en")
    for query, claim in (
        ("level=5", "De kade is nat."),
        ("language=en", "The quay is wet."),
        ("search=KADE", "De kade is nat."),
    ):
        (row,) = program.read(f"fact-checks/?{query}").json()["results"]
        assert row["claim_reviewed"] == claim
