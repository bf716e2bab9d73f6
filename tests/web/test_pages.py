"""What holds for every page: login, language, policy, errors."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.builders import PASSWORD, make_user

PAGES = ["/", "/articles/", "/articles/new/", "/status/", "/profile/"]


@pytest.mark.parametrize("address", [*PAGES, "/cases/1/", "/articles/1/"])
def test_nothing_is_shown_without_a_login(client, db, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response.url == f"/login/?next={address}"


def test_login_with_the_password_and_back_out(client, db):
    make_user(username="anna")
    assert client.post("/login/", {"username": "anna", "password": "fout"}).status_code == 200
    response = client.post(
        "/login/?next=/status/", {"username": "anna", "password": PASSWORD, "next": "/status/"}
    )
    assert response.url == "/status/"
    client.post("/logout/")
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("address", PAGES)
def test_every_page_forbids_inline_script_and_style_and_holds_none(browser, case, address):
    response = browser.get(address)
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    page = response.content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:", page)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_comes_in_dutch_and_english(browser, editor, case, address):
    assert '<html lang="en">' in browser.get(address).content.decode()
    editor.language = "nl"
    editor.save()
    assert '<html lang="nl">' in browser.get(address).content.decode()


def test_pages_stay_out_of_caches(browser):
    assert browser.get("/")["Cache-Control"] == "no-store"


def test_the_switch_changes_the_language_and_nothing_else(browser, editor):
    editor.keyboard = False
    editor.save()
    response = browser.post("/profile/", {"language": "nl", "next": "/status/?x=1"})
    assert response.url == "/status/?x=1"
    editor.refresh_from_db()
    assert (editor.language, editor.keyboard) == ("nl", False)


def test_the_switch_does_not_lead_off_the_site(browser):
    assert browser.post("/profile/", {"language": "nl", "next": "//elders.example.org"}).url == "/"


def test_the_profile_switches_the_keys_off(browser, editor):
    assert 'data-keyboard="on"' in browser.get("/").content.decode()
    browser.post("/profile/", {"language": "en"})
    editor.refresh_from_db()
    assert not editor.keyboard
    assert 'data-keyboard="off"' in browser.get("/").content.decode()


def test_before_login_the_language_is_kept_in_a_cookie(client, db):
    client.post("/language/setlang/", {"language": "en", "next": "/login/"})
    assert "Log in" in client.get("/login/").content.decode()
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_missing_page_is_said_to_be_missing_in_the_readers_language(browser, editor, language):
    editor.language = language
    editor.save()
    page = browser.get("/cases/999999/").content.decode()
    assert {"nl": "Niet gevonden", "en": "Not found"}[language] in page


def test_a_missing_page_is_no_secret_to_who_is_not_logged_in(client, db):
    assert client.get("/nergens/").status_code == 404


def test_a_broken_page_says_whose_fault_it_is(editor, monkeypatch):
    from factcheck.web import queue

    def break_down(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(queue, "counts", break_down)
    browser = Client(raise_request_exception=False)
    browser.force_login(editor)
    response = browser.get("/", headers={"accept-language": "en"})
    assert response.status_code == 500
    assert "Wederhoor" in response.content.decode()


def test_a_request_for_another_host_is_refused_with_a_page(client, db):
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        response = client.get("/", headers={"host": "elders.example.org"})
    assert response.status_code == 400
    assert "Wederhoor" in response.content.decode()


def test_a_superuser_finds_the_administration(client, admin):
    client.force_login(admin)
    assert 'href="/admin/"' in client.get("/").content.decode()


def test_drafts_are_kept_by_person_and_forgotten_at_logout(browser, editor):
    """What static/js/drafts.js goes by."""
    page = browser.get("/").content.decode()
    assert f'data-person="{editor.pk}"' in page
    assert "data-forget-drafts" in page
