"""Kills that come before what they kill: in whatever order files come in, the item ends up withdrawn."""

from __future__ import annotations

import datetime

import pytest

from factcheck.actions.journey import take_back_articles
from quotes.actions.plan_articles import outlet_ids, plan_articles
from quotes.actions.store_articles import Stored, store_articles
from quotes.ingest.draft import PartialDate, Wire
from quotes.models import Article, KilledItem
from tests.builders import draft

pytestmark = pytest.mark.django_db


def kill(*, item: str = "", headline: str = "", revision: str = "", day: str = "2026-03-04") -> bool:
    killed = draft(
        f"{headline}\n\nVervalt.",
        external_id=item,
        headline_end=len(headline),
        published_on=day_as(day),
        wire=Wire("NP", status="killed", revision=revision, note="Feit onjuist"),
    )
    return take_back_articles([killed])[0].remembered


def send(
    item: str, *, headline: str = "", revision: str = "", day: str = "2026-03-04", text: str = ""
) -> Stored:
    text = text or f"Bericht {item} {revision} van {day}."
    wire = Wire("NP", revision=revision) if revision else None
    return store_articles(
        [
            draft(
                f"{headline}\n\n{text}" if headline else text,
                external_id=item,
                headline_end=len(headline),
                published_on=day_as(day),
                wire=wire,
            )
        ]
    )[0]


def day_as(day: str) -> PartialDate:
    return PartialDate(datetime.date.fromisoformat(day), "day")


def test_an_item_killed_before_it_came_in_comes_in_as_withdrawn() -> None:
    assert kill(item="np-1")
    assert send("np-1").withdrawn
    assert not send("np-2").withdrawn
    article = Article.objects.get(external_id="np-1")
    assert (article.withdrawn_at, article.withdrawn_why) == (KilledItem.objects.get().at, "NP Feit onjuist")


def test_a_later_revision_than_the_killed_one_stands() -> None:
    kill(item="np-1", revision="2")
    assert [send("np-1", revision=str(number)).withdrawn for number in (1, 3, 2)] == [True, False, True]


def test_an_id_that_is_used_again_long_after_is_another_item() -> None:
    kill(item="np-1")
    assert not send("np-1", day="2026-03-20").withdrawn
    assert send("np-1", day="2026-03-01").withdrawn


def test_a_headline_means_one_item_within_days() -> None:
    kill(headline="(KILL) Brug bij Zandmeer dicht")
    assert not send("np-0", headline="Brug bij Zandmeer dicht", day="2026-02-01").withdrawn
    assert send("np-1", headline="Brug bij Zandmeer dicht").withdrawn
    assert send("np-1", headline="Brug bij Zandmeer dicht", text="Nog eens.").withdrawn
    assert not send("np-2", headline="Brug bij Zandmeer dicht").withdrawn


def test_a_kill_that_fits_two_items_means_none_that_comes_later() -> None:
    for item in ("np-1", "np-2"):
        send(item, headline="Brug bij Zandmeer dicht")
    assert not kill(headline="(KILL) Brug bij Zandmeer dicht")
    assert not send("np-3", headline="Brug bij Zandmeer dicht").withdrawn


def test_a_kill_without_id_and_headline_is_not_remembered() -> None:
    assert not kill()
    assert not KilledItem.objects.exists()


def test_the_same_kill_again_is_kept_once() -> None:
    assert kill(item="np-1")
    assert kill(item="np-1", revision="3")
    assert KilledItem.objects.get().revision == 3


def test_a_preview_spends_no_kill() -> None:
    kill(headline="Brug bij Zandmeer dicht")
    drafts = [
        draft("Brug bij Zandmeer dicht\n\nDe brug.", headline_end=23, published_on=day_as("2026-03-04"))
    ]
    plan_articles(drafts, outlet_ids([drafts[0].outlet]))
    assert KilledItem.objects.get().headline
