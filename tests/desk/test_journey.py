from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from factcheck.actions import jobs, journey
from factcheck.actions.fact_checks import import_fact_checks
from factcheck.actions.remove_articles import remove_articles
from factcheck.actions.verdicts import decide_match, record_verdict
from factcheck.models import Case, Desk, Job, User
from quotes import analysis
from quotes.actions.store_statements import Saying, store_statements
from quotes.models import Article, Claim, Match, Quote, Statement
from tests.builders import draft, fact_check_draft, make_article, make_desk

pytestmark = pytest.mark.django_db

STORY = """Wethouder wil meer bruggen

De gemeente Duinmeer telt 120 bruggen, meer dan elke andere gemeente in de provincie. 'Wij hebben in 2025 twaalf bruggen \
gerepareerd en dat kostte 3 miljoen euro', zei wethouder Anna de Boer donderdag."""


def work_off() -> None:
    """Do what is due, in this process, as a worker would."""
    todo = {
        Job.Kind.PROCESS_ARTICLE: journey.analyse_article,
        Job.Kind.MATCH_STATEMENT: journey.match_statement,
    }
    while due := Job.objects.due().first():
        kind = Job.Kind(due.kind)
        with jobs.claimed(kind, due.key) as job:
            assert job is not None
            todo[kind](job)
    assert not Job.objects.filter(state=Job.State.QUARANTINED).exists()


def bring_in(text: str = STORY, **fields: object) -> Article:
    stored = journey.import_articles([draft(text, **fields)])
    work_off()
    return Article.objects.get(pk=stored[0].article_id)


def test_an_article_ends_as_quotes_claims_and_open_cases(desk: Desk) -> None:
    article = bring_in()
    quote = Quote.objects.get()
    assert quote.speaker_name == "Anna de Boer"
    assert article.text[quote.start : quote.end] == quote.segments[0]["text"]
    assert Claim.objects.filter(quote=quote).exists()
    assert Case.objects.open().filter(desk=desk).count() == Claim.objects.count()


def test_a_quote_without_a_claim_in_it_gets_a_case_of_its_own(desk: Desk) -> None:
    bring_in("'Ik ben er trots op', zei wethouder Anna de Boer donderdag.")
    assert [case.statement.kind for case in Case.objects.all()] == ["quote"]


def test_analysing_again_changes_no_row(desk: Desk) -> None:
    article = bring_in()

    def rows() -> list[object]:
        return [list(model.objects.order_by("pk").values()) for model in (Quote, Claim, Statement, Case)]

    before = rows()
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk])
    work_off()
    assert rows() == before


def test_the_same_text_from_two_outlets_is_one_statement_with_two_appearances(desk: Desk) -> None:
    bring_in(outlet="De Proefkrant")
    bring_in(outlet="Het Proefblad")
    assert Article.objects.count() == 2
    assert {statement.quotes.count() for statement in Statement.objects.filter(kind="quote")} == {2}
    assert not Match.objects.exists()


def test_the_same_text_from_the_same_outlet_is_skipped() -> None:
    bring_in()
    [stored] = journey.import_articles([draft(STORY)])
    assert stored.outcome == "unchanged"
    assert Article.objects.count() == 1


def test_a_revision_supersedes_the_one_before_and_doubles_no_quote(desk: Desk) -> None:
    first = bring_in(external_id="a-1")
    [stored] = journey.import_articles([draft(STORY + " De raad stemt dinsdag.", external_id="a-1")])
    work_off()
    first.refresh_from_db()
    assert (stored.outcome, first.superseded_by_id) == ("revised", stored.article_id)
    assert Statement.objects.filter(kind="quote").count() == 1
    assert (
        Case.objects.filter(statement__kind="claim").count() == Statement.objects.filter(kind="claim").count()
    )


def test_a_follow_up_with_another_number_is_suggested_and_never_strong(desk: Desk) -> None:
    bring_in()
    bring_in(
        "'Wij hebben in 2025 acht bruggen gerepareerd en dat kostte 3 miljoen euro', zei wethouder Anna de Boer vrijdag.",
    )
    match = Match.objects.get(query__kind="claim", query__speaker__name="Anna de Boer")
    assert match.band == "suggest"
    assert [slot["slot"] for slot in match.conflicts] == ["number"]


def test_a_text_that_cannot_be_analysed_is_put_aside_with_its_reason() -> None:
    article = make_article("   \n ")
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk])
    with jobs.claimed(Job.Kind.PROCESS_ARTICLE, article.pk) as job:
        assert job is not None
        journey.analyse_article(job)
    assert Job.objects.get().state == Job.State.QUARANTINED
    assert "empty" in Job.objects.get().error


def test_what_an_editor_judged_stays_when_the_analysis_no_longer_finds_it(desk: Desk, editor: User) -> None:
    article = bring_in()
    case = Case.objects.first()
    assert case is not None
    record_verdict(case, "supported", reviewer=editor)
    Article.objects.filter(pk=article.pk).update(text="Er is niets meer.")
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk])
    work_off()
    kept = Claim.objects.get(statement=case.statement)
    assert kept.stale
    assert list(Case.objects.all()) == [case]


def test_another_speaker_found_later_moves_no_judgement(desk: Desk, editor: User) -> None:
    article = bring_in()
    quote = Quote.objects.get()
    case = Case.objects.create(desk=desk, statement=quote.statement)
    record_verdict(case, "supported", reviewer=editor)
    Article.objects.filter(pk=article.pk).update(text=STORY.replace("Anna de Boer", "Anna de Haan"))
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk])
    work_off()
    quote.refresh_from_db()
    assert quote.statement == case.statement
    assert not Statement.objects.without_appearances().exists()


NEXT = STORY.replace("3 miljoen", "4 miljoen")


def test_a_revision_with_another_number_takes_the_place_of_the_case_before(desk: Desk) -> None:
    bring_in(external_id="a-1")
    bring_in(NEXT, external_id="a-1")
    said = [case.statement.text for case in Case.objects.open()]
    assert not [text for text in said if "3 miljoen" in text]
    assert [text for text in said if "4 miljoen" in text]


def test_what_an_editor_decided_stays_when_a_revision_says_something_else(desk: Desk, editor: User) -> None:
    bring_in(external_id="a-1")
    case = Case.objects.get(statement__text__contains="3 miljoen")
    record_verdict(case, "supported", reviewer=editor)
    bring_in(NEXT, external_id="a-1")
    assert Case.objects.filter(pk=case.pk).exists()


def test_revisions_of_one_item_are_not_matched_with_each_other(desk: Desk) -> None:
    for text in (STORY, NEXT, STORY.replace("3 miljoen", "5 miljoen")):
        journey.import_articles([draft(text, external_id="a-1")])
    work_off()
    assert not Match.objects.exists()


def test_a_removed_revision_brings_the_cases_of_the_one_before_back(desk: Desk) -> None:
    first = bring_in(external_id="a-1")
    cases = set(Case.objects.values_list("statement", flat=True))
    second = bring_in(NEXT, external_id="a-1")
    remove_articles([second], by=None)
    work_off()
    first.refresh_from_db()
    assert first.superseded_by is None
    assert set(Case.objects.values_list("statement", flat=True)) == cases


def test_a_quote_gets_a_case_when_the_claim_in_it_is_below_the_bar_of_the_desk() -> None:
    make_desk(min_check_worthiness=1.0)
    bring_in()
    assert [case.statement.kind for case in Case.objects.all()] == ["quote"]


def test_a_case_has_the_check_worthiness_of_now(desk: Desk) -> None:
    article = bring_in()
    Case.objects.update(check_worthiness=0.1)
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [article.pk])
    work_off()
    for case in Case.objects.all():
        assert case.check_worthiness == max(case.statement.claims.values_list("check_worthiness", flat=True))


def test_a_fact_check_that_comes_later_is_found_beside_the_claim(desk: Desk) -> None:
    bring_in()
    claim = Claim.objects.order_by("start").first()
    assert claim is not None
    import_fact_checks([fact_check_draft(claim.text)])
    work_off()
    assert Match.objects.of(claim.statement).count() == 1


def test_a_rejected_pair_stays_rejected_when_all_is_analysed_and_matched_again(
    desk: Desk, editor: User
) -> None:
    bring_in()
    other = "De gemeente Duinmeer telt 118 bruggen, meer dan elke andere gemeente in de provincie. Dat is al jaren zo."
    journey.import_articles([draft(other, outlet="Een andere krant")])
    work_off()
    pairs = Match.objects.count()
    assert pairs
    for match in Match.objects.all():
        decide_match(match, "rejected", decided_by=editor)
    jobs.announce(Job.Kind.PROCESS_ARTICLE, Article.objects.values_list("pk", flat=True))
    work_off()
    jobs.announce(Job.Kind.MATCH_STATEMENT, Statement.objects.values_list("pk", flat=True))
    work_off()
    assert list(Match.objects.values_list("decision", flat=True)) == ["rejected"] * pairs


def test_one_story_in_three_papers_is_found_to_be_one_and_its_quote_one_statement(desk: Desk) -> None:
    longer = f"{STORY} De gemeente Zandmeer telt drie bruggen. Aan de kade liggen twee schepen, die daar al weken wachten."
    journey.import_articles([draft(f"Kop {n}\n\n{longer}", outlet=f"Krant {n}") for n in range(3)])
    work_off()
    assert len(set(Article.objects.values_list("story", flat=True))) == 1
    assert Quote.objects.values("statement").distinct().count() == Quote.objects.count() / 3


@pytest.mark.django_db(transaction=True)
def test_articles_that_share_statements_in_another_order_do_not_deadlock() -> None:
    sayings = [
        Saying("claim", f"Er zijn {number} bruggen in de gemeente.", "nl", None) for number in range(200)
    ]
    barrier = threading.Barrier(2)
    failures: list[Exception] = []

    def store(some: list[Saying]) -> None:
        try:
            with transaction.atomic():
                barrier.wait(30)
                store_statements(some)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    for _ in range(5):
        Statement.objects.all().delete()
        threads = [threading.Thread(target=store, args=[some]) for some in (sayings, sayings[::-1])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failures == []
    assert Statement.objects.count() == 200


@pytest.mark.parametrize("text", ["'" + "Het is koud in Duinmeer. " * 36_000 + "', zei Anna de Boer."])
def test_a_very_long_quote_is_stored(desk: Desk, text: str) -> None:
    bring_in(text)
    assert Quote.objects.exists()


def test_the_analysis_of_an_article_that_was_removed_is_simply_done() -> None:
    jobs.announce(Job.Kind.PROCESS_ARTICLE, [404])
    work_off()
    assert Job.objects.get().state == Job.State.DONE


def test_a_revision_that_comes_in_during_the_analysis_leaves_no_case_on_the_old_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    [stored] = journey.import_articles([draft(STORY, external_id="a-1")])
    read_text = analysis.analyse

    def analyse_while_a_revision_arrives(text: str, language: str) -> analysis.Analysis:
        journey.import_articles([draft(NEXT, external_id="a-1")])
        return read_text(text, language)

    with jobs.claimed(Job.Kind.PROCESS_ARTICLE, stored.article_id) as job:
        assert job is not None
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(analysis, "analyse", analyse_while_a_revision_arrives)
            journey.analyse_article(job)
    assert Quote.objects.filter(article=stored.article_id).exists()
    assert not Case.objects.exists()
