"""A desk's own pages."""

from __future__ import annotations

import pytest
from django.utils import timezone

from factcheck.actions.ranking import set_weights
from factcheck.actions.verdicts import record_verdict
from factcheck.models import AddedClaim, Case, Desk, Membership, Review, User
from quotes.models import Article
from tests.builders import make_article, make_case, make_claim, make_desk


@pytest.fixture
def chief(browser, desk, editor):
    Membership.objects.filter(desk=desk, user=editor).update(role="chief")
    return browser


def page_of(browser, address) -> str:
    return browser.get(address).content.decode()


def test_a_chief_previews_saves_and_resets_weights(chief, desk):
    case = make_case(desk, "De club verkocht 400 kaarten.")
    case.statement.claims.update(seen=["sport"])
    address = f"/desks/{desk.pk}/weights/"
    assert "About sport" in page_of(chief, address)
    sent = {"version": 0, "shift-sport": "-1"}
    preview = chief.post(address, sent | {"preview": "1"})
    assert preview.status_code == 200
    assert "How the queue would look" in preview.content.decode()
    assert "De club verkocht 400 kaarten." in preview.content.decode()
    assert Desk.objects.get().factor_shifts == {}
    assert chief.post(address, sent | {"save": "1"}).status_code == 302
    assert Desk.objects.get().factor_shifts == {"sport": -1.0}
    page = page_of(chief, address)
    assert '<option value="-1" selected>less</option>' in page
    assert "about sport −1.00" in page
    chief.post(address, {"version": 1, "shift-sport": "-1", "reset": "1"})
    assert Desk.objects.get().factor_shifts == {}


def test_the_second_chief_is_told_and_keeps_the_choices(chief, desk, editor):
    set_weights(desk, {"money": 1.0}, by=editor)
    answer = chief.post(f"/desks/{desk.pk}/weights/", {"version": 0, "shift-sport": "-1", "save": "1"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Someone changed this desk" in page
    assert '<option value="-1" selected>less</option>' in page
    assert 'name="version" value="1"' in page
    assert Desk.objects.get().factor_shifts == {"money": 1.0}


def test_a_weight_that_is_none_is_refused(chief, desk):
    answer = chief.post(f"/desks/{desk.pk}/weights/", {"version": 0, "shift-sport": "99", "save": "1"})
    assert answer.status_code == 422


def test_editors_look_and_strangers_do_not(browser, reader, stranger, desk):
    for page in ("weights", "precision"):
        address = f"/desks/{desk.pk}/{page}/"
        assert browser.get(address).status_code == reader.get(address).status_code == 200
        assert stranger.get(address).status_code == 404
    assert browser.post(f"/desks/{desk.pk}/weights/", {"version": 0}).status_code == 403
    assert desk.name in page_of(browser, "/desks/")
    assert "on no desk yet" in page_of(stranger, "/desks/")


def test_one_key_dismisses_and_undo_brings_back(browser, case, htmx):
    sent = {"verdict": "dismissed", "version": 0, "place": "queue", "dismissal": "uncheckable"}
    card = browser.post(f"/cases/{case.pk}/verdict/", sent, headers=htmx).content.decode()
    assert "dismissed" in card
    assert "cannot be checked" in card
    assert Review.objects.get().dismissal == "uncheckable"
    assert case.statement.text not in page_of(browser, "/")
    assert case.statement.text in page_of(browser, "/?state=dismissed")
    browser.post(f"/cases/{case.pk}/undo/", {"version": 1}, headers=htmx)
    assert case.statement.text in page_of(browser, "/")


def test_a_reason_left_beside_another_verdict_is_dropped(browser, case):
    browser.post(
        f"/cases/{case.pk}/verdict/", {"verdict": "disputed", "version": 0, "dismissal": "uncheckable"}
    )
    assert Review.objects.get().dismissal == ""


def test_the_report_shows_shares_with_n_and_interval_and_a_picture(browser, desk, editor):
    for number in range(4):
        case = make_case(desk, f"De gemeente telt {number + 40} sluizen.")
        record_verdict(case, "dismissed" if number == 3 else "disputed", reviewer=editor)
    page = page_of(browser, f"/desks/{desk.pk}/precision/?days=0")
    assert "3 of 4 decided claims were worth a check: 75% (between 30% and 95%)" in page
    assert "<polyline" in page
    assert "n=4" in page
    assert "a number" in page.lower()
    assert "Nothing was decided" in page_of(browser, f"/desks/{make_desk_of(editor).pk}/precision/")


def make_desk_of(editor: User) -> Desk:
    desk = make_desk()
    Membership.objects.create(desk=desk, user=editor, role="editor")
    return desk


def test_a_claim_that_was_missed_is_added_from_the_article(browser, reader, desk):
    article = make_article("De brug is open. De gemeente kreeg 40 klachten over lawaai.")
    assert "Add a claim that was missed" in page_of(browser, f"/articles/{article.pk}/")
    assert "Add a claim that was missed" not in page_of(reader, f"/articles/{article.pk}/")
    address = f"/articles/{article.pk}/claims/"
    passage = {"passage": "De gemeente kreeg 40 klachten", "desk": desk.pk}
    answer = browser.post(address, passage)
    assert answer.url == f"/cases/{Case.objects.get().pk}/"
    assert AddedClaim.objects.get().claim.text == "De gemeente kreeg 40 klachten"
    for wrong in (passage | {"passage": "Staat er niet"}, passage | {"desk": make_desk().pk}, {}):
        assert "#add-claim" in browser.post(address, wrong).url
    assert reader.post(address, passage).status_code == 403
    assert AddedClaim.objects.count() == 1


def test_facts_that_were_ranked_lower_are_shown_and_added_with_one_click(browser, reader, desk):
    text = "De brug is open.\n\nDe gemeente telde vorig jaar 40 klachten over lawaai. De spits schoot zaterdag op de paal. Wat een feest!"
    article = make_article(text, language="nl")
    Article.objects.update(analysed_at=timezone.now())
    make_claim("De gemeente telde vorig jaar 40 klachten over lawaai.", article)
    assert "Facts ranked lower" in page_of(browser, f"/articles/{article.pk}/")
    address = f"/articles/{article.pk}/near-misses/"
    page = page_of(browser, address)
    assert "De spits schoot zaterdag op de paal." in page
    assert "Wat een feest!" not in page  # states no fact
    assert "klachten over lawaai" not in page  # is a claim already
    assert "<html" not in browser.get(address, headers={"HX-Request": "true"}).content.decode()
    assert reader.get(address).status_code == 403
    passage = {"passage": "De spits schoot zaterdag op de paal.", "desk": desk.pk}
    browser.post(f"/articles/{article.pk}/claims/", passage)
    assert "De spits" not in page_of(browser, address)


def test_the_pages_for_something_new_open(chief, desk):
    for address in (f"/desks/{desk.pk}/watch/new/", f"/desks/{desk.pk}/webhooks/new/"):
        assert chief.get(address).status_code == 200
