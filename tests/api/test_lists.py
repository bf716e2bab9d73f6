from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from factcheck.actions.verdicts import record_verdict
from factcheck.actions.wordings import edit_wording
from factcheck.api.views.schema import document
from factcheck.models import Delivery, Desk, ImportBatch, Job, Membership, User, WatchList, Webhook
from quotes.models import Outlet, Statement
from tests.api.calls import LISTS, Program, problem_of
from tests.builders import (
    make_article,
    make_case,
    make_claim,
    make_desk,
    make_fact_check,
    make_match,
    make_quote,
)


@pytest.fixture
def rows(desk: Desk, editor: User) -> None:
    """Three of everything."""
    for number in range(3):
        case = make_case(desk, speaker := f"Er zijn {number} sluizen in de gemeente.", assignee=editor)
        record_verdict(case, "supported", reviewer=editor)
        article = make_article(f"De {number}e brug. 'Dat is veel {number}', zei Anna.")
        quote = make_quote(f"Dat is veel {number}", article, speaker=f"Anna {number}")
        make_claim(f"De {number}e brug", article, quote=quote)
        make_match(case.statement, quote.statement)
        make_fact_check()
        Job.objects.create(kind=Job.Kind.PROCESS_ARTICLE, key=article.pk)
        Outlet.objects.create(name=f"Krant {speaker}")
        ImportBatch.objects.create(name="artikelen.csv", file="imports/x", uploaded_by=editor)
        Membership.objects.create(desk=make_desk(), user=editor, role="chief")
        other = Desk.objects.latest("pk")
        WatchList.objects.create(desk=other, name="Bouw")
        Webhook.objects.create(desk=other, name="Ontvanger", url="https://example.org/")
        Delivery.objects.create(desk=other, email="eva@example.org", payload={"type": "test"})
        edit_wording(case.statement.claims.get(), f"Nummer {number}.", by=editor)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_few_queries_and_no_count(
    program: Program, rows: None, name: str, django_assert_max_num_queries: Any
) -> None:
    program.read("outlets/")  # notes the use of the key
    with django_assert_max_num_queries(7) as asked:
        results = program.read(f"{name}/").json()["results"]
    assert len(results) >= 3
    assert not [query["sql"] for query in asked.captured_queries if "COUNT(" in query["sql"]]
    assert not [query["sql"] for query in asked.captured_queries if 'embedding"' in query["sql"]]


@pytest.mark.parametrize("name", LISTS)
def test_pages_show_every_row_once_newest_first(program: Program, rows: None, name: str) -> None:
    seen: list[int] = []
    address = f"/api/v1/{name}/?limit=1"
    while address:
        page = program.get(address).json()
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) >= 3


def test_previous_leads_back(program: Program, rows: None) -> None:
    first = program.read("outlets/?limit=2").json()
    second = program.get(first["next"]).json()
    assert program.get(second["previous"]).json()["results"] == first["results"]


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_filter_is_refused_with_those_that_are_known(program: Program, name: str) -> None:
    problem = problem_of(program.read(f"{name}/?ordering=password"), 400)
    assert "limit" in problem["errors"]["ordering"][0]


@pytest.mark.parametrize(
    "query",
    [
        "articles/?language=fr", "articles/?outlet=abc", "articles/?outlet=9223372036854775808", "articles/?outlet=%00",
        "articles/?search=%00", "articles/?external_id=%00", f"statements/?search={'a' * 201}", "statements/?said_from=2026-13-01",
        "claims/?min_check_worthiness=nan", "claims/?min_check_worthiness=9e29", "claims/?kind=%00", "matches/?statement=0",
        "matches/?band=x", "cases/?verdict=true", "reviews/?reviewer=%00", "jobs/?key=-1", "jobs/?state=%F0%9F%92%A9",
        "articles/?user__password=a", "articles/?outlet__name=a", "jobs/?%00=1", "outlets/?offset=9223372036854775808",
        f"articles/?outlet={'9' * 5000}", "articles/?current=abc", "cases/?open=2", "quotes/?stale=%00",
    ],
)  # fmt: skip
def test_a_value_that_a_filter_cannot_use_is_refused(program: Program, query: str) -> None:
    assert problem_of(program.read(query), 400)["errors"]


@pytest.mark.parametrize("search", ["%25_%5C", "(.*%5B", "'%20OR%201=1", "a" * 200, "%E2%80%AE"])
def test_odd_words_are_searched_for_as_they_are(program: Program, rows: None, search: str) -> None:
    assert program.read(f"statements/?search={search}").json()["results"] == []


@pytest.mark.parametrize("limit", ["9e29", "-1", "0", "abc", "", "1001", "1.5", "%00", "%D9%A1", "9" * 5000])
def test_a_page_size_out_of_range_is_refused(program: Program, limit: str) -> None:
    assert "limit" in problem_of(program.read(f"articles/?limit={limit}"), 400)["errors"]


@pytest.mark.parametrize("cursor", ["", "abc", "%00", "cD0x", "W10:1:2", "é", "a" * 5000])
def test_a_cursor_that_is_none_is_refused(program: Program, cursor: str) -> None:
    assert "cursor" in problem_of(program.read(f"articles/?cursor={cursor}"), 400)["errors"]


def test_the_cursor_of_another_list_is_refused(program: Program, rows: None) -> None:
    cursor = program.read("outlets/?limit=1").json()["next"].split("cursor=")[1].split("&")[0]
    problem_of(program.read(f"articles/?cursor={cursor}"), 400)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("claims/?min_check_worthiness=0.9", 0), ("claims/?kind=quantity", 6), ("claims/?kind=opinion", 0),
        ("quotes/?style=direct", 3), ("quotes/?speaker_kind=place", 0), ("quotes/?min_confidence=0.9", 3),
        ("statements/?kind=quote", 3), ("statements/?search=VEEL 1", 1), ("speakers/?search=anna 2", 1),
        ("cases/?open=true", 0), ("cases/?verdict=supported", 3), ("reviews/?reviewer=eva", 3),
        ("jobs/?state=pending&kind=process_article", 3), ("matches/?band=strong", 0), ("matches/?decision=undecided", 3),
        ("articles/?analysed=true", 0), ("articles/?current=true", 6), ("articles/?published_from=2026-03-05", 0),
        ("articles/?search=1e brug", 1),
    ],
)  # fmt: skip
def test_filters(program: Program, rows: None, query: str, found: int) -> None:
    assert len(program.read(query).json()["results"]) == found


def test_matches_of_a_statement_are_found_from_both_sides(program: Program, rows: None) -> None:
    match = program.read("matches/?limit=1").json()["results"][0]
    for side in ("query", "candidate"):
        found = program.read(f"matches/?statement={match[side]['id']}").json()["results"]
        assert [row["id"] for row in found] == [match["id"]]


def test_cases_of_an_article_are_those_of_what_is_said_in_it(program: Program, desk: Desk) -> None:
    case = make_case(desk)
    make_case(desk)
    article = case.statement.claims.get().article_id
    assert [row["id"] for row in program.read(f"cases/?article={article}").json()["results"]] == [case.pk]


def test_a_list_of_articles_has_headlines_and_no_text(program: Program, db: None) -> None:
    made = make_article("Brug dicht\n\nDe brug is dicht.", headline_end=10)
    [row] = program.read("articles/").json()["results"]
    assert (row["headline"], row["published_on"], "text" in row) == ("Brug dicht", "2026-03-04", False)
    one = program.read(f"articles/{made.pk}/").json()
    assert (one["headline"], one["text"]) == ("Brug dicht", made.text)


def test_a_statement_is_shown_without_what_only_the_search_reads(program: Program, rows: None) -> None:
    shown = program.read(f"statements/{Statement.objects.first().pk}/").json()
    assert not {"embedding", "search_text", "search_vector", "fingerprint"} & shown.keys()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "odd", ["0", "9223372036854775808", "9" * 5000, "%00", "..%2f", "%D9%A1", "-1", "1.0", "abc", "%0A"]
)
def test_an_odd_id_is_not_found(program: Program, name: str, odd: str) -> None:
    problem_of(program.read(f"{name}/{odd}/"), 404)


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_as_the_schema_says(program: Program, rows: None, name: str) -> None:
    described = document()["paths"][f"/api/v1/{name}/"]["get"]["responses"]["200"]["content"][
        "application/json"
    ]
    answer = program.read(f"{name}/").json()
    jsonschema.validate(answer, described["schema"] | {"components": document()["components"]})
    one = program.read(f"{name}/{answer['results'][0]['id']}/")
    described = document()["paths"][f"/api/v1/{name}/{{id}}/"]["get"]["responses"]["200"]["content"][
        "application/json"
    ]
    jsonschema.validate(one.json(), described["schema"] | {"components": document()["components"]})
