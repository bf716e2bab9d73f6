"""What the admin lets people do with rows, beyond looking."""

from __future__ import annotations

import re

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from factcheck.actions import jobs
from factcheck.actions.verdicts import record_verdict
from factcheck.models import ApiToken, AuditEntry, Case, Desk, Job, Membership, User
from quotes.actions.store_articles import store_articles
from quotes.models import Article, Outlet, Speaker, Statement
from tests.builders import draft, make_article, make_case, make_claim, make_desk, make_token, make_user


def act(client: Client, model: type[Model], action: str, *rows: Model) -> str:
    """Choose an action on a list, and return the page that follows."""
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return client.post(
        url, {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True
    ).text


def delete(client: Client, row: Model) -> str:
    url = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_delete", args=[row.pk])
    response = client.post(url, {"post": "yes"}, follow=True)
    assert response.status_code == 200
    return response.text


def test_the_key_of_a_new_token_is_shown_once_and_only_its_digest_is_stored(
    logged_in: Client, editor: User
) -> None:
    asked = {
        "name": "Nieuwsbrief",
        "user": editor.pk,
        "scope": "read",
        "expires_at_0": "",
        "expires_at_1": "",
    }
    page = logged_in.post(reverse("admin:factcheck_apitoken_add"), asked, follow=True).text
    found = re.search(r"<code>([\w-]{43})</code>", page)
    assert found is not None
    key = found[1]
    token = ApiToken.objects.get()
    assert token.digest == ApiToken.digest_of(key)
    assert (token.user, token.scope) == (editor, "read")
    later = logged_in.get(reverse("admin:factcheck_apitoken_change", args=[token.pk])).text
    for shown in (later, logged_in.get(reverse("admin:factcheck_apitoken_changelist")).text):
        assert key not in shown
        assert token.digest not in shown
        assert token.prefix in shown
    assert AuditEntry.objects.filter(action="token made", target=f"apitoken:{token.pk}").exists()


def test_what_a_token_may_do_is_not_changed_afterwards(logged_in: Client, editor: User) -> None:
    make_token(editor, scope="read")
    token = ApiToken.objects.get()
    asked = {"name": "Anders", "scope": "write", "user": 1, "expires_at_0": "", "expires_at_1": ""}
    logged_in.post(reverse("admin:factcheck_apitoken_change", args=[token.pk]), asked)
    token.refresh_from_db()
    assert (token.name, token.scope, token.user) == ("Anders", "read", editor)


def test_a_revoked_token_is_valid_no_more(logged_in: Client, editor: User) -> None:
    make_token(editor)
    token = ApiToken.objects.get()
    assert "1 token revoked" in act(logged_in, ApiToken, "revoke", token)
    assert not ApiToken.objects.valid().exists()
    assert AuditEntry.objects.filter(action="token revoked").count() == 1


def test_a_job_that_was_put_aside_is_tried_again(logged_in: Client) -> None:
    article = make_article()
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk])
    job = jobs.take(Job.Kind.PROCESS_ARTICLE, article.pk)
    assert job is not None
    jobs.fail(job, "Het geheugen is op.", last=True)
    assert "Het geheugen is op." in logged_in.get(reverse("admin:factcheck_job_changelist")).text
    assert "1 job will be tried again" in act(logged_in, Job, "retry", job)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == ("pending", 0, "")


def test_an_article_is_analysed_again(logged_in: Client) -> None:
    article = make_article()
    assert "1 article will be analysed again" in act(logged_in, Article, "analyse_again", article)
    assert Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, key=article.pk, state="pending").exists()


def test_the_text_of_an_article_stays_as_it_came_in(logged_in: Client) -> None:
    article = make_article("De brug is dicht.")
    asked = {
        "text": "Anders.",
        "published_precision": "month",
        "published_on": "2026-01-01",
        "language": "nl",
    }
    logged_in.post(reverse("admin:quotes_article_change", args=[article.pk]), asked)
    article.refresh_from_db()
    assert (article.text, article.published) == ("De brug is dicht.", "2026-01")


def test_the_articles_link_to_the_import_and_to_their_page_on_the_site(logged_in: Client) -> None:
    article = make_article()
    assert (
        reverse("admin:factcheck_importbatch_add")
        in logged_in.get(reverse("admin:quotes_article_changelist")).text
    )
    page = logged_in.get(reverse("admin:quotes_article_change", args=[article.pk])).text
    assert reverse("article", args=[article.pk]) in page


def test_a_deleted_article_takes_what_was_found_in_it_alone(logged_in: Client) -> None:
    claim = make_claim()
    Case.objects.create(desk=make_desk(), statement=claim.statement)
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [claim.article_id])
    delete(logged_in, claim.article)
    assert not Article.objects.exists()
    assert not Statement.objects.exists()
    assert not Case.objects.exists()
    assert not Job.objects.exists()


def test_a_deleted_revision_lets_the_one_before_stand_again(logged_in: Client) -> None:
    for text in ("Eerste versie.", "Tweede versie.", "Derde versie."):
        store_articles([draft(text, external_id="x1")])
    first, second, third = Article.objects.order_by("revision")
    delete(logged_in, third)
    assert set(Article.objects.current()) == {second}
    first.refresh_from_db()
    assert first.superseded_by == second


def test_an_article_with_a_review_stays_and_the_page_names_the_case(logged_in: Client, editor: User) -> None:
    case = make_case()
    record_verdict(case, "disputed", reviewer=editor)
    article = Article.objects.get()
    assert reverse("admin:factcheck_case_change", args=[case.pk]) in delete(logged_in, article)
    assert reverse("admin:factcheck_case_change", args=[case.pk]) in act(
        logged_in, Article, "delete_selected", article
    )
    assert Article.objects.exists()


@pytest.mark.parametrize("who", ["desk", "reviewer", "outlet", "speaker"])
def test_what_carries_reviews_is_kept_with_a_message(
    logged_in: Client, desk: Desk, editor: User, who: str
) -> None:
    claim = make_claim(speaker="Anna de Boer")
    case = Case.objects.create(desk=desk, statement=claim.statement)
    record_verdict(case, "disputed", reviewer=editor)
    rows = {
        "desk": desk,
        "reviewer": editor,
        "outlet": claim.article.outlet,
        "speaker": claim.statement.speaker,
    }
    row = rows[who]
    assert row is not None
    assert "protected" in delete(logged_in, row)
    assert type(row).objects.filter(pk=row.pk).exists()


def test_a_speaker_is_given_one_alias_per_line(logged_in: Client) -> None:
    speaker = Speaker.objects.create(name="Anna de Boer")
    asked = {"name": "Anna de Boer", "kind": "person", "aliases": "A. de Boer, wethouder\r\n\r\nDe Boer\r\n"}
    logged_in.post(reverse("admin:quotes_speaker_change", args=[speaker.pk]), asked)
    speaker.refresh_from_db()
    assert speaker.aliases == ["A. de Boer, wethouder", "De Boer"]


def test_a_desk_is_made_with_its_members_and_languages(logged_in: Client, editor: User) -> None:
    Outlet.objects.create(name="De Dijkbode")
    asked = {
        "name": "Binnenland", "languages": ["nl"], "min_check_worthiness": "0.4",
        "memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0",
        "memberships-0-user": editor.pk, "memberships-0-role": "chief",
    }  # fmt: skip
    logged_in.post(reverse("admin:factcheck_desk_add"), asked)
    made = Desk.objects.get(name="Binnenland")
    assert made.languages == ["nl"]
    assert Membership.objects.get(desk=made).role == "chief"


def test_a_person_is_added_and_put_on_a_desk(logged_in: Client, desk: Desk) -> None:
    asked = {
        "username": "noor", "usable_password": "true", "password1": "een-lang-genoeg-wachtwoord",
        "password2": "een-lang-genoeg-wachtwoord", "memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0",
        "memberships-0-desk": desk.pk, "memberships-0-role": "reader",
    }  # fmt: skip
    logged_in.post(reverse("admin:factcheck_user_add"), asked)
    assert User.objects.get(username="noor").check_password("een-lang-genoeg-wachtwoord")
    page = logged_in.get(reverse("admin:factcheck_user_changelist")).text
    assert "noor" in page


def test_staff_sees_only_what_it_has_rights_for(client: Client, db: None) -> None:
    client.force_login(make_user(is_staff=True))
    assert client.get(reverse("admin:index")).status_code == 200
    assert client.get(reverse("admin:factcheck_apitoken_changelist")).status_code == 403
