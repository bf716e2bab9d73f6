"""All that an editor does can be done without JavaScript: forms and pages, nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import can_log_in, card, log_in, open_case
from tests.builders import make_case

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_case_is_decided_and_undone_by_its_buttons(browse, editor, desk) -> None:
    case = make_case(desk)
    page = browse(java_script_enabled=False)
    log_in(page, can_log_in(editor))
    card(page, case).get_by_role("button", name="Bevestigd").click()
    expect(page.locator(".standing")).to_contain_text("bevestigd opgeslagen")
    page.locator(".standing").get_by_role("button", name="Terugdraaien").click()
    expect(page.locator("#toasts")).to_contain_text("teruggedraaid")
    expect(page.locator(".standing")).to_have_count(0)


def test_the_second_to_decide_meets_the_conflict_with_both_versions_and_their_note(
    browse, editor, desk, watch
) -> None:
    watch.expect(409)
    case = make_case(desk)
    early, late = (browse(editor, java_script_enabled=False) for _ in range(2))
    for page in (early, late):
        open_case(page, case)
    early.get_by_role("button", name="Bevestigd").click()
    expect(early.locator(".standing")).to_be_visible()

    late.fill("#id_note", "Volgens het register zijn het er 41.")
    late.get_by_role("button", name="Betwist").click()
    conflict = late.locator("section.conflict")
    expect(conflict).to_contain_text("bevestigd")
    expect(conflict).to_contain_text("Volgens het register zijn het er 41.")
    conflict.get_by_role("button", name="betwist").click()
    expect(late.locator(".standing")).to_contain_text("Volgens het register zijn het er 41.")


def test_a_source_is_added(browse, editor, desk) -> None:
    page = browse(editor, java_script_enabled=False)
    open_case(page, make_case(desk))
    page.get_by_text("Bron toevoegen").click()
    page.fill("#id_url", "https://cijfers.example.org/bruggen")
    page.locator("#evidence").get_by_role("button", name="Toevoegen", exact=True).click()
    expect(page.locator("#evidence li a")).to_have_attribute("href", "https://cijfers.example.org/bruggen")
