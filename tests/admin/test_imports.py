"""The bulk import page: upload, preview, go, progress, report."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from factcheck import heartbeat
from factcheck.actions import jobs
from factcheck.models import AuditEntry, ImportBatch, ImportRow, Job
from quotes.models import Article
from tests.admin.imports import confirm, report, run_import, upload, work
from tests.builders import make_user

HEADER = "headline;text;date;outlet\n"
GOOD = "Brug dicht;De brug over de Lede is dicht.;2026-03-04;De Dijkbode\n"
TWO = (HEADER + GOOD + "Brug open;De brug over de Lede is weer open.;2026-03;\n").encode()
ONE_BAD = (HEADER + GOOD + "Zonder datum;Er staat iets.;2026-13-01;\n").encode()


def test_a_preview_shows_the_first_articles_and_imports_nothing(logged_in: Client) -> None:
    page = upload(logged_in, TWO, outlet="De Proefkrant").text
    for shown in ("Brug dicht", "De Dijkbode", "2026-03-04", "Brug open", "De Proefkrant", "detected later"):
        assert shown in page
    assert "<strong>2</strong> articles can be imported" in page
    assert not Article.objects.exists()


def test_a_preview_names_file_line_column_and_reason(logged_in: Client) -> None:
    page = upload(logged_in, ONE_BAD).text
    assert "&#x27;2026-13-01&#x27; is not a date" in page
    assert "<td>artikelen.csv</td>" in page
    assert "<td>date</td>" in page


def test_a_preview_says_what_is_stored_already(logged_in: Client) -> None:
    run_import(logged_in, TWO)
    page = " ".join(upload(logged_in, TWO).text.split())
    assert "<dt>Unchanged</dt><dd>2</dd>" in page
    assert "<dt>New</dt><dd>0</dd>" in page


def test_a_confirmed_import_runs_once_and_is_reported(logged_in: Client) -> None:
    batch = run_import(logged_in, ONE_BAD)
    assert (batch.state, batch.new, batch.bad, batch.records_done) == ("done", 1, 1, 2)
    assert Article.objects.get().headline == "Brug dicht"
    words = report(logged_in, batch)
    assert "1 record was left out" in words
    assert "artikelen.csv 3 date '2026-13-01' is not a date" in words
    assert "hx-get" not in logged_in.get(reverse("admin:factcheck_importbatch_change", args=[batch.pk])).text


def test_confirming_twice_starts_one_import(logged_in: Client) -> None:
    upload(logged_in, TWO)
    batch = ImportBatch.objects.get()
    confirm(logged_in, batch)
    confirm(logged_in, batch)
    assert Job.objects.filter(kind=Job.Kind.IMPORT_BATCH).count() == 1
    assert AuditEntry.objects.filter(action="import confirmed").count() == 1


@pytest.mark.parametrize("total", ["", "-1", "9e99", "99999999999999999999", "\x00"])
def test_a_wrong_total_does_no_harm(logged_in: Client, total: str) -> None:
    upload(logged_in, TWO)
    batch = ImportBatch.objects.get()
    assert confirm(logged_in, batch, total).status_code == 200
    assert work(batch).records_total == 2


def test_the_same_file_again_changes_nothing(logged_in: Client) -> None:
    run_import(logged_in, TWO)
    again = run_import(logged_in, TWO)
    assert (again.new, again.unchanged) == (0, 2)
    assert Article.objects.count() == 2


def test_an_upload_leaves_the_disk_when_its_import_has_ended(
    logged_in: Client, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    upload(logged_in, TWO)
    assert len(files_in(tmp_path)) == 1
    batch = ImportBatch.objects.get()
    confirm(logged_in, batch)
    with django_capture_on_commit_callbacks(execute=True):
        work(batch)
    assert files_in(tmp_path) == []


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_cancelled_upload_imports_nothing(logged_in: Client) -> None:
    upload(logged_in, TWO)
    batch = ImportBatch.objects.get()
    logged_in.post(reverse("admin:import-cancel", args=[batch.pk]))
    confirm(logged_in, batch)
    batch.refresh_from_db()
    assert batch.state == "cancelled"
    assert not Job.objects.exists()


def test_a_running_import_that_is_stopped_keeps_what_it_has(logged_in: Client) -> None:
    upload(logged_in, TWO)
    batch = ImportBatch.objects.get()
    confirm(logged_in, batch)
    logged_in.post(reverse("admin:import-cancel", args=[batch.pk]))
    assert work(batch).state == "cancelled"
    assert not Article.objects.exists()
    assert Job.objects.get().state == "done"


def test_a_file_over_the_limit_is_refused_in_words(logged_in: Client, settings: Settings) -> None:
    settings.UPLOAD_MAX_MB = 1
    page = upload(logged_in, b"x" * (1024 * 1024 + 1), "groot.csv").text
    assert "at most 1 MB is taken here" in page
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    "name", ["a" * 400 + ".csv", "Ünï©ode “krant”.csv", "../../etc/passwd", "日" * 250 + ".csv"]
)
def test_a_file_of_any_name_is_taken(logged_in: Client, name: str) -> None:
    assert run_import(logged_in, TWO, name).new == 2


def test_progress_says_plainly_that_no_worker_runs(
    logged_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "alive", list)
    upload(logged_in, TWO)
    batch = ImportBatch.objects.get()
    confirm(logged_in, batch)
    fragment = logged_in.get(reverse("admin:import-progress", args=[batch.pk]))
    assert "No worker is running" in fragment.text
    assert 'hx-trigger="every 1s"' in fragment.text
    assert "HX-Refresh" not in fragment.headers


def test_progress_of_an_ended_import_has_the_page_loaded_anew(logged_in: Client) -> None:
    batch = run_import(logged_in, TWO)
    assert logged_in.get(reverse("admin:import-progress", args=[batch.pk])).headers["HX-Refresh"] == "true"


def test_progress_tells_rate_and_time_left(logged_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "alive", lambda: ["worker"])
    ago = timezone.now() - datetime.timedelta(seconds=1000)
    batch = ImportBatch.objects.create(
        name="x", file="x", state="running", started_at=ago, records_total=10_300, records_done=10_000
    )
    page = logged_in.get(reverse("admin:import-progress", args=[batch.pk])).text
    assert "10,000 of 10,300 records" in page
    assert "10 per second" in page
    assert "30 seconds left" in page


def test_an_import_that_was_put_aside_tells_why_and_can_be_retried(logged_in: Client, tmp_path: Path) -> None:
    upload(logged_in, TWO)
    batch = ImportBatch.objects.get()
    confirm(logged_in, batch)
    job = jobs.take(Job.Kind.IMPORT_BATCH, batch.pk)
    assert job is not None
    jobs.fail(job, "The disk is full.", last=True)
    words = report(logged_in, batch)
    assert "The import was put aside. The disk is full." in words
    logged_in.post(reverse("admin:import-retry", args=[batch.pk]))
    assert work(batch).new == 2


def test_problems_are_shown_by_the_hundred(logged_in: Client) -> None:
    batch = run_import(logged_in, (HEADER + "Leeg;;2026;\n" * 150).encode())
    assert "150 records were left out" in report(logged_in, batch)
    page = logged_in.get(reverse("admin:factcheck_importbatch_change", args=[batch.pk]), {"page": "2"}).text
    assert page.count("The article has no text") == 50
    assert "page 2 of 2" in page


def test_the_downloaded_problems_hold_no_formula(logged_in: Client) -> None:
    batch = run_import(logged_in, TWO)
    for number, sign in enumerate("=+-@\t\r", 1):
        ImportRow.objects.create(
            batch=batch,
            record=10 + number,
            file=f"{sign}cmd|' /C calc'!A0",
            line=2,
            outcome="bad",
            reason="Fout.",
        )
    answer = logged_in.get(reverse("admin:import-problems", args=[batch.pk]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["record", "file", "line", "column", "outcome", "reason", "article"]
    assert [row[1][:2] for row in rows] == [f"'{sign}" for sign in "=+-@\t\r"]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="problems-{batch.pk}.csv"'


@pytest.mark.parametrize("step", ["confirm", "cancel", "retry", "resume", "columns"])
def test_a_step_is_never_taken_by_a_link(logged_in: Client, step: str) -> None:
    batch = run_import(logged_in, TWO)
    assert logged_in.get(reverse(f"admin:import-{step}", args=[batch.pk])).status_code == 405


@pytest.mark.parametrize(
    "step",
    ["preview", "columns", "confirm", "cancel", "resume", "retry", "undo", "progress", "problems", "report"],
)
def test_staff_without_the_right_are_refused(logged_in: Client, client: Client, step: str) -> None:
    batch = run_import(logged_in, TWO)
    client.force_login(make_user(is_staff=True))
    ask = client.post if step in ("confirm", "cancel", "retry", "resume", "columns") else client.get
    assert ask(reverse(f"admin:import-{step}", args=[batch.pk])).status_code == 403


@pytest.mark.parametrize("key", ["0", "999999", "9" * 30, "abc"])
def test_an_import_that_is_not_there_is_not_found(logged_in: Client, key: str) -> None:
    assert logged_in.get(f"/admin/factcheck/importbatch/{key}/change/").status_code == 404
