"""Drafts to articles: same text, revisions in any order, and what an agency takes back."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from factcheck.actions.journey import import_articles, take_back_articles
from factcheck.models import AuditEntry, Case, Desk, Job, User
from quotes.actions.store_articles import Stored, store_articles
from quotes.actions.withdraw_articles import restore_articles
from quotes.ingest.draft import ArticleDraft, Wire
from quotes.ingest.held_back import HeldBack, unless_held_back
from quotes.ingest.reader import read
from quotes.models import Article, Claim, Quote
from tests.builders import draft, make_desk
from tests.desk.test_journey import STORY, bring_in, work_off

pytestmark = pytest.mark.django_db


def send(text: str, revision: str = "", item: str = "np-1") -> Stored:
    wire = Wire("NP", revision=revision) if revision else None
    return store_articles([draft(text, external_id=item, wire=wire)])[0]


def current() -> str:
    return Article.objects.current().get(external_id="np-1").text


def test_an_outlet_that_goes_back_to_an_earlier_text_has_that_text_stand_again() -> None:
    for revision, text in enumerate(("De brug is dicht.", "De brug is open.", "De brug is dicht."), 1):
        assert send(text, str(revision)).outcome == ("new" if revision == 1 else "revised")
    assert [article.revision for article in Article.objects.order_by("pk")] == [1, 2, 3]
    assert current() == "De brug is dicht."


def test_an_earlier_revision_that_comes_again_moves_nothing() -> None:
    send("De brug is dicht.", "1")
    send("De brug is open.", "2")
    assert send("De brug is dicht.", "1").outcome == "unchanged"
    assert send("De brug is dicht.").outcome == "unchanged"
    assert current() == "De brug is open."


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 1), (3, 2, 1)])
def test_revisions_end_up_in_their_agencys_order_whichever_comes_first(order: tuple[int, ...]) -> None:
    for revision in order:
        send(f"Versie {revision} van het bericht.", str(revision))
    assert current() == "Versie 3 van het bericht."
    assert {article.superseded_by.revision for article in Article.objects.exclude(superseded_by=None)} == {3}


def test_revisions_in_one_file_are_as_if_they_had_come_one_by_one() -> None:
    texts = ("De brug is dicht.", "De brug is open.", "De brug is dicht.")
    stored = store_articles(
        [draft(text, external_id="np-1", wire=Wire("NP", revision=str(n))) for n, text in enumerate(texts, 1)]
    )
    assert [item.outcome for item in stored] == ["new", "revised", "revised"]
    assert current() == "De brug is dicht."


def test_the_number_of_queries_does_not_grow_with_the_drafts() -> None:
    store_articles([draft("Om de outlet te maken.")])

    def queries(number: int, start: int) -> int:
        drafts = [draft(f"Bericht {n}.", external_id=f"q-{n}") for n in range(start, start + number)]
        with CaptureQueriesContext(connection) as captured:
            import_articles(drafts)
        return len(captured)

    assert queries(500, 1000) == queries(5, 0) <= 12


def test_one_text_the_database_refuses_stores_none_of_its_chunk() -> None:
    with pytest.raises(Exception, match="0x00"):
        store_articles([draft("Goed."), draft("Fout\0.")])
    assert not Article.objects.exists()


def kill(item: str = "np-1", note: str = "Feit onjuist") -> list[int]:
    killed = draft("KILL", external_id=item, wire=Wire("NP", status="killed", note=note))
    return take_back_articles([killed])[0].articles


def test_what_an_agency_kills_is_withdrawn_with_its_quotes_and_stays_readable(desk: Desk) -> None:
    article = bring_in(external_id="np-1")
    cases = Case.objects.count()
    assert kill() == [article.pk]
    article.refresh_from_db()
    assert article.withdrawn_at
    assert article.withdrawn_why == "NP Feit onjuist"
    assert set(Quote.objects.values_list("stale", flat=True)) == {True}
    assert set(Claim.objects.values_list("stale", flat=True)) == {True}
    assert Case.objects.count() == cases
    assert AuditEntry.objects.filter(action="article withdrawn").count() == 1


def test_a_withdrawn_article_is_not_analysed_back_to_life(desk: Desk) -> None:
    article = bring_in(external_id="np-1")
    kill()
    from factcheck.actions import jobs

    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk])
    work_off()
    assert not Quote.objects.filter(stale=False).exists()


def test_another_copy_of_what_was_killed_stays_withdrawn_and_a_later_revision_stands() -> None:
    send("De brug is dicht.", "1")
    kill()
    send("De brug is dicht!", "1")
    assert not Article.objects.standing().exists()
    send("Rechtzetting: de brug is open.", "4")
    assert [article.text for article in Article.objects.standing()] == ["Rechtzetting: de brug is open."]


def test_killing_twice_or_what_is_not_there_changes_nothing() -> None:
    send("De brug is dicht.")
    assert kill()
    assert kill() == []
    assert kill("np-404") == []


def test_a_withdrawal_can_be_undone(desk: Desk) -> None:
    article = bring_in(external_id="np-1")
    kill()
    assert restore_articles([article.pk]) == [article.pk]
    article.refresh_from_db()
    assert article.withdrawn_at is None


def test_the_same_text_under_two_ids_is_one_article() -> None:
    make_desk()
    assert send(STORY, item="a").outcome == "new"
    assert send(STORY, item="b").outcome == "unchanged"


def test_a_killed_item_needs_no_text_and_stands_in_the_file_after_what_it_kills() -> None:
    data = b"id;headline;text;pubstatus\nnp-1;Brug dicht;De brug is dicht.;usable\nnp-1;KILL;;killed\n"
    first, second = read("np.csv", io.BytesIO(data))
    assert isinstance(first, ArticleDraft)
    assert isinstance(second, ArticleDraft)
    held = unless_held_back(second, timezone.now())
    assert isinstance(held, HeldBack)
    assert held.killed


def test_the_page_of_a_withdrawn_article_says_so(client: Client, desk: Desk, editor: User) -> None:
    article = bring_in(external_id="np-1")
    kill()
    client.force_login(editor)
    page = client.get(reverse("article", args=[article.pk]), headers={"accept-language": "en"}).text
    assert "NP Feit onjuist" in page
    assert "Duinmeer" in page
