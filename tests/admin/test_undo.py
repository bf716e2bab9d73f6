"""Undoing a whole import, in the admin and by command."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from factcheck.actions import jobs
from factcheck.actions.undo_import import CannotBeUndone, start_undo, undo_next
from factcheck.actions.verdicts import record_verdict
from factcheck.models import AuditEntry, Case, Desk, ImportBatch, Job, User
from quotes.models import Article, Quote, Statement
from tests.admin.imports import report, run_import
from tests.desk.test_journey import STORY, work_off

HEADER = "id;headline;text;outlet;revision;pubstatus\n"


def file_of(*rows: str) -> bytes:
    return (HEADER + "".join(f"{row}\n" for row in rows)).encode()


TWO = file_of("a;Brug dicht;De brug is dicht.;De Dijkbode;1;", "b;Pont open;De pont vaart.;De Dijkbode;1;")


def undo(client: Client, batch: ImportBatch) -> ImportBatch:
    assert client.post(reverse("admin:import-undo", args=[batch.pk]), follow=True).status_code == 200
    with jobs.claimed(Job.Kind.UNDO_IMPORT, batch.pk) as job:
        assert job is not None
        undo_next(job)
    batch.refresh_from_db()
    return batch


def texts() -> list[str]:
    return sorted(Article.objects.current().values_list("text", flat=True))


def test_an_undone_import_takes_out_all_that_it_brought_in(logged_in: Client) -> None:
    batch = run_import(logged_in, TWO)
    assert "2 articles that this import brought in" in " ".join(
        logged_in.get(reverse("admin:import-undo", args=[batch.pk]))
        .text.replace("<strong>", "")
        .replace("</strong>", "")
        .split()
    )
    assert undo(logged_in, batch).state == "undone"
    assert not Article.objects.exists()
    assert {(row.outcome, row.article_id) for row in batch.rows.all()} == {("undone", None)}
    assert AuditEntry.objects.filter(action="article removed").count() == 2
    assert AuditEntry.objects.get(action="import undone").after == {"undone": 2, "kept": 0}


def test_the_revision_before_stands_again(logged_in: Client) -> None:
    run_import(logged_in, TWO)
    batch = run_import(logged_in, file_of("a;Brug open;De brug is open.;De Dijkbode;2;"))
    assert batch.revised == 1
    undo(logged_in, batch)
    assert texts() == ["Brug dicht\n\nDe brug is dicht.", "Pont open\n\nDe pont vaart."]


def test_what_it_took_back_stands_again_and_is_analysed_anew(logged_in: Client, desk: Desk) -> None:
    run_import(logged_in, TWO)
    batch = run_import(logged_in, file_of("a;KILL;Brug dicht is onjuist.;De Dijkbode;2;killed"))
    assert (batch.withdrawn, batch.held_back) == (1, 0)
    assert Article.objects.standing().count() == 1
    undo(logged_in, batch)
    assert Article.objects.standing().count() == 2
    restored = Article.objects.get(external_id="a")
    assert Job.objects.get(kind=Job.Kind.PROCESS_ARTICLE, key=restored.pk).state == Job.State.PENDING


def test_what_editors_decided_on_stays_and_is_listed(logged_in: Client, desk: Desk, editor: User) -> None:
    story = " ".join(STORY.split())
    batch = run_import(
        logged_in, file_of(f"a;;{story};De Dijkbode;1;", "b;Pont open;De pont vaart.;De Dijkbode;1;")
    )
    work_off()
    case = Case.objects.first()
    assert case is not None
    record_verdict(case, "supported", reviewer=editor)
    undo(logged_in, batch)
    assert texts() == [story]
    assert Case.objects.filter(pk=case.pk).exists()
    words = report(logged_in, batch)
    assert "What stays" in words
    assert "De Dijkbode" in words
    assert AuditEntry.objects.get(action="import undone").after == {"undone": 1, "kept": 1}


def test_nothing_found_in_what_went_is_left_behind(logged_in: Client, desk: Desk) -> None:
    batch = run_import(logged_in, file_of(f"a;;{' '.join(STORY.split())};De Dijkbode;1;"))
    work_off()
    assert Quote.objects.exists()
    undo(logged_in, batch)
    assert not Quote.objects.exists()
    assert not Statement.objects.exists()
    assert not Case.objects.exists()


def test_an_article_that_another_import_has_too_passes_to_that_one(logged_in: Client) -> None:
    first = run_import(logged_in, TWO)
    second = run_import(logged_in, TWO, name="nog-eens.csv")
    undo(logged_in, first)
    second.refresh_from_db()
    assert (second.new, second.unchanged) == (2, 0)
    assert len(texts()) == 2
    undo(logged_in, second)
    assert texts() == []


def test_undoing_an_import_of_what_was_there_removes_nothing(logged_in: Client) -> None:
    run_import(logged_in, TWO)
    again = run_import(logged_in, TWO)
    undo(logged_in, again)
    assert len(texts()) == 2


def test_an_import_is_undone_once(logged_in: Client) -> None:
    batch = run_import(logged_in, TWO)
    undo(logged_in, batch)
    with pytest.raises(CannotBeUndone, match="Only one that ended can be undone"):
        start_undo(batch, by=None)


def test_the_command_undoes_and_says_what_stays(
    logged_in: Client, desk: Desk, editor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = run_import(logged_in, TWO)

    def told(*arguments: Any) -> dict[str, Any]:
        call_command("undo_import", *arguments)
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    assert told(batch.pk, "--dry-run") == {"import": batch.pk, "kept": 0, "would_go": 2}
    assert len(texts()) == 2
    assert told(batch.pk) == {"import": batch.pk, "kept": 0, "undone": 2}
    assert texts() == []


def test_the_report_of_every_record_can_be_downloaded_in_both_languages(logged_in: Client) -> None:
    batch = run_import(
        logged_in, file_of("a;Brug dicht;De brug is dicht.;De Dijkbode;1;", "b;Leeg;;De Dijkbode;1;")
    )
    address = reverse("admin:import-report", args=[batch.pk])
    english = b"".join(logged_in.get(address).streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert english[0] == "record,file,line,column,outcome,reason,article"
    article = Article.objects.get()
    assert english[1].startswith("1,artikelen.csv,2,,new,")
    assert english[1].endswith(f"/articles/{article.pk}/")
    assert english[2].startswith('2,artikelen.csv,3,text,not readable,"The article has no text.')
    logged_in.cookies["wederhoor-language"] = "nl"
    dutch = b"".join(logged_in.get(address).streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert dutch[0] == "record,bestand,regel,kolom,uitkomst,reden,artikel"
    assert ',niet leesbaar,"Het artikel heeft geen tekst.' in dutch[2]
