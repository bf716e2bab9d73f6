"""What holds for every page: the content security policy, the language, and the word that no worker runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from factcheck import heartbeat
from tests.builders import make_case, make_claim
from tests.site.running import Site, eventually

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NO_WORKER = "Er draait geen worker."


def test_every_page_works_under_a_strict_policy(browse, admin, desk) -> None:
    case, claim = make_case(desk), make_claim()
    page = browse(admin)
    for address, shows in {
        "/": ".card",
        "/articles/": ".article-list",
        f"/articles/{claim.article_id}/": "article .marked",
        "/articles/new/": "#id_text",
        f"/cases/{case.pk}/": ".decide",
        "/status/": ".parts",
        "/profile/": ".keys",
        "/admin/factcheck/importbatch/add/": "#id_file",
        "/api/docs/": ".opblock",
    }.items():
        expect_strict(page, address, shows)


def test_the_login_page_works_under_a_strict_policy(browse) -> None:
    expect_strict(browse(), "/login/", "#id_password")


def expect_strict(page: Page, address: str, shows: str) -> None:
    """What breaks the policy, the browser blocks, and its console tells the watch."""
    response = page.goto(address)
    assert response is not None
    assert response.status == 200, address
    expect(page.locator(shows).first).to_be_visible()
    assert_strict(response.headers["content-security-policy"])


def assert_strict(policy: str) -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if " " in rule.strip())
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["connect-src"] == "'self'"
    assert (
        rules["style-src"].split(" 'sha256-")[0] == "'self'"
    )  # the API's page names one block of style by its hash
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
