"""An article's rule trace in the admin, and what another analysis of it would change."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from quotes.actions.compare_analysis import differences
from quotes.actions.store_analysis import store_analysis
from quotes.analysis import Analysis, analyse
from quotes.models import Article
from tests.builders import make_article, make_desk, make_user

TEXT = "'De brug is klaar', zei wethouder Anja Kramer. Volgens haar kostte hij 40 miljoen euro."


@pytest.fixture
def article(db: None) -> Article:
    row = make_article(TEXT)
    store_analysis(row, analyse(row.text, "nl"))
    return Article.objects.get(pk=row.pk)


def test_the_trace_says_which_rule_found_what_and_why_him(logged_in: Client, article: Article) -> None:
    page = logged_in.get(reverse("admin:article-trace", args=[article.pk])).content.decode()
    assert "inquit" in page
    assert "source" in page
    assert "haar → Anja Kramer: last fitting person before" in page
    assert '<mark><a href="#quote-1">1</a> De brug is klaar</mark>' in page


def test_the_article_form_leads_to_its_trace(logged_in: Client, article: Article) -> None:
    page = logged_in.get(reverse("admin:quotes_article_change", args=[article.pk])).content.decode()
    assert reverse("admin:article-trace", args=[article.pk]) in page


def test_the_trace_is_not_for_everyone(client: Client, article: Article) -> None:
    client.force_login(make_user(make_desk(), is_staff=True))
    assert client.get(reverse("admin:article-trace", args=[article.pk])).status_code == 403


def test_the_same_analysis_differs_in_nothing(article: Article) -> None:
    assert list(differences(article, analyse(article.text, "nl"))) == []


def test_what_another_analysis_changes_is_named(article: Article) -> None:
    direct, source = article.quotes.order_by("start")
    direct.speaker_name = "Iemand Anders"
    direct.save()
    other = analyse(article.text, "nl")
    fewer = Analysis(other.language, other.quotes[:1], (), other.pipeline)
    changes = [(difference.change, *difference.who) for difference in differences(article, fewer)]
    assert changes == [("renamed", "Iemand Anders", "Anja Kramer"), ("lost", source.speaker_name, "")]


def test_the_command_prints_what_would_change_and_writes_nothing(article: Article) -> None:
    article.quotes.order_by("start").first().delete()
    out = io.StringIO()
    call_command("diff_analysis", str(article.pk), stdout=out)
    assert "+ Anja Kramer: De brug is klaar (inquit)" in out.getvalue()
    assert "1 articles: 1 found, 0 lost, 0 moved, 0 renamed." in out.getvalue()
    assert article.quotes.count() == 1


@pytest.mark.parametrize(
    ("choice", "said"), [("xx=1", "write it as"), ("nl=no_such_pipeline", "no installed spaCy pipeline")]
)
def test_a_package_that_cannot_be_used_is_refused(db: None, choice: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("diff_analysis", "--package", choice)


def test_the_trace_speaks_the_language_of_the_page(logged_in: Client, article: Article) -> None:
    trace = reverse("admin:article-trace", args=[article.pk])
    page = logged_in.get(trace, headers={"accept-language": "nl"}).content.decode()
    assert "haar → Anja Kramer: laatst genoemde die past" in page
    assert "werkwoord bij de aanhalingstekens" in page
