"""Feeds that give summaries, whose pages are fetched for the whole article."""

from __future__ import annotations

import json

import pytest

from factcheck.actions.feeds import pages
from factcheck.models import FeedPoll
from quotes.models import Article
from tests.feeds.making import import_all, item, look, make_feed, rss
from tests.fetching.server import Server

pytestmark = pytest.mark.django_db
BODY = "De brug over de Linge gaat dicht. " * 3
MORE = "‘Dat is een tegenvaller’, zei wethouder Anna de Boer dinsdag in de raad. " * 6


def page(
    title: str = "Brug gaat dicht", text: str = f"{BODY}</p><p>{MORE}"
) -> tuple[int, dict[str, str], bytes]:
    html = (
        f"<!doctype html><html lang='nl'><head><title>{title}</title></head><body><nav>Menu Home</nav>"
        f"<article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )
    return 200, {"Content-Type": "text/html; charset=utf-8"}, html.encode()


def summary(server: Server, number: int, text: str = "De brug gaat dicht.") -> str:
    return item(number, text, page=server.url(f"/artikel/{number}"), tag="description")


def test_the_whole_article_is_taken_from_its_page(server: Server) -> None:
    server.pages["/rss"] = (200, {}, rss(summary(server, 1)))
    server.pages["/artikel/1"] = page()
    poll = look(make_feed(server.url("/rss"), whole_pages=True))
    import_all()
    assert (poll.pages, poll.pages_failed, poll.counts["new"]) == (1, 0, 1)
    article = Article.objects.get()
    assert "tegenvaller" in article.text
    assert "Menu" not in article.text
    assert (article.headline, article.external_id) == ("Brug 1", "brug-1")
    assert (article.url, article.published) == (server.url("/artikel/1"), "2026-03-02")


def test_a_page_is_fetched_once_and_again_when_its_item_changes(server: Server) -> None:
    server.pages["/artikel/1"] = page()
    feed = make_feed(server.url("/rss"), whole_pages=True)
    for built in "ab":
        server.pages["/rss"] = (200, {}, rss(summary(server, 1), built=built))
        look(feed)
    assert server.paths().count("/artikel/1") == 1
    server.pages["/rss"] = (200, {}, rss(summary(server, 1, "De brug gaat toch niet dicht.")))
    server.pages["/artikel/1"] = page(text="De brug over de Linge blijft open. " * 12)
    look(feed)
    import_all()
    assert sorted(Article.objects.values_list("revision", flat=True)) == [1, 2]


def test_without_the_choice_no_page_is_fetched(server: Server) -> None:
    server.pages["/rss"] = (200, {}, rss(summary(server, 1)))
    look(make_feed(server.url("/rss")))
    assert server.paths() == ["/rss"]


def test_an_item_with_its_whole_text_needs_no_page(server: Server) -> None:
    server.pages["/rss"] = (200, {}, rss(item(1, page=server.url("/artikel/1"))))
    poll = look(make_feed(server.url("/rss"), whole_pages=True))
    import_all()
    assert (server.paths(), poll.counts["new"]) == (["/rss"], 1)


@pytest.mark.parametrize("status", [401, 403, 404, 451])
def test_a_page_that_is_closed_leaves_the_summary(server: Server, status: int) -> None:
    server.pages["/rss"] = (200, {}, rss(summary(server, 1)))
    server.pages["/artikel/1"] = (status, {}, b"")
    feed = make_feed(server.url("/rss"), whole_pages=True)
    poll = look(feed)
    import_all()
    assert (poll.pages, poll.pages_failed, poll.counts["new"]) == (0, 1, 1)
    look(feed)
    assert server.paths().count("/artikel/1") == 1


def test_a_page_that_fails_for_now_is_tried_three_times_though_the_feed_stays_the_same(
    server: Server,
) -> None:
    server.pages["/rss"] = lambda asked, handler: (
        (304, {}, b"")
        if "if-none-match" in asked.headers
        else (200, {"ETag": '"1"'}, rss(summary(server, 1)))
    )
    server.pages["/artikel/1"] = (503, {}, b"")
    feed = make_feed(server.url("/rss"), whole_pages=True)
    counts = []
    for _ in range(5):
        look(feed)
        import_all()
        counts.append(Article.objects.count())
    assert counts == [0, 0, 1, 1, 1]
    assert server.paths().count("/artikel/1") == 3
    assert feed.polls.latest("pk").status == 304


def test_a_page_that_leads_inside_is_not_asked(server: Server) -> None:
    inside = item(1, "De brug gaat dicht.", page="http://169.254.169.254/latest/", tag="description")
    server.pages["/rss"] = (200, {}, rss(inside))
    poll = look(make_feed(server.url("/rss"), whole_pages=True))
    assert (poll.pages_failed, poll.fresh) == (1, 1)


def test_a_cookie_wall_that_says_less_than_the_summary_is_not_taken_for_the_article(server: Server) -> None:
    server.pages["/rss"] = (200, {}, rss(summary(server, 1, BODY * 3)))
    server.pages["/artikel/1"] = page("Cookies", "Wij vragen uw toestemming.")
    look(make_feed(server.url("/rss"), whole_pages=True))
    import_all()
    assert "toestemming" not in Article.objects.get().text


def test_many_new_items_come_in_over_several_polls(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGES_A_POLL", 3)
    server.pages["/rss"] = (200, {"ETag": '"1"'}, rss(*(summary(server, number) for number in range(8))))
    for number in range(8):
        server.pages[f"/artikel/{number}"] = page(f"Brug {number}", f"Artikel {number}. {BODY} {MORE}")
    feed = make_feed(server.url("/rss"), whole_pages=True)
    assert [look(feed).pages for _ in range(4)] == [3, 3, 2, 0]
    import_all()
    assert Article.objects.count() == 8


def test_items_with_a_title_and_a_link_alone_get_their_text(server: Server) -> None:
    entry = f"<item><title>Brug</title><link>{server.url('/artikel/1')}</link></item>"
    server.pages["/rss"] = (200, {}, rss(entry))
    server.pages["/artikel/1"] = page()
    poll = look(make_feed(server.url("/rss"), whole_pages=True))
    import_all()
    assert poll.counts["new"] == 1


def test_a_json_feed_with_summaries_is_completed_too(server: Server) -> None:
    body = {"version": "https://jsonfeed.org/version/1", "items": [
        {"id": 7, "url": server.url("/artikel/1"), "title": "Brug", "summary": "Dicht.", "authors": [{"name": "Imke"}, "x"]}, "geen object",
    ]}  # fmt: skip
    server.pages["/f"] = (200, {}, json.dumps(body).encode())
    server.pages["/artikel/1"] = page()
    poll = look(make_feed(server.url("/f"), whole_pages=True))
    import_all()
    assert (poll.pages, poll.counts["new"], poll.outcome) == (1, 1, FeedPoll.Outcome.FRESH)
    assert "Een bericht in de feed is geen object." in poll.trouble
    assert Article.objects.get().byline == "Imke"


def test_a_broken_item_is_told_and_the_others_come_in(server: Server) -> None:
    body = rss(summary(server, 1), "<item><title>Kapot</item>", summary(server, 2))
    server.pages["/rss"] = (200, {}, body)
    for number in (1, 2):
        server.pages[f"/artikel/{number}"] = page(f"Brug {number}", f"Artikel {number}. {BODY} {MORE}")
    poll = look(make_feed(server.url("/rss"), whole_pages=True))
    import_all()
    assert poll.counts["new"] == 2
    assert poll.trouble
