"""Revisions and kills that say only in words which item they are about."""

from __future__ import annotations

import datetime

import pytest

from quotes.actions.plan_articles import outlet_ids, plan_articles
from quotes.actions.store_articles import Stored, store_articles
from quotes.actions.withdraw_articles import withdraw_articles
from quotes.ingest.draft import ArticleDraft, PartialDate, Wire
from quotes.ingest.replaces import headline_key, replaced_headline
from quotes.models import Article
from tests.builders import draft

pytestmark = pytest.mark.django_db
FIRST = "Brug bij Zandmeer dicht\n\nDe brug is tot maandag dicht."
NOTICE = "N i e u w bericht, vervangt: Brug bij Zandmeer dicht"
SECOND = f"Brug langer dicht\n\n{NOTICE}\n\nDe brug is tot dinsdag dicht."


def story(text: str, day: int = 4, **fields: object) -> ArticleDraft:
    when = PartialDate(datetime.date(2026, 3, day), "day")
    return draft(text, headline_end=text.find("\n\n"), published_on=when, **fields)


def store(*drafts: ArticleDraft) -> list[Stored]:
    return store_articles(drafts)


@pytest.mark.parametrize(
    "line",
    [
        NOTICE,
        "N i e u w  b e r i c h t, vervangt: Brug bij Zandmeer dicht (2)",
        "Vervangt: BRUG BIJ ZANDMEER DICHT.",
        "Nieuw bericht (met reactie), vervangt : Brug bij  Zandmeer dicht",
        "This item replaces: Brug bij Zandmeer dicht",
    ],
)
def test_a_text_without_id_revises_the_item_whose_headline_it_names(line: str) -> None:
    [first] = store(story(FIRST))
    [second] = store(story(f"Brug langer dicht\n\n{line}\n\nDe brug is tot dinsdag dicht."))
    assert (second.outcome, second.revision) == ("revised", 2)
    assert Article.objects.get(pk=first.article_id).superseded_by_id == second.article_id
    assert Article.objects.current().count() == 1


def test_a_file_with_both_ends_up_the_same_and_comes_in_once() -> None:
    assert [item.outcome for item in store(story(FIRST), story(SECOND))] == ["new", "revised"]
    assert [item.outcome for item in store(story(FIRST), story(SECOND))] == ["unchanged", "unchanged"]
    assert [item.outcome for item in store(story(SECOND))] == ["unchanged"]
    assert Article.objects.current().get().text == SECOND


def test_the_first_that_was_stored_before_is_found_beside_its_copy_in_the_file() -> None:
    store(story(FIRST))
    assert [item.outcome for item in store(story(FIRST), story(SECOND))] == ["unchanged", "revised"]


def test_a_chain_of_replacements_is_one_item() -> None:
    third = story("Brug nog langer dicht\n\nVervangt: Brug langer dicht\n\nDe brug is tot woensdag dicht.")
    store(story(FIRST))
    store(story(SECOND))
    [last] = store(third)
    assert (last.outcome, last.revision) == ("revised", 3)
    assert Article.objects.current().get().pk == last.article_id


def test_an_agency_numbers_its_messages_each_anew() -> None:
    wire = Wire("NP")
    store(story(FIRST, external_id="np0100/2026-03-04", wire=wire))
    numbered = "Brug bij Zandmeer dicht (2)\n\nDe brug is tot dinsdag dicht."
    [second] = store(story(numbered, external_id="np0107/2026-03-04", wire=Wire("NP", revision="2")))
    assert (second.outcome, second.revision) == ("revised", 2)
    assert Article.objects.current().get().external_id == "np0100/2026-03-04"


def test_part_two_of_a_series_that_no_agency_sent_is_an_article_of_its_own() -> None:
    store(story("Zomerserie\n\nOver de veerman."))
    assert store(story("Zomerserie (2)\n\nOver de sluiswachter."))[0].outcome == "new"


def test_what_fits_no_item_or_two_is_an_article_of_its_own() -> None:
    assert store(story(SECOND))[0].outcome == "new"
    Article.objects.all().delete()
    store(story(FIRST), story("Brug bij Zandmeer dicht\n\nEen ander bericht met die kop."))
    Article.objects.filter(text=FIRST).update(external_id="x")
    assert store(story(SECOND))[0].outcome == "new"


def test_an_equal_headline_of_last_week_or_of_another_outlet_is_another_item() -> None:
    store(story(FIRST, day=20), story(FIRST, outlet="De Dijkbode"))
    assert store(story(SECOND))[0].outcome == "new"


def test_a_first_revision_by_its_agencys_count_is_a_new_item() -> None:
    store(story(FIRST))
    new = story(SECOND, external_id="urn:np:7", wire=Wire("NP", revision="1"))
    assert store(new)[0].outcome == "new"


def test_the_preview_says_revised_and_writes_nothing() -> None:
    store(story(FIRST))
    drafts = [story(SECOND)]
    plan = plan_articles(drafts, outlet_ids([drafts[0].outlet or "Unknown outlet"]))
    assert [planned.outcome for planned in plan.drafts] == ["revised"]
    assert Article.objects.get().external_id == ""


@pytest.mark.parametrize(
    "headline", ["(KILL) Brug bij Zandmeer dicht", "INTREKKING: brug bij Zandmeer dicht"]
)
def test_a_kill_takes_back_the_item_of_its_headline(headline: str) -> None:
    [first] = store(story(FIRST))
    kill = story(
        f"{headline}\n\nHet bericht vervalt.", external_id="np0200", wire=Wire("NP", status="killed")
    )
    assert withdraw_articles([kill])[0].articles == [first.article_id]
    assert Article.objects.get().withdrawn_at is not None


def test_a_kill_whose_headline_fits_two_items_takes_nothing_back() -> None:
    store(story(FIRST), story("Brug bij Zandmeer dicht\n\nEen ander bericht met die kop."))
    kill = story("(KILL) Brug bij Zandmeer dicht\n\nVervalt.", wire=Wire("NP", status="killed"))
    assert withdraw_articles([kill])[0].articles == []


def test_the_word_in_running_text_is_no_notice() -> None:
    text = "Pont vervangt brug\n\nDe pont vervangt de brug: dat kost een ton."
    assert replaced_headline(story(text)) == ""
    assert headline_key("‘Brug  dicht’ (3)") == "brug dicht"
