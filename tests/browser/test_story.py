"""The main job from end to end: an article goes in, an editor's verdict comes out, and nobody overwrites another's."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Case, User
from tests.browser.steps import can_log_in, card, expect_current, log_in
from tests.builders import make_desk, make_user

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARTICLE = """Brug bij Zandmeer gaat drie maanden dicht

De Zandmeerbrug gaat vanaf maandag drie maanden dicht, zo meldt de gemeente. In 2025 reden er 42.000 auto's per dag over.

'Wij vervangen alle 38 pijlers voor de winter', zei wethouder Anna de Boer. Volgens haar kost het werk 12 miljoen euro.
"""


def test_an_imported_article_is_analysed_decided_undone_and_not_overwritten(browse, watch) -> None:
    desk = make_desk()
    anna = can_log_in(User.objects.create_superuser("anna"))
    eva, tom = make_user(desk, username="eva-v"), make_user(desk, username="tom-v")

    import_in_the_admin(browse(), anna)
    see_it_analysed(browse(eva))

    evas, toms = browse(eva), browse(tom)
    case = first_in_the_queue(evas)
    toms.goto(f"/cases/{case.pk}/")
    decide_with_one_key_and_undo(evas, case)

    watch.expect(409)
    meet_the_conflict(toms, case)


def import_in_the_admin(page: Page, user: User) -> None:
    log_in(page, user)
    page.get_by_role("link", name="Beheer").click()
    page.goto("/admin/factcheck/importbatch/add/")
    page.set_input_files(
        "#id_file", {"name": "brug.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode()}
    )
    page.fill("#id_outlet", "De Proefkrant")
    page.get_by_role("button", name="Uploaden").click()

    expect(page.locator(".import-counts")).to_contain_text("1 artikel kan worden geïmporteerd")
    expect(page.locator(".import-table")).to_contain_text("Brug bij Zandmeer gaat drie maanden dicht")
    page.get_by_role("button", name="Importeren").click()

    # From here the page follows the worker by itself.
    expect(page.get_by_text("Elk record was te lezen.")).to_be_visible(timeout=30_000)
    expect(page.locator(".import-numbers div").first).to_have_text("Nieuw1")


def see_it_analysed(page: Page) -> None:
    page.goto("/articles/")
    page.get_by_role("link", name="Brug bij Zandmeer").click()
    expect(page.locator(".found-list")).to_contain_text("Anna de Boer", timeout=30_000)
    expect(page.locator("#analysis[hx-get]")).to_have_count(0, timeout=30_000)
    expect(page.locator("article .marked.direct").first).to_have_text(
        "Wij vervangen alle 38 pijlers voor de winter"
    )
    expect(page.locator("article .marked.claim").first).to_be_visible()


def first_in_the_queue(page: Page) -> Case:
    page.goto("/")
    item = page.locator("[data-item]").first
    expect_current(item)
    return Case.objects.get(pk=item.get_attribute("data-case") or 0)


def decide_with_one_key_and_undo(page: Page, case: Case) -> None:
    mine = card(page, case)
    page.keyboard.press("s")
    expect(mine.locator(".standing")).to_contain_text("bevestigd opgeslagen")
    expect(mine.locator(".by")).to_contain_text("eva-v")
    page.keyboard.press("u")
    expect(mine.locator(".verdicts")).to_be_visible()
    expect_current(mine)
    case.refresh_from_db()
    assert case.review is None
    page.keyboard.press("s")
    expect(mine.locator(".standing")).to_contain_text("bevestigd")


def meet_the_conflict(page: Page, case: Case) -> None:
    """page shows the case as it was before anyone decided."""
    page.fill("#id_note", "De gemeente noemt 40.000.")
    page.get_by_role("button", name="Betwist").click()
    conflict = page.locator("section.conflict")
    expect(conflict).to_contain_text("bevestigd door eva-v")
    expect(conflict).to_contain_text("betwist")
    expect(conflict).to_contain_text("De gemeente noemt 40.000.")
    case.refresh_from_db()
    assert case.review.verdict == "supported"

    conflict.get_by_role("button", name="betwist").click()
    expect(page.locator("#toasts")).to_contain_text("betwist")
    case.refresh_from_db()
    assert (case.review.verdict, case.review.note) == ("disputed", "De gemeente noemt 40.000.")
