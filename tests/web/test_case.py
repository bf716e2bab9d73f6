"""A case's page: what it shows, and the decisions made on it."""

from __future__ import annotations

import pytest

from factcheck.actions.verdicts import record_verdict
from factcheck.models import Case
from tests.builders import make_article, make_case, make_claim, make_desk, make_quote, make_user


def decide(browser, case, verdict="disputed", version=0, headers=None, **more):
    data = {"verdict": verdict, "version": version, **more}
    return browser.post(f"/cases/{case.pk}/verdict/", data, headers=headers)


def verdict_of(case) -> str:
    review = Case.objects.get(pk=case.pk).review
    return review.verdict if review else ""


def test_a_verdict_posted_without_javascript_is_saved_and_lands_on_the_case(browser, case):
    response = decide(browser, case, note="Geteld: 41.", attribution="altered")
    assert response.status_code == 302
    page = browser.get(response.url).content.decode()
    review = Case.objects.get(pk=case.pk).review
    assert (review.verdict, review.note, review.attribution) == ("disputed", "Geteld: 41.", "altered")
    assert "Saved" in page
    assert "Geteld: 41." in page
    assert f'data-saved-case="{case.pk}"' in page


def test_a_verdict_from_the_page_by_htmx_goes_to_the_next_case_of_the_queue(browser, desk, htmx):
    first, second = (make_case(desk, f"Er zijn {n} bruggen.", check_worthiness=0.9 - n / 10) for n in (1, 2))
    make_case(desk, "Er zijn tunnels.", check_worthiness=0.75)
    response = decide(browser, first, headers=htmx, place="case", queue="q=bruggen&order=worth")
    assert (
        response["HX-Redirect"] == f"/cases/{second.pk}/?queue=q%3Dbruggen%26order%3Dworth&saved={first.pk}"
    )


def test_the_last_of_the_queue_stays_where_it_is(browser, case, htmx):
    response = decide(browser, case, headers=htmx, place="case")
    assert response["HX-Redirect"] == f"/cases/{case.pk}/?saved={case.pk}"


def test_a_verdict_from_the_queue_by_htmx_gives_back_the_card_with_its_undo(browser, case, htmx):
    response = decide(browser, case, headers=htmx, place="queue")
    card = response.content.decode()
    assert response.status_code == 200
    assert f'id="case-{case.pk}"' in card
    assert "<html" not in card
    assert f"/cases/{case.pk}/undo/" in card
    assert "data-todo" not in card


def test_undo_makes_the_verdict_before_it_stand_again(browser, case):
    decide(browser, case, "supported")
    decide(browser, case, "disputed", version=1)
    browser.post(f"/cases/{case.pk}/undo/", {"version": 2})
    assert verdict_of(case) == "supported"
    browser.post(f"/cases/{case.pk}/undo/", {"version": 3})
    assert verdict_of(case) == ""


def test_undo_shows_in_the_history_and_takes_nothing_out_of_it(browser, case):
    decide(browser, case, "supported", note="Klopt.")
    browser.post(f"/cases/{case.pk}/undo/", {"version": 1})
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    assert "Klopt." in page
    assert "undone later" in page
    assert "undid “supported”" in page


def test_undo_from_the_queue_gives_back_the_open_card(browser, case, htmx):
    decide(browser, case)
    response = browser.post(f"/cases/{case.pk}/undo/", {"version": 1, "place": "queue"}, headers=htmx)
    assert "data-todo" in response.content.decode()


def test_the_second_editor_gets_409_with_both_versions_and_keeps_the_note(browser, case, desk):
    tom = make_user(desk, username="tom")
    record_verdict(case, "supported", reviewer=tom, note="Ik telde er 42.")
    response = decide(browser, case, "disputed", version=0, note="Mijn eigen telling.")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Ik telde er 42." in page
    assert "Mijn eigen telling." in page
    assert "tom" in page
    assert verdict_of(case) == "supported"


@pytest.mark.parametrize(("place", "part"), [("queue", 'id="case-'), ("case", 'id="decision"')])
def test_the_conflict_is_the_part_that_htmx_swaps(browser, case, desk, htmx, place, part):
    record_verdict(case, "supported", reviewer=make_user(desk))
    response = decide(browser, case, headers=htmx, place=place)
    assert response.status_code == 409
    assert part in response.content.decode()
    assert "<html" not in response.content.decode()


def test_deciding_again_from_the_conflict_carries_the_new_version(browser, case, desk):
    record_verdict(case, "supported", reviewer=make_user(desk))
    page = decide(browser, case, version=0).content.decode()
    assert 'name="version" value="1"' in page.replace("\n", " ")
    decide(browser, case, version=1)
    assert verdict_of(case) == "disputed"


def test_undo_of_a_verdict_that_someone_changed_is_refused(browser, case, desk):
    decide(browser, case, "supported")
    record_verdict(Case.objects.get(pk=case.pk), "disputed", reviewer=make_user(desk))
    response = browser.post(f"/cases/{case.pk}/undo/", {"version": 1})
    assert response.status_code == 409
    assert "To undo the verdict." in response.content.decode()
    assert verdict_of(case) == "disputed"


def test_undo_of_nothing_is_no_error_of_the_site(browser, case):
    assert browser.post(f"/cases/{case.pk}/undo/", {"version": 0}).status_code == 409


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"verdict": "true", "version": 0},
        {"verdict": "disputed"},
        {"verdict": "disputed", "version": "abc"},
        {"verdict": "disputed", "version": "99999999999999999999"},
        {"verdict": "disputed", "version": 0, "note": "a\0b"},
        {"verdict": "disputed", "version": 0, "note": "a" * 10_001},
        {"verdict": "disputed", "version": 0, "attribution": "gelogen"},
    ],
)
def test_what_is_no_verdict_is_refused_and_saves_nothing(browser, case, data):
    response = browser.post(f"/cases/{case.pk}/verdict/", data)
    assert response.status_code == 422
    assert "Nothing was saved." in response.content.decode()
    assert verdict_of(case) == ""


def test_a_reader_of_the_desk_looks_and_does_not_decide(reader, case):
    assert 'name="verdict"' not in reader.get(f"/cases/{case.pk}/").content.decode()
    assert decide(reader, case).status_code == 403
    assert reader.post(f"/cases/{case.pk}/undo/", {"version": 0}).status_code == 403
    assert reader.post(f"/cases/{case.pk}/evidence/", {}).status_code == 403
    assert reader.post(f"/cases/{case.pk}/assign/", {}).status_code == 403
    assert verdict_of(case) == ""


@pytest.mark.parametrize("path", ["", "verdict/", "undo/", "evidence/", "assign/"])
def test_a_case_of_another_desk_is_not_there(stranger, case, path):
    answer = stranger.post if path else stranger.get
    assert answer(f"/cases/{case.pk}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["verdict/", "undo/", "evidence/", "assign/"])
def test_nothing_changes_on_a_get(browser, case, path):
    assert browser.get(f"/cases/{case.pk}/{path}").status_code == 405


def test_a_form_without_its_token_is_refused(client, editor, case):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert decide(strict, case).status_code == 403
    assert verdict_of(case) == ""


def test_appearance_is_shown_between_its_neighbours(browser, desk):
    article = make_article(
        "Kop\n\nEerst dit. De gemeente telt 42 bruggen. Daarna dat. En meer.", headline_end=3
    )
    claim = make_claim("De gemeente telt 42 bruggen", article)
    case = Case.objects.create(desk=desk, statement=claim.statement)
    (appearance,) = browser.get(f"/cases/{case.pk}/").context["appearances"]
    assert (appearance.before, appearance.text) == ("Eerst dit. ", "De gemeente telt 42 bruggen")
    assert appearance.after == ". Daarna dat."
    assert (
        f"/articles/{article.pk}/#in-claim-{claim.pk}" in browser.get(f"/cases/{case.pk}/").content.decode()
    )


def test_an_unsure_speaker_is_shown_as_unsure(browser, desk):
    article = make_article("'Er zijn 42 bruggen', zei de minister.")
    quote = make_quote(
        "Er zijn 42 bruggen", article, speaker="", confidence=0.3, reason="two ministers are named"
    )
    case = Case.objects.create(desk=desk, statement=quote.statement)
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    assert "speaker unknown" in page
    assert "(unsure: two ministers are named)" in page


def test_case_page_costs_the_same_however_many_matches_and_appearances(
    browser, desk, django_assert_max_num_queries
):
    from tests.builders import make_match, make_statement

    case = make_case(desk)
    for number in range(15):
        make_match(
            case.statement, make_statement(f"Eerder waren er {number} bruggen.", speaker=f"Spreker {number}")
        )
    browser.get(f"/cases/{case.pk}/")
    with django_assert_max_num_queries(30):
        browser.get(f"/cases/{case.pk}/")


def test_saved_in_the_address_shows_nothing_of_someone_elses(browser, desk):
    other = make_case(make_desk())
    record_verdict(other, "disputed", reviewer=make_user(other.desk))
    mine = make_case(desk)
    page = browser.get(f"/cases/{mine.pk}/?saved={other.pk}").content.decode()
    assert "data-saved-case" not in page


@pytest.mark.parametrize("queue", ["%00", "state=%FF", "q=" + "a" * 5000, "order=x&state=y", "====&&&"])
def test_a_broken_queue_in_the_address_is_no_error(browser, case, queue):
    assert browser.get(f"/cases/{case.pk}/", {"queue": queue}).status_code == 200
