"""The page of one case: matches, evidence, notes, and on to the next."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from factcheck.models import Case, Desk
from quotes.models import Match
from tests.browser.steps import expect_current, leave_fields, open_case
from tests.builders import make_case, make_match, make_statement

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def case(desk: Desk) -> Case:
    return make_case(desk)


@pytest.fixture
def matches(case: Case) -> list[Match]:
    """Three, the likest first."""
    return [
        make_match(case.statement, make_statement(speaker="Anna de Boer"), similarity=likeness)
        for likeness in (0.7, 0.6, 0.5)
    ]


def match_card(page: Page, match: Match) -> Locator:
    return page.locator(f"#match-{match.pk}")


def test_y_x_and_h_decide_one_match_after_the_other(browse, editor, case, matches) -> None:
    page = browse(editor)
    open_case(page, case)
    decisions = {"y": "zelfde kwestie", "x": "iets anders", "h": "niet zeker"}
    for (key, decision), match in zip(decisions.items(), matches, strict=True):
        expect_current(match_card(page, match))
        page.keyboard.press(key)
        expect(match_card(page, match).locator(".by")).to_contain_text(f"{decision}: opgeslagen")
    stored = Match.objects.filter(query=case.statement).order_by("-similarity")
    assert list(stored.values_list("decision", flat=True)) == ["confirmed", "rejected", "unsure"]


def test_u_takes_back_one_match_decision_after_the_other(browse, editor, case, matches) -> None:
    page = browse(editor)
    open_case(page, case)
    for key, match in zip("yx", matches, strict=False):
        page.keyboard.press(key)
        expect(match_card(page, match).locator(".by")).to_be_visible()
    for match in matches[1::-1]:
        page.keyboard.press("u")
        expect(match_card(page, match).locator("[data-key=u]")).to_have_count(0)
    assert set(Match.objects.filter(query=case.statement).values_list("decision", flat=True)) == {"undecided"}


def test_a_rejected_match_leaves_the_list_and_the_queue(browse, editor, case, matches) -> None:
    page = browse(editor)
    open_case(page, case)
    page.keyboard.press("x")
    expect(match_card(page, matches[0]).locator(".by")).to_contain_text("iets anders")
    open_case(page, case)
    expect(match_card(page, matches[0])).to_be_hidden()
    expect(page.locator("#matches-title .count")).to_have_text("2")
    expect(page.locator("#matches summary")).to_have_text("1 afgewezen")
    page.goto("/")
    expect(page.locator(".best .count")).to_have_text("2 overeenkomsten")


def test_a_source_is_added_on_the_spot(browse, editor, case) -> None:
    page = browse(editor)
    open_case(page, case)
    page.get_by_text("Bron toevoegen").click()
    page.fill("#id_url", "https://cijfers.example.org/bruggen")
    page.select_option("#id_stance", "refutes")
    page.fill("#id_title", "Bruggen per gemeente")
    page.locator("#evidence").get_by_role("button", name="Toevoegen", exact=True).click()
    evidence = page.locator("#evidence li")
    expect(evidence).to_contain_text("weerlegt")
    expect(evidence.get_by_role("link", name="Bruggen per gemeente")).to_have_attribute(
        "href", "https://cijfers.example.org/bruggen"
    )


def test_a_field_that_was_dragged_larger_breaks_no_policy(browse, editor, case) -> None:
    """The browser writes its new size into a style attribute, which htmx would carry over, and the policy forbids."""
    page = browse(editor)
    open_case(page, case)
    page.get_by_text("Bron toevoegen").click()
    page.fill("#id_url", "https://cijfers.example.org/bruggen")
    page.locator("#id_excerpt").evaluate("field => { field.style.height = '12rem' }")
    page.locator("#evidence").get_by_role("button", name="Toevoegen", exact=True).click()
    expect(page.locator("#evidence li a")).to_be_visible()


def test_a_source_without_an_address_is_refused_with_the_reason_beside_the_field(
    browse, editor, case, watch
) -> None:
    watch.expect(422)
    page = browse(editor)
    open_case(page, case)
    page.get_by_text("Bron toevoegen").click()
    page.fill("#id_title", "Zonder adres")
    page.locator("#evidence form").evaluate("form => form.noValidate = true")
    page.locator("#evidence").get_by_role("button", name="Toevoegen", exact=True).click()
    expect(page.locator("#evidence [role=alert]")).to_be_visible()
    expect(page.locator("#evidence #id_title")).to_have_value("Zonder adres")


def test_a_note_that_is_not_saved_yet_survives_a_reload(browse, editor, case) -> None:
    page = browse(editor)
    open_case(page, case)
    page.fill("#id_note", "Nog navragen bij de gemeente.")
    page.reload()
    expect(page.locator("#id_note")).to_have_value("Nog navragen bij de gemeente.")


def test_a_verdict_goes_on_to_the_next_case_and_is_undone_from_there(browse, editor, desk, case) -> None:
    following = make_case(desk, check_worthiness=0.1)
    page = browse(editor)
    open_case(page, case)
    page.fill("#id_note", "Volgens het register.")
    leave_fields(page)
    page.keyboard.press("s")
    expect(page.locator("h1")).to_have_text(following.statement.text)
    expect(page.locator("#toasts")).to_contain_text("bevestigd")
    case.refresh_from_db()
    assert (case.review.verdict, case.review.note) == ("supported", "Volgens het register.")

    page.keyboard.press("Control+z")
    expect(page.locator("h1")).to_have_text(case.statement.text)
    case.refresh_from_db()
    assert case.review is None
