"""Watch lists: what is a hit, what rises, and their pages."""

from __future__ import annotations

import pytest

from factcheck import tasks
from factcheck.actions import deliveries
from factcheck.actions.watch_lists import (
    Changed,
    NameTaken,
    delete_watch_list,
    save_watch_list,
)
from factcheck.models import AuditEntry, Case, Delivery, Job, WatchHit, WatchList, Webhook
from quotes.language.mentions import Words, holds_phrase, is_about, is_named
from tests.builders import make_desk
from tests.desk.watching import arrive, watch


@pytest.mark.parametrize(
    ("text", "topic", "hit"),
    [
        ("De stikstofcrisis duurt.", "stikstof", True),
        ("Er zijn nieuwe woningen.", "woning", True),
        ("De woningen aan de haven.", "haven woningen", True),
        ("De woningen zijn klaar.", "haven woningen", False),
        ("De gasten vertrokken.", "gas", False),
        ("Niets.", "", False),
    ],
)
def test_a_topic_is_found_in_any_form_and_in_compounds(text, topic, hit):
    assert is_about(Words.of(text, "nl"), topic, "nl") is hit


@pytest.mark.parametrize(
    ("phrase", "hit"),
    [("Rode Kruis", True), ("rode  kruis", True), ("Kruis Rode", False), ("", False), ("rode krui", False)],
)
def test_a_phrase_stands_there_word_for_word(phrase, hit):
    assert holds_phrase(Words.of("Het Rode-Kruis telt 300 vrijwilligers.", "nl"), phrase) is hit


def test_a_speaker_is_known_by_any_of_the_names_and_by_no_part_of_one():
    assert is_named("anna de boer", ["Anna de Boer"])
    assert not is_named("Boer", ["Anna de Boer"])
    assert not is_named("", [""])


def test_known_speakers_stand_first_then_what_is_watched_then_the_rest(browser_of, desk, editor):
    watch(desk, editor, ("speaker", "Anna de Boer"), ("topic", "stikstof"))
    plain = arrive("De brug kostte 9 miljoen euro.")
    topic = arrive()
    speaker = arrive("Er zijn 12 lantaarns stuk.", speaker="Anna de Boer")
    page = browser_of(editor).get("/").content.decode()
    order = sorted((plain, topic, speaker), key=lambda claim: page.index(claim.text))
    assert order == [speaker, topic, plain]
    assert "topic: stikstof (Lijst)" in page
    assert "speaker: Anna de Boer (Lijst)" in page


def test_a_list_lifts_open_cases_when_it_is_made_and_lets_them_go(desk, editor):
    arrive()
    for entries, rank, hits in (([("topic", "stikstof")], 1, 1), ([("topic", "haven")], 0, 0)):
        row = WatchList.objects.filter(desk=desk).first() or WatchList(desk=desk, name="Lijst")
        save_watch_list(row, entries, [], by=editor)
        tasks.rank_desk(desk.pk)
        assert (Case.objects.get().watch_rank, WatchHit.objects.count()) == (rank, hits)
    save_watch_list(row, [("topic", "stikstof")], [], by=editor)
    tasks.rank_desk(desk.pk)
    delete_watch_list(WatchList.objects.get(), by=editor)
    tasks.rank_desk(desk.pk)
    assert Case.objects.get().watch_rank == 0
    assert not Delivery.objects.exists()
    assert AuditEntry.objects.filter(action__startswith="watch list").count() == 4


def test_of_two_editors_the_second_is_told_and_names_are_taken_once(desk, editor):
    row = watch(desk, editor, ("topic", "stikstof"))
    seen = WatchList.objects.get()
    save_watch_list(row, [("topic", "haven")], [], by=editor)
    with pytest.raises(Changed):
        save_watch_list(seen, [], [], by=editor)
    with pytest.raises(NameTaken):
        watch(desk, editor)
    watch(make_desk(), editor)


def test_lists_and_webhooks_are_kept_on_their_pages(browser_of, desk, editor, receiver):
    browser = browser_of(editor)
    desk.memberships.update(role="chief")
    sent = {
        "version": 0,
        "name": "Bouw",
        "active": "on",
        "topics": "woning\nhaven",
        "speakers": "Anna de Boer",
        "emails": "eva@example.org",
    }
    assert browser.post(f"/desks/{desk.pk}/watch/new/", sent).status_code == 302
    row = WatchList.objects.get()
    assert [(entry.kind, entry.text) for entry in row.entries.all()] == [
        ("speaker", "Anna de Boer"), ("topic", "woning"), ("topic", "haven"),
    ]  # fmt: skip
    address = f"/desks/{desk.pk}/watch/{row.pk}/"
    assert "Anna de Boer" in browser.get(address).content.decode()
    assert browser.post(address, sent | {"emails": "geen adres"}).status_code == 422
    assert browser.post(address, sent | {"version": 0, "topics": "sluis"}).status_code == 302
    late = browser.post(address, sent | {"version": 0, "topics": "dijk"})
    assert late.status_code == 409
    assert "dijk" in late.content.decode()
    assert "sluis" in late.content.decode()
    assert "Bouw" in browser.get(f"/desks/{desk.pk}/watch/").content.decode()
    hook = {"version": 0, "name": "Ontvanger", "url": receiver.url("/hook"), "active": "on"}
    page = browser.post(f"/desks/{desk.pk}/webhooks/new/", hook, follow=True).content.decode()
    assert Webhook.objects.get().secret in page
    assert Webhook.objects.get().secret not in browser.get(f"/desks/{desk.pk}/webhooks/").content.decode()
    assert (
        browser.post(
            f"/desks/{desk.pk}/webhooks/new/", hook | {"name": "x", "url": "http://example.org"}
        ).status_code
        == 422
    )
    browser.post(f"/desks/{desk.pk}/webhooks/{Webhook.objects.get().pk}/act/", {"test": "1"})
    deliveries.deliver(take(Delivery.objects.get()))
    assert "delivered" in browser.get(f"/desks/{desk.pk}/webhooks/").content.decode()
    assert browser.post(f"{address}delete/", {"version": 1}).status_code == 302
    assert not WatchList.objects.exists()


def take(delivery: Delivery) -> Job | None:
    from factcheck.actions import jobs

    return jobs.take(Job.Kind.DELIVER, delivery.pk)


def test_readers_leave_lists_and_editors_leave_webhooks(browser_of, desk, editor):
    row = watch(desk, editor, ("topic", "haven"))
    browser = browser_of(editor)
    assert browser.get(f"/desks/{desk.pk}/webhooks/").status_code == 403
    desk.memberships.update(role="reader")
    assert browser.get(f"/desks/{desk.pk}/watch/").status_code == 200
    for path in ("new/", f"{row.pk}/", f"{row.pk}/delete/"):
        assert browser.post(f"/desks/{desk.pk}/watch/{path}", {"version": 0}).status_code == 403
