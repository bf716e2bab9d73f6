"""Wordings beside each other: on a match, in an article's headline, and all of a statement's on its page."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client

from factcheck.models import Case, Desk
from quotes.actions.match_statement import store_matches
from quotes.ingest.draft import PartialDate
from quotes.models import Match, Statement
from tests.builders import make_article, make_match, make_quote, make_statement

SAID = "De gemeente Zandmeer telt volgens het jaarverslag {} bruggen over het kanaal."


def day(number: int) -> PartialDate:
    return PartialDate(datetime.date(2026, 3, number), "day")


def words_of(page: str) -> str:
    """The page as one line, its tags left out, what is struck out or put in between [- -] and {+ +}."""
    marked = re.sub(
        r"<(/?)(del|ins)>",
        lambda tag: {"del": "[--]", "ins": "{++}"}[tag[2]][2 * bool(tag[1]) : 2 + 2 * bool(tag[1])],
        page,
    )
    return " ".join(
        re.sub(r"<[^>]*>", "", re.sub(r'<span class="visually-hidden">[^<]*</span>', "", marked)).split()
    )


def test_a_match_tells_its_relation_and_shows_the_words_that_differ(browser: Client, case: Case) -> None:
    Statement.objects.filter(pk=case.statement_id).update(text=SAID.format(42))
    case.statement.refresh_from_db()
    store_matches(make_statement(SAID.format(41)))
    page = words_of(browser.get(f"/cases/{case.pk}/").text)
    for words in (
        "possible contradiction",
        "telt volgens het jaarverslag [-42-] {+41+} bruggen",
    ):
        assert words in page


def test_a_match_of_the_same_speaker_says_which_came_first(browser: Client, desk: Desk) -> None:
    earlier, later = (make_statement(SAID.format(n), speaker="Anna de Boer") for n in (41, 43))
    Statement.objects.filter(pk=earlier.pk).update(said_on="2026-01-01")
    Statement.objects.filter(pk=later.pk).update(said_on="2026-02-01")
    make_match(later, earlier)
    for here, words in ((later, "same speaker earlier"), (earlier, "same speaker later")):
        case = Case.objects.create(desk=desk, statement=here)
        assert words in browser.get(f"/cases/{case.pk}/").text


def test_a_headline_quote_stands_beside_the_quote_it_was_made_from(browser: Client) -> None:
    text = "‘Brug blijft tot mei dicht’\n\n‘De brug over het kanaal blijft tot mei dicht’, zei Anna de Boer."
    article = make_article(text, headline_end=27)
    make_quote("Brug blijft tot mei dicht", article)
    make_quote("De brug over het kanaal blijft tot mei dicht", article)
    page = words_of(browser.get(f"/articles/{article.pk}/").text)
    assert "Headline beside Q2 in the text: shortened" in page
    assert "[-De-] brug [-over het kanaal-] blijft tot mei dicht" in page.replace("Brug", "brug")


def test_a_headline_quote_that_says_something_else_is_told(browser: Client) -> None:
    text = "‘Brug blijft tot mei dicht’\n\n‘De brug blijft tot juni dicht’, zei Anna de Boer."
    article = make_article(text, headline_end=27)
    make_quote("Brug blijft tot mei dicht", article)
    make_quote("De brug blijft tot juni dicht", article)
    page = words_of(browser.get(f"/articles/{article.pk}/").text)
    assert "in the text: meaning changed" in page
    assert "juni → " in page


def test_a_headline_quote_without_its_like_in_the_text_is_told(browser: Client) -> None:
    text = "‘Brug blijft tot mei dicht’\n\n‘Wij zien dat anders’, zei Anna de Boer."
    article = make_article(text, headline_end=27)
    make_quote("Brug blijft tot mei dicht", article)
    make_quote("Wij zien dat anders", article)
    assert "no quote like it was found in the text" in browser.get(f"/articles/{article.pk}/").text


@pytest.fixture
def three_papers() -> list[Statement]:
    """The same utterance on three days, in three wordings; the page is asked for the second one."""
    wordings = (
        "De brug over het kanaal blijft tot mei dicht",
        "De brug blijft tot mei dicht",
        "The bridge stays closed until May",
    )
    said = []
    for number, (text, language) in enumerate(zip(wordings, ("nl", "nl", "en"), strict=True), 1):
        article = make_article(
            f"‘{text}’, zei Anna de Boer.",
            outlet=f"Krant {number}",
            published_on=day(number),
            language=language,
        )
        said.append(make_quote(text, article).statement)
    Statement.objects.filter(pk=said[2].pk).update(language="en")
    make_match(said[1], said[0], relation="rewords")
    make_match(said[2], said[1], decision="confirmed")
    return said


def test_all_wordings_of_a_statement_stand_side_by_side_the_first_marked(
    browser: Client, three_papers: list[Statement]
) -> None:
    answer = browser.get(f"/statements/{three_papers[1].pk}/")
    shown = answer.context["versions"]
    assert [version.statement for version in shown] == three_papers
    assert [version.wording.kind if version.wording else "first" for version in shown] == [
        "first",
        "shortened",
        "translated",
    ]
    page = words_of(answer.text)
    assert page.count(" first ") == 1
    assert page.index("Krant 1") < page.index("first") < page.index("Krant 2")
    assert "De brug [-over het kanaal-] blijft tot mei dicht" in page


def test_a_rejected_wording_is_not_among_them(browser: Client, three_papers: list[Statement]) -> None:
    Match.objects.filter(candidate=three_papers[0]).update(decision="rejected")
    shown = browser.get(f"/statements/{three_papers[1].pk}/").context["versions"]
    assert [version.statement for version in shown] == three_papers[1:]


def test_one_statement_in_nine_papers_is_one_wording_in_nine_places(browser: Client) -> None:
    for number in range(9, 0, -1):
        article = make_article(
            "‘De brug is dicht’, zei Anna de Boer.", outlet=f"Krant {number}", published_on=day(number)
        )
        quote = make_quote("De brug is dicht", article)
    (only,) = browser.get(f"/statements/{quote.statement_id}/").context["versions"]
    assert [place.place.outlet for place in only.places] == [f"Krant {number}" for number in range(1, 10)]


def test_a_page_of_many_wordings_costs_few_queries(
    browser: Client, three_papers: list[Statement], django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        browser.get(f"/statements/{three_papers[1].pk}/")


def test_a_statement_that_is_not_there_is_a_404(browser: Client) -> None:
    assert browser.get("/statements/999999/").status_code == 404
