"""One agency story in several papers, on the pages."""

from __future__ import annotations

import pytest
from django.test import Client

from factcheck.models import Case, Desk
from quotes.actions.group_articles import group_articles
from quotes.models import Article, Statement
from tests.builders import make_article, make_match, make_quote
from tests.quotes.test_group_articles import paper
from tests.web.test_wordings import words_of

QUOTE = "Wij horen dit pas vandaag"


@pytest.fixture
def nine(desk: Desk) -> list[Article]:
    """Nine papers with one story, the ninth of which was first."""
    papers = [paper(number, day=f"2026-03-{20 - number:02}") for number in range(1, 10)]
    group_articles(papers)
    for article in papers:
        make_quote(QUOTE, article, speaker="Jan Smit")
    return [Article.objects.get(pk=article.pk) for article in papers]


def test_an_article_tells_where_else_its_story_stands_and_where_first(
    browser: Client, nine: list[Article]
) -> None:
    page = words_of(browser.get(f"/articles/{nine[0].pk}/").text)
    assert "Same story as in Krant 9, 11 March 2026" in page
    assert page.index("Krant 9 , 11 March 2026 first".replace(" ,", ",")) < page.index(
        "Krant 8, 12 March 2026"
    )
    first = words_of(browser.get(f"/articles/{nine[8].pk}/").text)
    assert "First of this story; 8 other papers have it" in first


def test_an_article_by_itself_tells_nothing_of_that(browser: Client) -> None:
    article = make_article("De kade is nat.")
    group_articles([article])
    assert "story" not in words_of(browser.get(f"/articles/{article.pk}/").text)


def test_the_list_of_articles_counts_the_others(browser: Client, nine: list[Article]) -> None:
    assert words_of(browser.get("/articles/").text).count("same story in 8 others") == 9


def test_a_quote_in_nine_papers_is_one_statement_whose_first_appearance_is_marked(
    browser: Client, desk: Desk, nine: list[Article]
) -> None:
    statement = Statement.objects.get(kind="quote")
    case = Case.objects.create(desk=desk, statement=statement)
    shown = browser.get(f"/cases/{case.pk}/")
    assert len(shown.context["appearances"]) == 9
    page = words_of(shown.text)
    assert page.count(" first ") == 1
    assert "Krant 9, 11 March 2026: first" in page


def test_a_match_within_the_story_says_so(browser: Client, desk: Desk, nine: list[Article]) -> None:
    other = make_quote("zo verroest", nine[3], speaker="Jan Smit").statement
    statement = Statement.objects.get(text=QUOTE)
    make_match(statement, other)
    case = Case.objects.create(desk=desk, statement=statement)
    assert "same story" in browser.get(f"/cases/{case.pk}/").text
    elsewhere = make_quote(
        "Nog een brug dicht", make_article("‘Nog een brug dicht’, zei Jan Smit."), speaker="Jan Smit"
    )
    make_match(case.statement, elsewhere.statement)
    assert browser.get(f"/cases/{case.pk}/").text.count("same story") == 1
