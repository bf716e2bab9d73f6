from __future__ import annotations

from django.test import Client

from factcheck.models import Desk, Job
from tests.builders import make_article, make_desk

MEMBERS = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}


def jobs_for() -> set[int]:
    return set(Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE).values_list("key", flat=True))


def test_a_new_desk_gets_cases_on_the_articles_that_are_there(logged_in: Client) -> None:
    article = make_article()
    logged_in.post("/admin/factcheck/desk/add/", {"name": "Regio", "min_check_worthiness": "0.5", **MEMBERS})
    assert Desk.objects.filter(name="Regio").exists()
    assert jobs_for() == {article.pk}


def test_a_new_name_of_a_desk_starts_no_work(logged_in: Client) -> None:
    desk = make_desk()
    make_article()
    fields = {"name": "Binnenland", "min_check_worthiness": str(desk.min_check_worthiness), **MEMBERS}
    logged_in.post(f"/admin/factcheck/desk/{desk.pk}/change/", fields)
    desk.refresh_from_db()
    assert desk.name == "Binnenland"
    assert jobs_for() == set()


def test_a_corrected_language_of_an_article_has_it_analysed_again(logged_in: Client) -> None:
    article = make_article()
    fields = {"published_on": "2026-03-04", "published_precision": "day", "language": "en"}
    logged_in.post(f"/admin/quotes/article/{article.pk}/change/", fields)
    article.refresh_from_db()
    assert article.language == "en"
    assert jobs_for() == {article.pk}
