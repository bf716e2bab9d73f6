"""Articles that print one story."""

from __future__ import annotations

import datetime
import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes.actions.group_articles import group_articles
from quotes.ingest.draft import PartialDate
from quotes.models import Article
from tests.builders import make_article
from tests.matching.test_near_copies import OTHER, STORY

pytestmark = pytest.mark.django_db


def paper(number: int, text: str = STORY, day: str = "2026-03-04", **fields: object) -> Article:
    date = PartialDate(datetime.date.fromisoformat(day), "day")
    return make_article(
        f"Kop {number} van deze krant\n\n{text}", outlet=f"Krant {number}", published_on=date, **fields
    )


def stories(*articles: Article) -> list[int | None]:
    return [Article.objects.get(pk=article.pk).story for article in articles]


def test_nine_papers_with_one_story_are_one_story_in_one_go_and_one_by_one() -> None:
    nine = [paper(number) for number in range(9)]
    group_articles(nine[:5])
    for article in nine[5:]:
        group_articles([article])
    assert stories(*nine) == [nine[0].pk] * 9


def test_another_story_stays_by_itself() -> None:
    one, other = paper(1), paper(2, OTHER)
    group_articles([one, other])
    assert stories(one, other) == [one.pk, other.pk]


def test_a_copy_cut_to_half_belongs_to_it() -> None:
    one, half = paper(1), paper(2, STORY[: len(STORY) // 2])
    group_articles([one])
    group_articles([half])
    assert stories(half) == [one.pk]


def test_the_same_text_a_year_later_is_another_story() -> None:
    one, later = paper(1), paper(2, day="2027-03-04")
    group_articles([one, later])
    assert stories(one, later) == [one.pk, later.pk]


def test_short_texts_are_not_grouped() -> None:
    one, two = (make_article("Weer: eerst zon, later wolken.", outlet=name) for name in ("A", "B"))
    group_articles([one, two])
    assert stories(one, two) == [one.pk, two.pk]


def test_a_story_outlives_the_article_that_began_it() -> None:
    one, two, three = paper(1), paper(2), paper(3)
    group_articles([one, two])
    first = one.pk
    one.delete()
    group_articles([three])
    assert stories(two, three) == [first, first]


def test_again_every_article_keeps_its_story() -> None:
    one, two = paper(1), paper(2)
    group_articles([two])
    group_articles([one])
    group_articles(list(Article.objects.order_by("pk")))
    assert stories(one, two) == [two.pk, two.pk]


def test_a_revision_is_no_other_paper_with_the_story() -> None:
    one = paper(1, external_id="a-1")
    revised = paper(1, STORY + " De raad stemde in.", external_id="a-1")
    other = paper(2)
    group_articles([one, revised, other])
    assert list(Article.objects.of_same_story(Article.objects.get(pk=revised.pk))) == [other]
    assert list(Article.objects.of_same_story(Article.objects.get(pk=other.pk))) == [revised]


def test_hundreds_cost_no_more_queries_than_one(django_assert_num_queries: CaptureQueriesContext) -> None:
    group_articles([paper(0)])
    for many in ([paper(1)], [paper(number) for number in range(2, 120)]):
        with django_assert_num_queries(7):  # type: ignore[operator]  # six, and a savepoint
            group_articles(many)
    assert Article.objects.values("story").distinct().count() == 1


@pytest.mark.django_db(transaction=True)
def test_copies_that_are_grouped_at_the_same_time_find_each_other() -> None:
    articles = [paper(number) for number in range(6)]
    barrier = threading.Barrier(6)

    def group(article: Article) -> None:
        try:
            barrier.wait(30)
            group_articles([article])
        finally:
            connection.close()

    threads = [threading.Thread(target=group, args=[article]) for article in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(set(stories(*articles))) == 1


def test_the_command_groups_what_came_before() -> None:
    for number in range(3):
        paper(number)
    paper(4, OTHER)
    out = StringIO()
    call_command("group_articles", stdout=out)
    assert out.getvalue() == "4 articles grouped; all articles tell 2 stories.\n"
    call_command("group_articles", stdout=out)
    assert "0 articles grouped" in out.getvalue()
