"""Every page of the admin opens, for who may see it, at a known price."""

from __future__ import annotations

import pytest
from django.contrib import admin as django_admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.actions import audit, jobs
from factcheck.actions.journey import take_back_articles
from factcheck.actions.verdicts import add_evidence, decide_match, record_verdict
from factcheck.models import FeedPoll, IdempotentAnswer, ImportBatch, Job, User
from quotes.ingest.draft import Wire
from tests.builders import (
    draft,
    make_case,
    make_claim,
    make_desk,
    make_fact_check,
    make_feed,
    make_match,
    make_quote,
    make_token,
    make_user,
)

REGISTERED = sorted(django_admin.site._registry, key=lambda model: model._meta.label)
IMMUTABLE = (
    "auditentry",
    "matchdecision",
    "review",
    "job",
    "match",
    "statement",
    "quote",
    "claim",
    "case",
    "evidence",
    "idempotentanswer",
)
# Session, user, and what a changelist and its filters ask; many rows must not ask more.
MOST_QUERIES = 16


def named(model: type[Model]) -> str:
    return model._meta.label


@pytest.fixture
def one_of_each(admin: User) -> None:
    add_rows(admin)


def add_rows(user: User) -> None:
    desk = make_desk()
    member = make_user(desk)
    make_token(member)
    case = make_case(desk)
    record_verdict(case, "disputed", reviewer=user, note="Klopt niet.")
    add_evidence(case, added_by=user, url="https://voorbeeld.example/bron")
    claim = make_claim(speaker=f"Spreker {case.pk}")
    make_quote("bruggen", claim.article)
    decide_match(make_match(claim.statement, case.statement), "confirmed", decided_by=user)
    make_fact_check()
    kill = draft("KILL", external_id=f"np-{case.pk}", wire=Wire("NP", status="killed"))
    take_back_articles([kill])
    FeedPoll.objects.create(feed=make_feed(), outcome="fresh", fresh=3)
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [claim.article_id])
    ImportBatch.objects.create(name="artikelen.csv", file="imports/x", uploaded_by=user, state="done")
    audit.note(user, "test", case)
    IdempotentAnswer.objects.create(user=member, key=f"sleutel-{case.pk}", status=202)


def url_of(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_a_list_opens_and_costs_no_more_with_more_rows(
    logged_in: Client, admin: User, one_of_each: None
) -> None:
    first = {named(model): queries_of(logged_in, model) for model in REGISTERED}
    for _ in range(3):
        add_rows(admin)
    later = {named(model): queries_of(logged_in, model) for model in REGISTERED}
    assert {name: count for name, count in later.items() if count > first[name]} == {}
    assert {name: count for name, count in later.items() if count > MOST_QUERIES} == {}


def queries_of(client: Client, model: type[Model]) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url_of(model, "changelist"))
    assert response.status_code == 200
    return len(asked)


@pytest.mark.parametrize("model", REGISTERED, ids=named)
def test_the_page_of_a_row_opens(logged_in: Client, one_of_each: None, model: type[Model]) -> None:
    row = model._default_manager.first()
    if model.__name__ == "Group":
        row = model._default_manager.create(name="Eindredactie")
    assert row is not None
    assert logged_in.get(url_of(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", REGISTERED, ids=named)
def test_an_add_page_opens_or_is_refused(logged_in: Client, model: type[Model]) -> None:
    expected = 403 if model._meta.model_name in (*IMMUTABLE, "article", "killeditem") else 200
    assert logged_in.get(url_of(model, "add")).status_code == expected


@pytest.mark.parametrize("model", [m for m in REGISTERED if m._meta.model_name in IMMUTABLE], ids=named)
def test_what_the_desk_wrote_is_neither_changed_nor_deleted(
    logged_in: Client, one_of_each: None, model: type[Model]
) -> None:
    row = model._default_manager.first()
    assert row is not None
    assert logged_in.post(url_of(model, "change", row.pk), {}).status_code == 403
    assert logged_in.post(url_of(model, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("words", ["bruggen", "'\"%\\ ", "9" * 40, "\x00", "=1"])
def test_a_search_for_anything_is_answered(logged_in: Client, one_of_each: None, words: str) -> None:
    for model in REGISTERED:
        assert logged_in.get(url_of(model, "changelist"), {"q": words}).status_code == 200


@pytest.mark.parametrize(
    "page", ["admin:index", "admin:factcheck_importbatch_add", "admin:quotes_article_changelist"]
)
def test_who_is_no_staff_is_sent_to_the_login(client: Client, editor: User, page: str) -> None:
    client.force_login(editor)
    response = client.get(reverse(page))
    assert response.status_code == 302
    assert reverse("admin:login") in response.headers["Location"]


def test_the_admin_bears_the_name_of_the_workbench(logged_in: Client) -> None:
    assert "Wederhoor" in logged_in.get(reverse("admin:index")).text


def test_a_page_has_no_inline_script_or_style(logged_in: Client, one_of_each: None) -> None:
    for model in REGISTERED:
        page = logged_in.get(url_of(model, "changelist")).text
        assert "<style" not in page
        assert "<script>" not in page
