from __future__ import annotations

import sys
from typing import Any

import pytest

from factcheck.models import AuditEntry, Job, Membership, User
from quotes.models import Article
from tests.api.calls import Program, problem_of, program_of
from tests.builders import make_desk, make_user

TEXT = "De gemeente telt tien bruggen. 'Dat is veel', zei Anna de Boer."


def test_an_article_that_is_sent_is_stored_and_its_job_told(program: Program) -> None:
    answer = program.send("articles/", {"text": TEXT, "headline": "Bruggen", "outlet": "De Proefkrant"})
    assert answer.status_code == 202
    told = answer.json()
    article = Article.objects.get(pk=told["article"])
    assert (article.text, article.headline, article.outlet.name) == (
        f"Bruggen\n\n{TEXT}",
        "Bruggen",
        "De Proefkrant",
    )
    assert told["outcome"] == "new"
    job = program.get(told["job"]).json()
    assert (job["kind"], job["key"], job["state"]) == ("process_article", article.pk, "pending")


@pytest.mark.parametrize("date", ["2026-02-03", "2026-02", "2026"])
def test_a_date_stays_as_exact_as_it_was_sent(program: Program, date: str) -> None:
    article = program.send("articles/", {"text": TEXT, "published_on": date}).json()["article"]
    assert program.read(f"articles/{article}/").json()["published_on"] == date


def test_every_field_comes_back(program: Program) -> None:
    sent = {
        "text": TEXT, "external_id": "x-1", "url": "https://example.org/1", "language": "nl", "byline": "Eva",
        "section": "Stad", "published_on": "2026-02",
    }  # fmt: skip
    article = program.send("articles/", sent).json()["article"]
    shown = program.read(f"articles/{article}/").json()
    assert {name: shown[name] for name in sent} == sent


def test_the_same_text_is_unchanged_and_another_under_its_id_a_revision(program: Program) -> None:
    outcomes = [
        program.send("articles/", {"text": text, "external_id": "a1"}).json()["outcome"]
        for text in (TEXT, TEXT, f"{TEXT} Meer.")
    ]
    assert outcomes == ["new", "unchanged", "revised"]


def test_who_sent_it_is_on_record(program: Program, editor: User) -> None:
    program.send("articles/", {"text": TEXT})
    assert AuditEntry.objects.get(action="article imported").actor == editor


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""), ("text", " \n\u00a0"), ("text", "?!"), ("text", None), ("text", 5), ("text", ["a"]), ("text", {"a": "b"}),
        ("text", True), ("headline", 5), ("outlet", "x" * 201), ("external_id", 5), ("external_id", "x" * 301),
        ("url", "javascript:alert(1)"), ("url", "data:text/html,x"), ("url", "java\tscript:x"), ("url", 5), ("url", "https://"),
        ("language", "fr"), ("language", 1), ("language", ["nl"]), ("published_on", "2022-02-30"), ("published_on", 2022),
        ("published_on", "morgen"), ("published_on", []), ("byline", "x" * 301), ("section", {}), ("text", "a" * 1_000_001),
        ("id", 5), ("revision", 7), ("is_superuser", True), ("created_at", "2020-01-01"), ("uitgever", "x"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_used_is_named(program: Program, field: str, value: object) -> None:
    problem = problem_of(program.send("articles/", {"text": TEXT, field: value}), 400)
    assert list(problem["errors"]) == [field]
    assert not Article.objects.exists()


@pytest.mark.parametrize("body", [None, 5, "tekst", True, [], [{"text": TEXT}]])
def test_a_body_that_is_no_object_is_refused(program: Program, body: object) -> None:
    problem_of(program.send("articles/", body), 400)


def test_sentences_are_english_whatever_the_user_reads(program: Program) -> None:
    problem = problem_of(program.send("articles/", {}, Accept_Language="nl"), 400)
    assert problem["errors"] == {"text": ["This field is required."]}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_error_comes_with_the_whole_of_it(program: Program, language: str) -> None:
    problem = problem_of(program.send("articles/", {"text": TEXT, "url": "x", "language": "fr"}), 400)
    assert set(problem["errors"]) == {"url", "language"}


def test_readers_add_no_articles(db: None) -> None:
    reader = make_user(make_desk(), Membership.Role.READER)
    problem_of(program_of(reader).send("articles/", {"text": TEXT}), 403)


def test_an_account_with_the_right_to_add_articles_needs_no_desk(db: None) -> None:
    from django.contrib.auth.models import Permission

    feed = make_user()
    feed.user_permissions.add(Permission.objects.get(codename="add_article"))
    assert program_of(feed).send("articles/", {"text": TEXT}).status_code == 202


def test_bulk_stores_the_good_rows_and_lists_the_bad(program: Program) -> None:
    rows: list[Any] = [
        {"text": TEXT},
        {"text": ""},
        "geen artikel",
        {"text": TEXT},
        {"text": f"{TEXT} Nog een."},
    ]
    answer = program.send("articles/bulk/", rows)
    assert answer.status_code == 202
    told = answer.json()
    assert [row["status"] for row in told] == [202, 400, 400, 202, 202]
    assert [row.get("outcome") for row in told] == ["new", None, None, "unchanged", "new"]
    assert list(told[1]["errors"]) == ["text"]
    assert Job.objects.count() == Article.objects.count() == 2


@pytest.mark.parametrize("rows", [[], {"articles": []}, [{"text": TEXT}] * 101, None])
def test_bulk_takes_a_list_of_one_to_a_hundred(program: Program, rows: object) -> None:
    problem_of(program.send("articles/bulk/", rows), 400)


def test_bulk_costs_as_many_queries_for_ten_as_for_two(
    program: Program, django_assert_max_num_queries: Any
) -> None:
    program.read("outlets/")
    for number in (2, 10):
        with django_assert_max_num_queries(40):
            program.send("articles/bulk/", [{"text": f"{TEXT} {number}.{row}"} for row in range(number)])


def test_odd_characters_in_text_are_kept_where_they_stand(program: Program) -> None:
    text = " De ‘brug’ 👩‍🚒 \u202e is\tdicht.\r\n"
    article = program.send("articles/", {"text": text}).json()["article"]
    assert Article.objects.get(pk=article).text == text


def test_web_processes_load_no_language_models() -> None:
    import subprocess

    script = (
        "import sys, django; django.setup(); import factcheck.urls; from django.urls import get_resolver;"
        "get_resolver().url_patterns; import factcheck.actions.journey; sys.exit('spacy' in sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "factcheck.settings", "PATH": ""},
    )
