"""A desk's own weights, what its queue makes of them, and what its precision report says."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from factcheck import tasks
from factcheck.actions.added_claims import NoClaim, add_claim, find_passage
from factcheck.actions.journey import open_cases
from factcheck.actions.ranking import DeskChanged, NoSuchFactor, set_weights
from factcheck.actions.verdicts import record_verdict, undo_verdict
from factcheck.models import AddedClaim, AuditEntry, Case, Desk, Job, Review
from factcheck.reports.intervals import Share
from factcheck.reports.precision import precision_report
from factcheck.reports.preview import preview_weights
from quotes.actions.store_analysis import store_analysis
from quotes.analysis import analyse
from quotes.models import Claim
from tests.builders import (
    make_article,
    make_case,
    make_claim,
    make_desk,
    make_match,
    make_quote,
    make_statement,
    make_user,
)


@pytest.fixture
def chief(desk):
    return make_user(desk, "chief")


def case_with(desk, *, worth=0.8, seen=(), kinds=("quantity",)):
    case = make_case(desk, check_worthiness=worth)
    case.statement.claims.update(check_worthiness=worth, seen=list(seen), kinds=list(kinds))
    return case


def test_weights_move_the_open_cases_of_this_desk_alone(desk, chief):
    sport, money = case_with(desk, seen=["sport"]), case_with(desk, worth=0.7, seen=["money"])
    elsewhere = Case.objects.create(desk=make_desk(), statement=sport.statement, check_worthiness=0.8)
    set_weights(desk, {"sport": -1.0, "money": 0}, by=chief)
    job = Job.objects.get(kind=Job.Kind.RANK_DESK)
    tasks.rank_desk(desk.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.DONE, "")
    worth = dict(Case.objects.values_list("pk", "check_worthiness"))
    assert worth == {sport.pk: 0.595, money.pk: 0.7, elsewhere.pk: 0.8}
    entry = AuditEntry.objects.get(action="weights set")
    assert (entry.actor, entry.before, entry.after) == (chief, {}, {"sport": -1.0})


def test_new_cases_open_with_the_weights_of_their_desk(desk, chief):
    Desk.objects.filter(pk=desk.pk).update(factor_shifts={"sport": -1.0, "money": 2.0})
    article = make_article("De club verkocht 400 kaarten. De stad gaf 4 miljoen uit.")
    low = make_claim("De club verkocht 400 kaarten.", article, check_worthiness=0.6, seen=["sport"])
    high = make_claim("De stad gaf 4 miljoen uit.", article, check_worthiness=0.6, seen=["money"])
    open_cases(article)
    cases = dict(Case.objects.values_list("statement", "check_worthiness"))
    assert cases == {high.statement_id: 0.917}
    assert low.statement_id not in cases  # below what this desk opens a case for


def test_back_to_what_was_learnt_gives_the_old_order(desk, chief):
    case = case_with(desk, seen=["sport"])
    for shifts, worth in (({"sport": -2.0}, 0.351), ({}, 0.8)):
        desk.refresh_from_db()
        set_weights(desk, shifts, by=chief)
        tasks.rank_desk(desk.pk)
        case.refresh_from_db()
        assert case.check_worthiness == worth


def test_of_two_chiefs_the_second_is_told(desk, chief):
    seen = Desk.objects.get(pk=desk.pk)
    set_weights(desk, {"sport": -1.0}, by=chief)
    with pytest.raises(DeskChanged):
        set_weights(seen, {"money": 1.0}, by=chief)


@pytest.mark.parametrize("shifts", [{"geen": 1.0}, {"sport": 3.5}, {"sport": float("nan")}])
def test_a_factor_or_weight_that_is_none_is_refused(desk, chief, shifts):
    with pytest.raises(NoSuchFactor):
        set_weights(desk, shifts, by=chief)


def test_a_preview_shows_who_rises_and_writes_nothing(desk):
    first, second = case_with(desk, worth=0.9, seen=["sport"]), case_with(desk, worth=0.8, seen=["money"])
    matched = case_with(desk, worth=0.6)
    make_match(matched.statement, make_statement())
    preview = preview_weights(desk, {"sport": -2.0})
    order = [(each.case.pk, each.place, each.up) for each in preview.top]
    assert order == [(matched.pk, 1, 0), (second.pk, 2, 1), (first.pk, 3, -1)]
    assert preview.n == 3
    assert Case.objects.get(pk=first.pk).check_worthiness == 0.9
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 0, 0.0, 1.0), (9, 10, 0.596, 0.982), (0, 10, 0.0, 0.278), (50, 100, 0.404, 0.596)],
)
def test_the_interval_is_that_of_wilson(hits, n, low, high):
    share = Share(hits, n)
    assert (round(share.low, 3), round(share.high, 3)) == (low, high)


def test_the_report_counts_decisions_that_stand(desk, editor):
    worth = case_with(desk, worth=0.95, seen=["money", "quantity"])
    bad = case_with(desk, worth=0.55, seen=["sport", "quantity"], kinds=["event"])
    undone, _open = case_with(desk), case_with(desk)
    record_verdict(worth, "disputed", reviewer=editor)
    record_verdict(bad, "dismissed", reviewer=editor, dismissal="unimportant")
    record_verdict(undone, "dismissed", reviewer=editor)
    undo_verdict(undone, reviewer=editor)
    record_verdict(case_with(make_desk()), "dismissed", reviewer=editor)
    report = precision_report(desk)
    assert report.overall == Share(1, 2)
    assert {row.name: row.precision for row in report.kinds} == {
        "quantity": Share(1, 1),
        "event": Share(0, 1),
    }
    assert {row.name: row.precision for row in report.factors} == {
        "quantity": Share(1, 2),
        "money": Share(1, 1),
        "sport": Share(0, 1),
    }
    assert [(row.name, row.precision) for row in report.bands] == [
        ("0.9-1.0", Share(1, 1)),
        ("0.5-0.6", Share(0, 1)),
    ]
    assert [row.name for row in report.months] == [f"{timezone.localdate():%Y-%m}"]
    assert report.dismissals == [("unimportant", 1)]


def test_the_report_looks_back_as_far_as_asked(desk, editor):
    case = case_with(desk)
    record_verdict(case, "disputed", reviewer=editor)
    with connection.cursor() as cursor:  # reviews cannot be changed, so the guard steps aside for this one
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE factcheck_review DISABLE TRIGGER append_only")
    Review.objects.update(at=timezone.now() - datetime.timedelta(days=40))
    assert precision_report(desk, days=30).overall.n == 0
    assert precision_report(desk, days=60).overall.n == 1


TEXT = "De brug is open. De gemeente kreeg 40 klachten over lawaai. 'Er waren 12 branden', zei Anna de Boer."


def test_a_claim_that_was_missed_is_added_once_and_counted(desk, editor):
    article = make_article(TEXT)
    start, end = find_passage(article, "De gemeente  kreeg 40\nklachten over lawaai.")
    case = add_claim(article, start - 1, end, desk=desk, by=editor)
    claim = case.statement.claims.get()
    assert (claim.text, claim.origin) == ("De gemeente kreeg 40 klachten over lawaai.", "editor")
    assert claim.kinds
    assert {"number", "quantity"} & set(claim.factors_seen)
    assert Job.objects.get().kind == Job.Kind.MATCH_STATEMENT
    assert add_claim(article, start, end, desk=desk, by=editor) == case
    assert AddedClaim.objects.count() == 1
    report = precision_report(desk)
    assert (report.added, report.overall.n) == (1, 0)
    assert sum(row.added for row in report.kinds) == len(claim.kinds)
    record_verdict(case, "dismissed", reviewer=editor)
    assert precision_report(desk).added == 0


def test_an_added_claim_in_a_quote_is_its_speakers_and_outlives_a_new_analysis(desk, editor):
    article = make_article(TEXT)
    quote = make_quote("Er waren 12 branden", article)
    case = add_claim(article, *find_passage(article, "Er waren 12 branden"), desk=desk, by=editor)
    assert case.statement.speaker == quote.speaker
    store_analysis(article, analyse("Heel iets anders, zonder getallen.", "nl"), keep={case.statement_id})
    assert Claim.objects.filter(statement=case.statement, origin="editor").exists()


@pytest.mark.parametrize("place", [(-1, 5), (5, 5), (9, 4), (0, 10_000), (16, 17)])
def test_a_place_that_is_none_is_refused(desk, editor, place):
    with pytest.raises(NoClaim):
        add_claim(make_article(TEXT), *place, desk=desk, by=editor)


@pytest.mark.parametrize("passage", ["", " ", "Dit staat er niet."])
def test_words_that_do_not_stand_there_are_refused(db, passage):
    with pytest.raises(NoClaim):
        find_passage(make_article(TEXT), passage)
