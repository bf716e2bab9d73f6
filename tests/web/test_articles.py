"""Articles: listing, pasting, reading."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import heartbeat
from factcheck.models import Case, Job
from factcheck.web import found
from quotes.models import Article
from tests.builders import make_article, make_claim, make_match, make_quote, make_statement

TEXT = "'Er komen 12 bruggen', zei Anna de Boer. De stad telt er nu 42."


@pytest.fixture
def worker():
    heartbeat.beat("worker@test")
    yield
    heartbeat.forget("worker@test")


def paste(browser, **fields):
    return browser.post("/articles/new/", {"text": TEXT, **fields})


def analysed(article: Article) -> Article:
    article.analysed_at = timezone.now()
    article.save()
    return article


def test_a_pasted_article_is_stored_with_its_job_and_its_page_opens(browser):
    response = paste(
        browser, headline="Bruggen", outlet="De Proefkrant", published_on="2026-03", language="nl"
    )
    article = Article.objects.get()
    assert response.url == f"/articles/{article.pk}/"
    assert article.text == f"Bruggen\n\n{TEXT}"
    assert (article.headline, article.published, article.outlet.name) == (
        "Bruggen",
        "2026-03",
        "De Proefkrant",
    )
    assert Job.objects.get().key == article.pk


def test_line_ends_of_the_browser_are_not_those_of_the_article(browser):
    paste(browser, text="Een alinea.\r\n\r\nNog een.")
    assert Article.objects.get().text == "Een alinea.\n\nNog een."


def test_a_headline_and_an_archive_date_in_the_text_itself_are_read_as_from_a_file(browser):
    text = " date 2022-02 Bruggen gesloten\n\nDe bruggen in de stad zijn dicht."
    paste(browser, text=text)
    article = Article.objects.get()
    assert article.text == text
    assert article.published == "2022-02"


def test_the_same_text_again_is_said_to_be_there(browser):
    paste(browser)
    page = browser.post("/articles/new/", {"text": TEXT}, follow=True).content.decode()
    assert "here already" in page
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": ""}, "This field is required."),
        ({"text": " … "}, "has no text"),
        ({"published_on": "2022-13-01"}, "is not a date. Use 2022-12-31, 2022-12 or 2022."),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"language": "fr"}, "Select a valid choice."),
        ({"text": "a" * 1_000_001}, "at most 1,000,000"),
        ({"text": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field(browser, fields, error):
    response = paste(browser, **fields)
    assert response.status_code == 422
    assert error in response.content.decode()
    assert not Article.objects.exists()


def test_readers_and_strangers_do_not_paste(reader, stranger):
    assert reader.get("/articles/new/").status_code == 403
    assert paste(reader).status_code == 403
    assert paste(stranger).status_code == 403


def test_an_article_that_waits_polls_while_a_worker_runs(browser, worker):
    page = browser.get(paste(browser).url).content.decode()
    assert "Waiting for a worker" in page
    assert "hx-trigger" in page


def test_an_article_that_waits_for_no_one_says_so(browser):
    page = browser.get(paste(browser).url).content.decode()
    assert "No worker is running." in page
    assert "aria-busy" not in page


def test_the_poll_gives_the_part_until_something_changed_and_then_the_whole_article(browser, htmx):
    address = paste(browser).url
    part = browser.get(f"{address}?seen=waiting", headers=htmx)
    assert 'id="analysis"' in part.content.decode()
    assert 'id="article"' not in part.content.decode()
    analysed(Article.objects.get())
    whole = browser.get(f"{address}?seen=waiting", headers=htmx)
    assert whole["HX-Retarget"] == "#article"
    assert 'id="article"' in whole.content.decode()


def test_a_failed_analysis_tells_its_reason_and_can_be_tried_again(browser):
    address = paste(browser).url
    Job.objects.update(state=Job.State.QUARANTINED, error="De tekst heeft te veel aanhalingstekens.")
    page = browser.get(address).content.decode()
    assert "De tekst heeft te veel aanhalingstekens." in page
    job = Job.objects.get()
    response = browser.post(f"/status/jobs/{job.pk}/retry/", {"next": address})
    assert response.url == address
    assert Job.objects.get().state == Job.State.PENDING


def test_statements_still_to_be_compared_are_counted(browser):
    article = analysed(make_article(TEXT))
    claim = make_claim("De stad telt er nu 42.", article)
    Job.objects.create(kind=Job.Kind.MATCH_STATEMENT, key=claim.statement_id)
    heartbeat.beat("worker@test")
    assert "1 statement is still being compared" in browser.get(f"/articles/{article.pk}/").content.decode()
    heartbeat.forget("worker@test")


def test_quotes_and_claims_are_marked_and_point_to_their_cards(browser, desk):
    article = analysed(make_article(TEXT))
    quote = make_quote("Er komen 12 bruggen", article)
    claim = make_claim("12 bruggen", article, quote=quote)
    case = Case.objects.create(desk=desk, statement=claim.statement)
    page = browser.get(f"/articles/{article.pk}/").content.decode()
    assert f'id="in-quote-{quote.pk}"' in page
    assert f'id="quote-{quote.pk}"' in page
    assert f'href="#claim-{claim.pk}"' in page
    assert f'data-marks="quote-{quote.pk} claim-{claim.pk}"' in page
    assert f"/cases/{case.pk}/" in page


def test_the_text_of_an_article_is_never_markup(browser):
    article = analysed(make_article("<script>alert(1)</script> zei '<b>vet</b>' & meer."))
    make_quote("<b>vet</b>", article)
    page = browser.get(f"/articles/{article.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>vet" not in page
    assert "&lt;b&gt;vet&lt;/b&gt;" in page


def test_a_superseded_article_points_to_its_revision(browser):
    old = make_article("Oud.", external_id="1")
    new = make_article("Nieuw.", external_id="1")
    assert f'href="/articles/{new.pk}/"' in browser.get(f"/articles/{old.pk}/").content.decode()


@pytest.mark.parametrize("rows", [2, 15])
def test_article_page_costs_a_fixed_number_of_queries(browser, desk, rows, django_assert_max_num_queries):
    text = " ".join(f"'Er zijn {number} bruggen', zei Anna." for number in range(100, 100 + rows))
    article = analysed(make_article(text))
    for number in range(100, 100 + rows):
        quote = make_quote(f"Er zijn {number} bruggen", article)
        Case.objects.create(desk=desk, statement=quote.statement)
    with django_assert_max_num_queries(12):
        browser.get(f"/articles/{article.pk}/")


def test_cards_come_a_page_at_a_time_and_marks_lead_to_theirs(browser, monkeypatch):
    monkeypatch.setattr(found, "CARDS", 2)
    article = analysed(make_article("'Een', 'twee 2 bruggen', 'drie'."))
    first = make_quote("Een", article)
    second = make_quote("twee 2 bruggen", article)
    inside = make_claim("2 bruggen", article, quote=second)
    third = make_quote("drie", article)
    page = browser.get(f"/articles/{article.pk}/").content.decode()
    assert [f'id="quote-{row.pk}"' in page for row in (first, second, third)] == [True, True, False]
    assert "2 more" in page
    assert f'href="?cards=2#quote-{third.pk}"' in page
    rest = browser.get(f"/articles/{article.pk}/?cards=2").content.decode()
    assert [f'id="{name}"' in rest for name in (f"claim-{inside.pk}", f"quote-{third.pk}")] == [True, True]
    assert f'href="?cards=1#quote-{first.pk}"' in rest
    assert f'href="#quote-{third.pk}"' in rest


@pytest.mark.parametrize("asked", ["", "0", "-1", "x", "99", "9" * 30, "²"])
def test_a_page_of_cards_that_is_not_there_is_no_error(browser, asked):
    article = analysed(make_article(TEXT))
    make_quote("Er komen 12 bruggen", article)
    assert "Anna de Boer" in browser.get(f"/articles/{article.pk}/?cards={asked}").content.decode()


def test_matches_are_counted_on_either_side(browser):
    article = analysed(make_article(TEXT))
    claim = make_claim("De stad telt er nu 42.", article)
    make_match(claim.statement, make_statement())
    make_match(make_statement(), claim.statement)
    make_match(make_statement(), claim.statement, decision="rejected")
    assert "2 matches" in browser.get(f"/articles/{article.pk}/").content.decode()


def test_a_poll_that_finds_nothing_changed_reads_no_text(browser, htmx):
    address = paste(browser).url
    with CaptureQueriesContext(connection) as asked:
        part = browser.get(f"{address}?seen=waiting", headers=htmx).content.decode()
        Job.objects.update(state=Job.State.RUNNING)
        taken = browser.get(f"{address}?seen=waiting", headers=htmx).content.decode()
    assert "Waiting for a worker" in part or "No worker" in part
    assert "seen=running" in taken
    assert 'id="article"' not in taken
    assert not any('"quotes_article"."text"' in query["sql"] for query in asked)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Tunnels in Zandmeer.", "Bruggen in Oosterhaven."]),
        ("q=oosterhaven", ["Bruggen in Oosterhaven."]),
        ("q=tunnel", ["Tunnels in Zandmeer."]),
        ("state=done", ["Bruggen in Oosterhaven."]),
        ("state=waiting", ["Tunnels in Zandmeer."]),
        ("state=failed", []),
        ("q=%00&outlet=x&state=y&after=z", ["Tunnels in Zandmeer.", "Bruggen in Oosterhaven."]),
    ],
)
def test_article_list_filters(browser, asked, found):
    analysed(make_article("Bruggen in Oosterhaven."))
    make_article("Tunnels in Zandmeer.")
    assert [line.headline for line in browser.get(f"/articles/?{asked}").context["lines"]] == found


def test_article_search_finds_what_is_said_in_an_article(browser):
    article = analysed(make_article(f"{'Aanloop. ' * 40}De gemeenten sloopten 7 bruggen."))
    make_claim("De gemeenten sloopten 7 bruggen.", article)
    make_statement("Iets anders.")
    assert len(browser.get("/articles/?q=gemeente+brug").context["lines"]) == 1


@pytest.mark.parametrize("rows", [2, 20])
def test_article_list_costs_a_fixed_number_of_queries(browser, rows, django_assert_max_num_queries):
    for _ in range(rows):
        make_article()
    with django_assert_max_num_queries(7):
        browser.get("/articles/")
