from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from quotes.models import Statement
from quotes.search import find_similar
from tests.builders import make_statement

TEXTS = [
    "De gemeente Duinmeer telt 120 bruggen.",
    "In de gemeente Duinmeer liggen 120 bruggen over het water.",
    "De burgemeester opent vrijdag het nieuwe zwembad.",
    "Het zwembad kostte 3 miljoen euro.",
    "Duinmeer bouwt volgend jaar twee bruggen.",
]
QUERY = "Hoeveel bruggen telt de gemeente Duinmeer?"


def ranked(query: str = QUERY, language: str = "nl", limit: int = 20) -> list[str]:
    hits = find_similar(query, language, Statement.objects.all(), limit=limit)
    texts = Statement.objects.in_bulk([hit.statement_id for hit in hits])
    return [texts[hit.statement_id].text for hit in hits]


@pytest.fixture
def statements(db: None) -> list[Statement]:
    return [make_statement(text) for text in TEXTS]


def test_the_nearest_statement_comes_first(statements: list[Statement]) -> None:
    assert ranked()[0] == TEXTS[0]


def test_the_same_rows_give_the_same_list(statements: list[Statement]) -> None:
    assert ranked() == ranked()


def test_no_more_than_limit_are_returned(statements: list[Statement]) -> None:
    assert len(ranked(limit=2)) == 2


@pytest.mark.parametrize("query", ["", "   ", "?!", "😀"])
def test_a_query_without_words_finds_nothing(statements: list[Statement], query: str) -> None:
    assert ranked(query) == []


@pytest.mark.parametrize("query", ["a'b | & ! (", "%s %(x)s", "' OR 1=1 --", "x" * 2500, "één ‘brug’ \\ :*"])
def test_odd_queries_are_answered(statements: list[Statement], query: str) -> None:
    assert isinstance(ranked(query), list)


def test_a_vector_of_another_dimension_is_refused(statements: list[Statement]) -> None:
    with pytest.raises(ValueError, match="A vector of 3 numbers was asked about; the database holds 256"):
        find_similar(QUERY, "nl", Statement.objects.all(), vector=[1.0, 0.0, 0.0])


def test_words_count_within_the_language_only(statements: list[Statement]) -> None:
    hits = find_similar("gemeente Duinmeer", "en", Statement.objects.all())
    assert {hit.lexical_rank for hit in hits} == {None}


def test_only_the_candidates_handed_in_are_ranked(statements: list[Statement]) -> None:
    some = Statement.objects.filter(text__contains="zwembad").exclude(text__contains="100%")
    hits = find_similar(QUERY, "nl", some)
    assert {hit.statement_id for hit in hits} == {statements[2].pk, statements[3].pk}


def test_a_search_is_one_query(statements: list[Statement], django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        find_similar(QUERY, "nl", Statement.objects.all())


def write(path: Path, records: list[Any]) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def rank(
    tmp_path: Path, statements: list[dict[str, str]], queries: list[dict[str, str]]
) -> list[dict[str, object]]:
    files = write(tmp_path / "s.jsonl", statements), write(tmp_path / "q.jsonl", queries)
    out = StringIO()
    call_command("rank", statements=files[0], queries=files[1], stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.django_db(transaction=True)
def test_rank_gives_the_order_of_the_site_and_leaves_the_live_rows_alone(tmp_path: Path) -> None:
    for text in TEXTS:
        make_statement(text, kind="fact_check")
    records = [{"id": text, "text": text, "language": "nl"} for text in TEXTS]
    [answer] = rank(tmp_path, records, [{"id": "q", "text": QUERY, "language": "nl"}])
    hits = answer["hits"]
    assert isinstance(hits, list)
    assert [hit["id"] for hit in hits] == ranked()
    assert Statement.objects.count() == len(TEXTS)


@pytest.mark.django_db(transaction=True)
def test_rank_finds_a_statement_by_its_title_and_names_equal_texts_both(tmp_path: Path) -> None:
    records = [
        {"id": "a", "text": "Dat klopt niet.", "title": "Telt Duinmeer 120 bruggen?", "language": "nl"},
        {"id": "b", "text": "Het zwembad is open.", "language": "nl"},
        {"id": "c", "text": "Het zwembad is open.", "language": "nl"},
    ]
    queries = [
        {"id": "1", "text": QUERY, "language": "nl"},
        {"id": "2", "text": "zwembad open", "language": "nl"},
    ]
    first, second = (answer["hits"] for answer in rank(tmp_path, records, queries))
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert first[0]["id"] == "a"
    assert [hit["id"] for hit in second[:2]] == ["b", "c"]


@pytest.mark.django_db(transaction=True)
def test_rank_names_file_and_line_of_a_broken_record(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"s\.jsonl line 2: language is missing"):
        rank(tmp_path, [{"id": "a", "text": "x", "language": "nl"}, {"id": "b", "text": "y"}], [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": "a", "text": "x", "language": "de"}, "language 'de' is not one of nl, en"),
        ({"id": "a", "text": 5, "language": "nl"}, "text or title is no string"),
        ([1], "not an object"),
    ],
)
def test_rank_says_what_is_wrong_with_a_record(tmp_path: Path, record: Any, reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        rank(tmp_path, [record], [])


@pytest.mark.django_db(transaction=True)
def test_rank_tells_records_with_one_text_and_two_titles_apart(tmp_path: Path) -> None:
    records = [
        {"id": "brug", "text": "Onwaar.", "title": "Is de brug van Duinmeer dicht?", "language": "nl"},
        {"id": "bad", "text": "Onwaar.", "title": "Is het zwembad van Zandmeer gesloten?", "language": "nl"},
    ]
    [answer] = rank(tmp_path, records, [{"id": "q", "text": "zwembad Zandmeer gesloten", "language": "nl"}])
    hits = answer["hits"]
    assert isinstance(hits, list)
    assert hits[0]["id"] == "bad"
