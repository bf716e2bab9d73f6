"""A watch list from end to end: made on its page, hit by an article that the worker reads, told by mail and webhook."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Case, Desk, Membership, User, Webhook
from tests.browser.steps import card
from tests.builders import make_case
from tests.fetching.server import Asked, Server
from tests.mail_server import Mailbox
from tests.site.running import eventually

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARTICLE = """De gemeente Zandmeer heeft vorig jaar 12 miljoen euro uitgegeven aan de aanpak van de stikstofcrisis. \
Dat blijkt uit de jaarrekening. In Oosterveld werden in 2025 vier scholen gesloten, meldt de provincie."""


@pytest.fixture
def chief(desk: Desk, editor: User) -> User:
    Membership.objects.filter(desk=desk, user=editor).update(role="chief")
    return editor


def test_a_watched_claim_of_a_new_article_rises_and_is_told(
    browse, desk: Desk, chief: User, receiver: Server, mailbox: Mailbox
) -> None:
    receiver.pages["/stikstof"] = (204, {}, b"")
    likely = make_case(desk, check_worthiness=0.999)
    page = browse(chief)
    secret = add_webhook(page, desk, receiver.url("/stikstof"))
    add_watch_list(page, desk)
    paste_article(page)

    case = watched_case(desk)
    page.goto("/")
    expect(page.locator("[data-item]").first).to_have_attribute("data-case", str(case.pk))
    expect(card(page, case).locator(".watched")).to_contain_text("Stikstofdossier")
    expect(card(page, likely).locator(".watched")).to_have_count(0)

    eventually(lambda: told(receiver), "the webhook was asked")
    [asked] = told(receiver)
    assert is_signed_with(secret, asked)
    [claim] = json.loads(asked.body)["data"]["claims"]
    assert claim["case"] == case.pk
    assert claim["reasons"] == [{"kind": "topic", "text": "stikstof"}]

    eventually(lambda: mailbox.letters, "the letter arrived")
    [letter] = mailbox.letters
    assert "To: bureau@example.org" in letter
    assert "stikstofcrisis" in letter
    page.goto(f"/desks/{desk.pk}/webhooks/")
    expect(page.locator("main")).to_contain_text("bureau@example.org")


def add_webhook(page: Page, desk: Desk, url: str) -> str:
    """Its secret, as the page shows it this once."""
    page.goto(f"/desks/{desk.pk}/webhooks/new/")
    page.fill("#id_name", "Redactiesysteem")
    page.fill("#id_url", url)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("body")).to_contain_text("whsec_")
    found = re.search(r"whsec_[A-Za-z0-9+/=]+", page.locator("body").inner_text())
    assert found
    assert found[0] == Webhook.objects.get(desk=desk).secret
    return found[0]


def add_watch_list(page: Page, desk: Desk) -> None:
    page.goto(f"/desks/{desk.pk}/watch/")
    page.get_by_role("button", name="Nieuwe volglijst").click()
    page.fill("#id_name", "Stikstofdossier")
    page.fill("#id_topics", "stikstof")
    page.fill("#id_emails", "bureau@example.org")
    page.get_by_label("Redactiesysteem").check()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator(".desk-list")).to_contain_text("Stikstofdossier")


def paste_article(page: Page) -> None:
    page.goto("/articles/new/")
    page.fill("#id_headline", "Zandmeer geeft miljoenen uit")
    page.fill("#id_text", ARTICLE)
    page.fill("#id_outlet", "De Proefkrant")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("article .marked.claim").first).to_be_visible(timeout=30_000)


def watched_case(desk: Desk) -> Case:
    watched = desk.cases.filter(statement__text__contains="stikstofcrisis")
    eventually(watched.exists, "the claim has a case")
    return watched.get()


def told(receiver: Server) -> list[Asked]:
    return [asked for asked in receiver.asked if asked.path == "/stikstof"]


def is_signed_with(secret: str, asked: Asked) -> bool:
    """As a receiver checks it, by Standard Webhooks."""
    signed = f"{asked.headers['webhook-id']}.{asked.headers['webhook-timestamp']}.".encode() + asked.body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    made = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(made, asked.headers["webhook-signature"])
