"""An article: pasted, analysed before the reader's eyes, and marked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import expect_current
from tests.builders import make_article, make_quote

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TEXT = """De havendienst sluit twee van de negen sluizen, meldt de gemeente Oosterhaven.

'Drie sluizen zijn ouder dan honderd jaar', zei havenmeester Kees Smit dinsdag.
"""


def test_a_pasted_article_appears_analysed_without_a_reload(browse, editor) -> None:
    page = browse(editor)
    page.goto("/articles/new/")
    page.fill("#id_headline", "Sluizen dicht")
    page.fill("#id_text", TEXT)
    page.fill("#id_outlet", "De Proefkrant")
    page.fill("#id_published_on", "2026-03")
    loads: list[str] = []
    page.on("domcontentloaded", lambda loaded: loads.append(loaded.url))
    page.get_by_role("button", name="Opslaan en analyseren").click()

    expect(page.locator("article .marked.direct")).to_have_text(
        "Drie sluizen zijn ouder dan honderd jaar", timeout=30_000
    )
    expect(page.locator(".found-list")).to_contain_text("Kees Smit")
    expect(page.locator("#analysis[hx-get]")).to_have_count(0, timeout=30_000)
    expect(page.locator(".article-text .kicker")).to_contain_text("maart 2026")
    assert len(loads) == 1


def test_marked_words_and_their_card_point_at_each_other(browse, editor) -> None:
    article = make_article(
        "De haven. 'Drie sluizen zijn oud', zei Kees Smit. 'Dat kost tijd', zei hij later."
    )
    quotes = [make_quote("Drie sluizen zijn oud", article), make_quote("Dat kost tijd", article)]
    page = browse(editor)
    page.goto(f"/articles/{article.pk}/")
    words = [page.locator(".article-text .marked", has_text=str(quote.text)) for quote in quotes]
    cards = [page.locator(f"#quote-{quote.pk}") for quote in quotes]

    words[1].click()
    expect_current(cards[1])
    expect_current(words[1])
    page.keyboard.press("k")
    expect_current(cards[0])
    expect_current(words[0])
