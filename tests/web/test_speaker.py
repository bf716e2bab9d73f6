"""What one speaker said over time."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client

from factcheck.web.timeline import GROUND, WIDTH, Dated, draw
from quotes.actions.match_statement import store_matches
from quotes.models import Match, Speaker, Statement
from tests.builders import make_article, make_match, make_quote
from tests.web.test_wordings import day, words_of

SAID = "De gemeente Zandmeer telt volgens het jaarverslag {} bruggen over het kanaal."


@pytest.fixture
def anna() -> Speaker:
    """Anna de Boer, who said 41 on the first, 42 on the ninth, and something else in between."""
    for number, text in (
        (1, SAID.format(41)),
        (5, "Wij gaan de kade ophogen met zand."),
        (9, SAID.format(42)),
    ):
        article = make_article(f"‘{text}’, zei Anna de Boer.", published_on=day(number))
        statement = make_quote(text, article).statement
        Statement.objects.filter(pk=statement.pk).update(said_on=article.published_on)
        statement.refresh_from_db()
        store_matches(statement)
    return Speaker.objects.get(name="Anna de Boer")


def test_a_speaker_has_a_page_with_all_said_the_latest_first(browser: Client, anna: Speaker) -> None:
    said = browser.get(f"/speakers/{anna.pk}/").context["page"].said
    assert [each.statement.said_on.day for each in said] == [9, 5, 1]


def test_numbers_that_differ_are_a_possible_contradiction_and_told_in_words(
    browser: Client, anna: Speaker
) -> None:
    answer = browser.get(f"/speakers/{anna.pk}/")
    (found,) = answer.context["page"].contradictions
    assert (found.earlier.said_on.day, found.later.said_on.day) == (1, 9)
    page = words_of(answer.text)
    assert "Possible contradictions 1" in page
    assert "41 → 42" in re.sub(r" bruggen", "", page)
    assert [each.contradicts for each in answer.context["page"].said] == [True, False, True]


def test_a_rejected_pair_is_no_contradiction_any_more(browser: Client, anna: Speaker) -> None:
    Match.objects.update(decision="rejected")
    page = browser.get(f"/speakers/{anna.pk}/")
    assert not page.context["page"].contradictions
    assert "Possible contradictions" not in page.text


def test_what_another_speaker_said_contradicts_nothing_here(browser: Client, anna: Speaker) -> None:
    quote = make_quote(
        "Er zijn 43 bruggen", make_article("‘Er zijn 43 bruggen’, zei Jan Smit."), speaker="Jan Smit"
    )
    make_match(quote.statement, Statement.objects.filter(speaker=anna)[0], relation="contradicts")
    assert len(browser.get(f"/speakers/{anna.pk}/").context["page"].contradictions) == 1
    assert not browser.get(f"/speakers/{quote.speaker_id}/").context["page"].contradictions


def test_the_picture_links_each_point_to_its_line_and_needs_no_style_attribute(
    browser: Client, anna: Speaker
) -> None:
    page = browser.get(f"/speakers/{anna.pk}/").text
    picture = page[page.index("<svg") : page.index("</svg>")]
    targets = re.findall(r'href="#(said-\d+)"', picture)
    assert len(targets) == 3
    assert all(f'id="{target}"' in page for target in targets)
    assert picture.count("<polygon") == 2
    assert picture.count('class="contradiction" d=') == 1
    assert "style=" not in picture
    assert 'role="img"' in picture


def test_a_speaker_of_whom_nothing_is_known_has_a_page_too(browser: Client) -> None:
    who = Speaker.objects.create(name="Piet Kort", kind="person")
    assert "Nothing was found" in browser.get(f"/speakers/{who.pk}/").text
    assert browser.get("/speakers/999999/").status_code == 404


def test_many_statements_cost_no_more_queries(
    browser: Client, anna: Speaker, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        browser.get(f"/speakers/{anna.pk}/")


def dated(*days: int) -> list[Dated]:
    return [
        Dated(n, datetime.date(2026, 1, 1) + datetime.timedelta(days=d), "quote", "")
        for n, d in enumerate(days)
    ]


def test_points_stand_in_order_within_the_picture_and_days_that_coincide_are_stacked() -> None:
    drawn = draw(dated(0, 10, 10, 400), [(0, 3), (1, 99)])
    assert drawn is not None
    assert [point.x for point in drawn.points] == sorted(point.x for point in drawn.points)
    assert all(0 < point.x < WIDTH and 0 < point.y < GROUND for point in drawn.points)
    assert drawn.points[1].y > drawn.points[2].y
    assert [point.contradicts for point in drawn.points] == [True, False, False, True]
    assert len(drawn.arcs) == 1


def test_one_day_makes_no_line() -> None:
    assert draw(dated(3, 3), []) is None
    assert draw([], []) is None
