"""python manage.py import_articles: the admin's import, from a shell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from factcheck import heartbeat
from factcheck.actions import import_batches, import_chunks, import_records, jobs
from factcheck.management.commands import import_articles
from factcheck.models import ImportBatch, Job
from quotes.models import Article

ROWS = "headline;text;date\nBrug dicht;De brug is dicht.;2026-03-04\nLeeg;;2026\nBrug open;De brug is open.;2026-03\n"
Run = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def run(db: None, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command; its exit code, the objects on standard output, and what it said on standard error."""
    settings.MEDIA_ROOT = tmp_path / "uploads"

    def run(*arguments: str | Path) -> tuple[int, list[dict[str, Any]], str]:
        code = 0
        try:
            call_command("import_articles", *map(str, arguments))
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err

    return run


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "rijen.csv"
    file.write_text(ROWS)
    return file


def test_a_file_is_imported_and_counted(run: Run, rows: Path) -> None:
    code, told, _ = run(rows)
    assert code == 0
    assert told == [
        {
            "file": str(rows),
            "import": ImportBatch.objects.get().pk,
            "new": 2,
            "revised": 0,
            "unchanged": 0,
            "withdrawn": 0,
            "held_back": 0,
            "bad": 1,
        }
    ]
    assert {article.headline for article in Article.objects.all()} == {"Brug dicht", "Brug open"}
    assert ImportBatch.objects.get().state == "done"


def test_a_problem_is_told_with_file_line_and_column(run: Run, rows: Path) -> None:
    assert "rijen.csv line 3, text: The article has no text." in run(rows)[2]


def test_the_outlet_is_that_of_articles_that_name_none(run: Run, rows: Path) -> None:
    run(rows, "--outlet", "De Dijkbode")
    assert {article.outlet.name for article in Article.objects.all()} == {"De Dijkbode"}


def test_an_outlet_of_impossible_length_is_refused(run: Run, rows: Path) -> None:
    with pytest.raises(CommandError, match="--outlet has 201 characters"):
        run(rows, "--outlet", "x" * 201)


def test_the_same_file_again_is_unchanged(run: Run, rows: Path) -> None:
    run(rows)
    assert run(rows)[1][0]["unchanged"] == 2


def test_a_file_that_is_not_there_is_told_and_the_others_go_on(run: Run, rows: Path) -> None:
    code, told, said = run("/nergens/weg.csv", rows)
    assert code == 1
    assert [answer["new"] for answer in told] == [2]
    assert "/nergens/weg.csv: No such file or directory" in said


def test_a_file_that_is_no_text_is_told(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "foto.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    code, told, said = run(picture)
    assert (code, told[0]["bad"]) == (1, 1)
    assert "This is a PNG image" in said


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    code, _, said = run(tmp_path)
    assert code == 1
    assert "Is a directory" in said


def test_only_the_first_problems_are_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "leeg.csv"
    file.write_text("headline;text\nGoed;Een tekst.\n" + "Leeg;\n" * 30)
    said = run(file)[2]
    assert said.count("The article has no text") == 20
    assert "And 10 more" in said


def test_waiting_without_a_worker_says_so_and_stops(
    run: Run, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "alive", list)
    monkeypatch.setattr(import_articles, "WORKER_AWAITED_S", 0.1)
    code, _, said = run(rows, "--wait")
    assert code == 0
    assert "No worker is running. Articles that wait for one: 2." in said


def test_waiting_ends_when_the_articles_are_analysed(
    run: Run, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker of this test works while the command looks whether one is alive."""

    def analysed() -> bool:
        Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE).update(state=Job.State.DONE)
        return True

    monkeypatch.setattr(import_articles, "worker_alive", analysed)
    monkeypatch.setattr(import_articles, "POLL_S", 0.01)
    code, _, said = run(rows, "--wait")
    assert code == 0
    assert "No worker" not in said


def test_an_import_that_a_worker_took_first_is_awaited(
    run: Run, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Right after the go, another worker does all of it."""
    confirm = import_batches.confirm

    def confirm_and_work(batch: ImportBatch, **how: Any) -> None:
        confirm(batch, **how)
        with jobs.claimed(Job.Kind.IMPORT_BATCH, batch.pk) as job:
            assert job is not None
            import_chunks.import_next(job)

    monkeypatch.setattr(import_batches, "confirm", confirm_and_work)
    assert run(rows)[1][0]["new"] == 2
    assert Job.objects.get(kind=Job.Kind.IMPORT_BATCH).fence == 1


def test_an_import_that_fails_for_good_tells_the_reason(
    run: Run, rows: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.JOB_ATTEMPTS = 1

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(import_chunks, "import_chunk", full)
    code, told, said = run(rows)
    assert (code, told[0]["new"]) == (1, 0)
    assert "the import stopped after 0 records: OSError: No space left on device" in said


def test_an_interrupted_import_is_cancelled_and_keeps_what_it_has(
    run: Run, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_records, "CHUNK", 1)
    import_chunk = import_chunks.import_chunk

    def interrupted(job: Job, batch: ImportBatch, chunk: list[Any], **how: Any) -> ImportBatch | None:
        if Article.objects.exists():
            raise KeyboardInterrupt
        return import_chunk(job, batch, chunk, **how)

    monkeypatch.setattr(import_chunks, "import_chunk", interrupted)
    code, _, said = run(rows)
    assert code == 130
    assert "What is imported stays" in said
    assert ImportBatch.objects.get().state == "cancelled"
    assert Article.objects.count() == 1


def test_what_an_agency_holds_back_is_left_out_and_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "agency.csv"
    file.write_text(
        "headline;text;pubstatus;embargo\n"
        "Brug dicht;De brug is dicht.;usable;2021-03-04T06:00+01:00\n"
        "Brug open;De brug is open.;usable;2121-03-04T06:00+01:00\n"
        "Brug weg;De brug is weg.;killed;\n"
    )

    code, [told], said = run(file)

    assert (code, told["new"], told["held_back"], told["bad"]) == (0, 1, 2, 0)
    assert [article.headline for article in Article.objects.all()] == ["Brug dicht"]
    assert "agency.csv line 3: The agency has an embargo on this item until 2121-03-04" in said
    assert "agency.csv line 4: The agency killed this item." in said
