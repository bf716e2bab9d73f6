"""What is done over REST with an import that is there: preview, columns, start, stop, resume, undo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from factcheck.actions import import_records, jobs
from factcheck.actions.undo_import import undo_next
from factcheck.actions.verdicts import record_verdict
from factcheck.models import AuditEntry, Case, ColumnChoice, ImportBatch, Job, Membership, User
from quotes.models import Article
from tests.api.calls import Program, problem_of, program_of
from tests.api.test_imports import LINES, send_file, send_raw
from tests.builders import make_desk, make_user
from tests.desk.test_journey import STORY, work_off
from tests.feeds.making import import_all

FILE = b"Noot;Bericht;Kop\nx;De brug is dicht.;Brug dicht\ny;;Leeg\nz;De pont vaart.;Pont vaart\n"


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def waiting(program: Program, data: bytes = FILE, query: str = "?start=false&outlet=De+Proefkrant") -> str:
    answer = send_file(program, data, query=query)
    assert answer.status_code == 202, answer.content
    return f"imports/{answer.json()['id']}/"


def test_a_file_whose_columns_have_other_names_is_mapped_and_imported(program: Program, editor: User) -> None:
    where = waiting(program)
    unread = program.read(f"{where}preview/").json()
    assert unread["counts"]["bad"] == 1
    assert "No column holds the text" in unread["problems"][0]["detail"]
    assert {column["name"]: column["field"] for column in unread["columns"]} == {
        "Noot": "", "Bericht": "", "Kop": "headline",
    }  # fmt: skip
    answer = program.send(f"{where}columns/", {"columns": {"Bericht": "text", "Noot": "section"}})
    assert (answer.status_code, answer.json()["columns"]) == (200, {"Bericht": "text", "Noot": "section"})
    shown = program.read(f"{where}preview/").json()
    assert (shown["complete"], shown["counts"]) == (
        True,
        {"new": 2, "unchanged": 0, "revised": 0, "held_back": 0, "bad": 1},
    )
    assert [(article["headline"], article["line"]) for article in shown["articles"]] == [
        ("Brug dicht", 2), ("Pont vaart", 4),
    ]  # fmt: skip
    assert shown["columns"][1] == {"name": "Bericht", "field": "text", "begins": "De brug is dicht."}
    assert [(left["line"], left["column"]) for left in shown["problems"]] == [(3, "Bericht")]
    assert not Article.objects.exists()
    program.send(f"{where}start/")
    import_all()
    assert sorted(Article.objects.values_list("section", flat=True)) == ["x", "z"]
    assert AuditEntry.objects.get(action="import columns chosen").actor == editor


def test_the_choice_of_columns_is_remembered_for_the_outlet(program: Program) -> None:
    program.send(f"{waiting(program)}columns/", {"columns": {"Bericht": "text"}})
    assert program.read(waiting(program)).json()["columns"] == {"Bericht": "text"}
    assert program.read(waiting(program, query="?start=false")).json()["columns"] == {}


@pytest.mark.parametrize(
    "body",
    [
        {}, {"columns": []}, {"columns": {"Bericht": "tekst"}}, {"columns": {"Bericht": 5}}, {"columns": {"x" * 301: ""}},
        {"columns": {str(number): "" for number in range(501)}}, {"columns": {}, "andere": 1}, [],
    ],
)  # fmt: skip
def test_a_choice_that_cannot_be_kept_is_refused(program: Program, body: Any) -> None:
    problem_of(program.send(f"{waiting(program)}columns/", body), 400)
    assert not ColumnChoice.objects.exists()


def test_only_what_waits_is_previewed_and_mapped(program: Program) -> None:
    where = f"imports/{send_raw(program, LINES, 'application/x-ndjson').json()['id']}/"
    problem_of(program.read(f"{where}preview/"), 409)
    problem_of(program.send(f"{where}columns/", {"columns": {}}), 409)
    problem_of(program.send(f"{where}resume/"), 409)
    problem_of(program.send(f"{where}undo/"), 409)


def test_a_stopped_import_goes_on_where_it_was(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_records, "CHUNK", 1)
    where = f"imports/{send_raw(program, LINES, 'application/x-ndjson').json()['id']}/"
    assert program.send(f"{where}cancel/").json()["state"] == "cancelled"
    answer = program.send(f"{where}resume/")
    assert (answer.status_code, answer.json()["state"]) == (202, "running")
    import_all()
    assert program.read(where).json()["new"] == 3


def test_a_stopped_import_that_never_ran_cannot_go_on(program: Program) -> None:
    where = waiting(program)
    program.send(f"{where}cancel/")
    assert "Send the file again" in problem_of(program.send(f"{where}resume/"), 409)["detail"]


def test_an_import_is_undone_save_what_editors_decided_on(program: Program, editor: User) -> None:
    lines = "\n".join(json.dumps({"text": text}) for text in (STORY, "De pont vaart weer.")).encode()
    where = f"imports/{send_raw(program, lines, 'application/x-ndjson').json()['id']}/"
    import_all()
    work_off()
    article = Article.objects.get(text=STORY)
    record_verdict(Case.objects.all()[0], "supported", reviewer=editor)
    assert [kept["id"] for kept in program.read(f"{where}kept/").json()["results"]] == [article.pk]
    answer = program.send(f"{where}undo/")
    assert (answer.status_code, answer.json()["state"]) == (202, "undoing")
    assert program.get(answer.json()["job"]).json()["kind"] == "undo_import"
    with jobs.claimed(Job.Kind.UNDO_IMPORT, ImportBatch.objects.get().pk) as job:
        assert job is not None
        undo_next(job)
    assert program.read(where).json()["state"] == "undone"
    assert list(Article.objects.all()) == [article]
    assert program.read(f"{where}kept/").json()["results"][0]["id"] == article.pk
    problem_of(program.send(f"{where}undo/"), 409)


def test_readers_and_read_keys_start_nothing(program: Program, db: None) -> None:
    where = waiting(program)
    reader = program_of(make_user(make_desk(), Membership.Role.READER))
    reads = program_of(make_user(make_desk()), "read")
    for step in ("start", "cancel", "resume", "undo", "columns"):
        problem_of(reader.send(f"{where}{step}/"), 403)
        problem_of(reads.send(f"{where}{step}/"), 403)
    for look in ("preview", "kept"):
        problem_of(reader.read(f"{where}{look}/"), 403)
    problem_of(program.read("imports/999999/preview/"), 404)
    problem_of(program.read("imports/999999/kept/"), 404)
    assert ImportBatch.objects.get().state == "uploaded"
