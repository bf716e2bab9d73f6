"""What holds for every page: the content security policy, the language, and the word that no worker runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from factcheck import heartbeat
from factcheck.models import User
from tests.builders import make_case, make_claim
from tests.site.running import Site, eventually

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NO_WORKER = "Er draait geen worker."


@pytest.mark.parametrize(
    ("page_name", "shows"),
    [
        ("queue", ".card"),
        ("articles", ".article-list"),
        ("article", "article .marked"),
        ("new-article", "#id_text"),
        ("case", ".decide"),
        ("status", ".parts"),
        ("profile", ".keys"),
        ("admin import", "#id_file"),
        ("api docs", ".opblock"),
        ("login", "#id_password"),
    ],
)
def test_every_page_works_under_a_strict_policy(browse, desk, page_name: str, shows: str) -> None:
    case, claim = make_case(desk), make_claim()
    address = {
        "queue": "/",
        "articles": "/articles/",
        "article": f"/articles/{claim.article_id}/",
        "new-article": "/articles/new/",
        "case": f"/cases/{case.pk}/",
        "status": "/status/",
        "profile": "/profile/",
        "admin import": "/admin/factcheck/importbatch/add/",
        "api docs": "/api/docs/",
        "login": "/login/",
    }[page_name]
    page = browse(None if page_name == "login" else User.objects.create_superuser(f"strict-{page_name}"))
    response = page.goto(address)
    assert response is not None
    assert response.status == 200
    expect(page.locator(shows).first).to_be_visible()
    assert_strict(response.headers["content-security-policy"])
    page.wait_for_load_state("networkidle")


def assert_strict(policy: str) -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if " " in rule.strip())
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["connect-src"] == "'self'"
    assert rules["style-src"].split(" 'sha256-")[0] == "'self'"  # the API's page names one block of style by its hash
    assert "unsafe" not in policy


def test_a_breach_of_the_policy_does_not_go_unseen(browse, editor, watch) -> None:
    page = browse(editor)
    page.goto("/")
    with page.expect_console_message(lambda message: "style-src 'self'" in message.text):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')")
    with page.expect_console_message(lambda message: "script-src 'self'" in message.text):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'a()'}))")
    assert len(watch.complaints) >= 2
    watch.complaints.clear()


def test_the_language_is_switched_at_the_top_and_back(browse, editor) -> None:
    page = browse(editor)
    page.goto("/status/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("link", name="Queue", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/status/")
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_role("link", name="Werklijst", exact=True)).to_be_visible()


def test_a_stranger_switches_the_language_of_the_login_page(browse) -> None:
    page = browse()
    page.goto("/login/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_a_banner_says_that_no_worker_runs_and_goes_when_one_does(browse, editor, site: Site) -> None:
    page = browse(editor)
    page.goto("/")
    expect(page.locator(".banner")).to_have_count(0)
    stop_the_worker(site)
    try:
        page.reload()
        expect(page.locator(".banner")).to_contain_text(NO_WORKER)
        expect_on_the_status_page(page, NO_WORKER)
    finally:
        site.start("worker")
    eventually(heartbeat.alive, "a worker is up")
    expect(page.locator(".parts .down")).to_have_count(0)  # by itself: the page asks again every few seconds
    page.goto("/")
    expect(page.locator(".banner")).to_have_count(0)


def stop_the_worker(site: Site) -> None:
    worker = site.processes.pop("worker")
    worker.terminate()
    worker.wait(30)
    eventually(lambda: not heartbeat.alive(), "the worker is gone")


def expect_on_the_status_page(page: Page, text: str) -> None:
    page.goto("/status/")
    expect(page.locator(".parts .down")).to_contain_text(text)
