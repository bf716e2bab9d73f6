"""Our wording of a claim: shown beside the printed words, changed, taken back, never lost."""

from __future__ import annotations

import datetime

import pytest

from factcheck.actions.journey import statements_with_human_work
from factcheck.actions.wordings import Reworded, edit_wording, undo_wording
from factcheck.models import AuditEntry, Case, WordingEdit
from quotes.actions.store_analysis import store_analysis
from quotes.analysis import analyse
from quotes.models import Claim
from tests.builders import make_article, make_case, make_claim, make_desk, make_quote, make_user

PRINTED = "Ze heeft vorig jaar 12 miljoen euro uitgegeven aan wegen."
TEXT = f"Wethouder Anja Kramer opende dinsdag de brug. {PRINTED}"
OURS = "Anja Kramer heeft in 2025 12 miljoen euro uitgegeven aan wegen."


@pytest.fixture
def claim(desk) -> Claim:
    article = make_article(TEXT)
    store_analysis(article, analyse(TEXT, "nl"))
    claim = Claim.objects.get(text=PRINTED)
    Case.objects.create(desk=desk, statement=claim.statement, check_worthiness=claim.check_worthiness)
    return claim


@pytest.fixture
def case(claim) -> Case:
    return Case.objects.get()


def send(browser, case, claim, wording="", *, version=0, what="", headers=None):
    address = f"/cases/{case.pk}/claims/{claim.pk}/wording/{what}"
    return browser.post(address, {"wording": wording, "version": version}, headers=headers)


def test_the_analysis_writes_a_wording_and_says_what_it_put_in(browser, case, claim):
    assert (claim.wording, claim.text) == (OURS, PRINTED)
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    assert OURS in page
    assert PRINTED in page
    assert "Ze → Anja Kramer" in page
    assert "vorig jaar → in 2025" in page
    article = browser.get(f"/articles/{claim.article_id}/").content.decode()
    assert OURS in article


@pytest.mark.parametrize("by_htmx", [False, True])
def test_an_editor_changes_it_and_takes_that_back(browser, case, claim, htmx, by_htmx):
    headers = htmx if by_htmx else None
    assert send(
        browser, case, claim, "Wethouder Kramer gaf 12 miljoen uit.", headers=headers
    ).status_code == (200 if by_htmx else 302)
    send(browser, case, claim, "Kramer gaf 12 miljoen uit.", version=1, headers=headers)
    claim.refresh_from_db()
    assert (claim.wording, claim.wording_origin, claim.wording_version) == (
        "Kramer gaf 12 miljoen uit.",
        "editor",
        2,
    )
    assert claim.text == PRINTED
    for version, standing, origin in (
        (2, "Wethouder Kramer gaf 12 miljoen uit.", "editor"),
        (3, OURS, "pipeline"),
    ):
        send(browser, case, claim, version=version, what="undo/", headers=headers)
        claim.refresh_from_db()
        assert (claim.wording, claim.wording_origin) == (standing, origin)
    assert WordingEdit.objects.count() == 4
    done = AuditEntry.objects.filter(target=f"claim:{claim.pk}").order_by("pk")
    assert [entry.action for entry in done] == ["wording edited"] * 2 + ["wording undone"] * 2


@pytest.mark.parametrize("what", ["", "undo/"])
def test_the_second_editor_sees_both_and_keeps_what_was_typed(browser, case, claim, editor, htmx, what):
    edit_wording(claim, "Eerste.", by=editor)
    for headers in (None, htmx):
        answer = send(browser, case, claim, "Tweede.", version=0, what=what, headers=headers)
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "Eerste." in page
        assert "Someone changed this wording" in page
        assert ("Tweede." in page) or what
    claim.refresh_from_db()
    assert claim.wording == "Eerste."


def test_a_wording_that_is_too_long_is_refused_and_kept(browser, case, claim):
    answer = send(browser, case, claim, "x" * 2001)
    assert answer.status_code == 422
    assert "x" * 2001 in answer.content.decode()


def test_a_new_analysis_keeps_what_an_editor_wrote(claim, editor):
    edit_wording(claim, "Van mij.", by=editor)
    for _ in range(2):
        store_analysis(claim.article, analyse(TEXT, "nl"), keep=statements_with_human_work(claim.article))
    claim.refresh_from_db()
    assert claim.wording == "Van mij."
    store_analysis(
        claim.article, analyse("Heel iets anders.", "nl"), keep=statements_with_human_work(claim.article)
    )
    claim.refresh_from_db()
    assert claim.stale


def test_another_date_of_the_article_gives_another_wording(claim):
    claim.article.published_on = datetime.date(2024, 3, 4)
    claim.article.save()
    store_analysis(claim.article, analyse(TEXT, "nl"))
    assert "in 2023" in Claim.objects.get(text=PRINTED).wording


def test_readers_and_strangers_leave_it(reader, stranger, case, claim):
    assert send(reader, case, claim, "Nee.").status_code == 403
    assert send(stranger, case, claim, "Nee.").status_code == 404
    assert "id_wording" not in reader.get(f"/cases/{case.pk}/").content.decode()


def test_a_claim_of_another_case_is_not_there(browser, desk, claim):
    other = make_case(desk)
    assert send(browser, other, claim, "Nee.").status_code == 404


def test_of_two_edits_at_once_one_wins(claim, editor):
    other = make_user(make_desk())
    seen = Claim.objects.get(pk=claim.pk)
    edit_wording(claim, "Een.", by=editor)
    with pytest.raises(Reworded, match="reworded by eva"):
        edit_wording(seen, "Twee.", by=other)
    with pytest.raises(Reworded):
        undo_wording(seen, by=other)


def test_a_claim_that_lost_its_speaker_is_flagged_on_queue_case_and_article(browser, desk):
    said = "Er zijn 42 bruggen in de gemeente."
    first = make_article(f"'{said}', zei Anna de Boer.")
    spoken = make_claim(said, first, speaker="Anna de Boer", quote=make_quote(said, first))
    later = make_article(f"Een telling. {said}", outlet="De Ander")
    later.published_on = datetime.date(2026, 3, 9)
    later.save()
    repeated = make_claim(said, later)
    cases = [Case.objects.create(desk=desk, statement=claim.statement) for claim in (spoken, repeated)]
    queue = browser.get("/").content.decode()
    assert "Repeated later without a speaker, by De Ander" in queue
    assert "Stated as a fact here; said before by Anna de Boer, in De Proefkrant" in queue
    for case in cases:
        page = browser.get(f"/cases/{case.pk}/").content.decode()
        assert "Lost its speaker" in page
        assert f"/articles/{later.pk}/#in-claim-{repeated.pk}" in page
        assert f"/articles/{first.pk}/#in-claim-{spoken.pk}" in page
    assert "Repeated later without a speaker" in browser.get(f"/articles/{first.pk}/").content.decode()
