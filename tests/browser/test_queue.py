"""The queue: walking through it by key, and finding it back as it was left."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from factcheck.models import Case, Desk
from tests.browser.steps import card, expect_current, leave_fields
from tests.builders import make_case, make_match

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def cases(desk: Desk) -> list[Case]:
    """Three, in the order of the queue."""
    return [make_case(desk, check_worthiness=worth) for worth in (0.9, 0.8, 0.7)]


def test_j_and_k_walk_and_enter_opens(browse, editor, cases) -> None:
    page = browse(editor)
    page.goto("/")
    first, second, third = (card(page, case) for case in cases)
    expect_current(first)
    for key, item in (("j", second), ("j", third), ("j", third), ("k", second)):
        page.keyboard.press(key)
        expect_current(item)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(cases[1].statement.text)


def test_a_decision_moves_on_to_the_next_case_and_u_comes_back(browse, editor, cases) -> None:
    page = browse(editor)
    page.goto("/")
    first, second, _ = (card(page, case) for case in cases)
    page.keyboard.press("d")
    expect(first.locator(".standing")).to_contain_text("betwist opgeslagen")
    expect_current(second)
    page.keyboard.press("u")
    expect(first.locator(".verdicts")).to_be_visible()
    expect_current(first)


def test_a_card_that_someone_else_decided_shows_both_and_keeps_theirs(browse, editor, cases, watch) -> None:
    watch.expect(409)
    early, late = browse(editor), browse(editor)
    for page in (early, late):
        page.goto("/")
    early.keyboard.press("s")
    expect(card(early, cases[0]).locator(".standing")).to_be_visible()

    late.keyboard.press("n")
    conflict = card(late, cases[0]).locator("section.conflict")
    expect(conflict.locator(".versions")).to_contain_text("bevestigd")
    expect(conflict.locator(".versions")).to_contain_text("onbeslist")
    conflict.get_by_role("button", name="Dat oordeel laten staan").click()
    expect(card(late, cases[0]).locator(".standing")).to_contain_text("bevestigd")


def test_the_question_mark_shows_the_keys(browse, editor, cases) -> None:
    page = browse(editor)
    page.goto("/")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Toetsen")
    expect(keys).to_contain_text("de laatste beslissing ongedaan maken")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def test_t_takes_a_case_and_gives_it_back(browse, editor, cases) -> None:
    page = browse(editor)
    page.goto("/")
    page.keyboard.press("t")
    expect(card(page, cases[0]).locator(".taken")).to_contain_text(editor.username)
    page.keyboard.press("t")
    expect(card(page, cases[0]).locator(".taken")).to_have_count(0)


def test_letters_typed_in_a_field_decide_nothing(browse, editor, cases) -> None:
    page = browse(editor)
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("sdn")
    expect(page.locator("#id_q")).to_have_value("sdn")
    page.goto(f"/cases/{cases[0].pk}/")
    page.locator("#id_note").press_sequentially("sdn j]")
    expect(page.locator("#id_note")).to_have_value("sdn j]")
    assert not Case.objects.filter(pk__in=[case.pk for case in cases]).exclude(review=None).exists()


def test_keys_that_are_switched_off_do_nothing(browse, editor, cases) -> None:
    page = browse(editor)
    page.goto("/profile/")
    page.uncheck("#id_keyboard")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("#toasts")).to_contain_text("opgeslagen")

    page.goto("/")
    for key in ("j", "s", "?"):
        page.keyboard.press(key)
    expect_current(card(page, cases[0]))
    expect(page.locator("dialog[open]")).to_have_count(0)
    card(page, cases[0]).get_by_role("button", name="Bevestigd").click()
    expect(card(page, cases[0]).locator(".standing")).to_contain_text("bevestigd")
    cases[1].refresh_from_db()
    assert cases[1].review is None


def test_filters_survive_opening_a_case_deciding_it_and_going_back(browse, editor, desk, cases) -> None:
    make_match(cases[1].statement, cases[2].statement)
    page = browse(editor)
    page.goto("/")
    page.locator(".filters summary").click()
    page.select_option("#id_has_matches", "yes")
    page.select_option("#id_order", "newest")
    page.get_by_role("button", name="Toepassen").click()
    expect(page.locator("[data-item]")).to_have_count(2)

    card(page, cases[2]).locator("[data-enter]").click()
    expect_current(page.locator(".match"))
    page.keyboard.press("s")
    expect(page.locator("h1")).to_have_text(cases[1].statement.text)
    page.get_by_role("link", name="Terug naar de werklijst").click()
    expect(page.locator("#id_has_matches")).to_have_value("yes")
    expect(page.locator("#id_order")).to_have_value("newest")
    expect(page.locator("[data-item]")).to_have_count(1)


def test_a_search_is_left_by_its_key_and_walked_through(browse, editor, cases) -> None:
    page = browse(editor)
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type(cases[1].statement.text.split()[2])
    page.keyboard.press("Enter")
    expect(page.locator("[data-item]")).to_have_count(1)
    expect_current(card(page, cases[1]))
    leave_fields(page)
    page.keyboard.press("s")
    expect(card(page, cases[1]).locator(".standing")).to_contain_text("bevestigd")
