"""Files of imports go when nobody needs them, or nobody came for them; an import that can go on keeps its own."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django.fixtures import Settings

from factcheck.actions import import_batches, jobs
from factcheck.actions.import_uploads import remove_strays, remove_uploads
from factcheck.celery import schedule
from factcheck.models import AuditEntry, ImportBatch, Job
from factcheck.tasks import remove_uploads as task

pytestmark = pytest.mark.django_db
State = ImportBatch.State
LONG_AGO = timezone.now() - datetime.timedelta(days=31)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.UPLOAD_KEPT_DAYS = 30
    return tmp_path


def uploaded(state: str = State.UPLOADED, **fields: object) -> ImportBatch:
    batch = import_batches.upload(
        ContentFile(b"kop;tekst\n", name="a.csv"), name="a.csv", outlet="", uploaded_by=None
    )
    ImportBatch.objects.filter(pk=batch.pk).update(state=state, **fields)
    batch.refresh_from_db()
    return batch


def put_aside(*, finished_at: datetime.datetime) -> ImportBatch:
    batch = uploaded(State.RUNNING, started_at=LONG_AGO)
    jobs.announce(Job.Kind.IMPORT_BATCH, [batch.pk])
    Job.objects.filter(key=batch.pk).update(
        state=Job.State.QUARANTINED, finished_at=finished_at, error="Vol."
    )
    return batch


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "left",
    [
        lambda: uploaded(uploaded_at=LONG_AGO),
        lambda: uploaded(State.CANCELLED, started_at=LONG_AGO, finished_at=LONG_AGO),
        lambda: put_aside(finished_at=LONG_AGO),
    ],
    ids=["never confirmed", "stopped", "put aside"],
)
def test_an_import_that_nobody_came_for_loses_its_file_and_ends(
    folder: Path, left: Callable[[], ImportBatch]
) -> None:
    batch = left()

    assert remove_uploads() == 1
    assert remove_uploads() == 0

    batch.refresh_from_db()
    assert files_in(folder) == []
    assert (batch.state, batch.file.name) == (State.CANCELLED, "")
    assert batch.finished_at is not None
    assert not import_batches.can_go_on(batch)
    assert AuditEntry.objects.get(action="import file removed").target == f"importbatch:{batch.pk}"


@pytest.mark.parametrize(
    "left",
    [
        lambda: uploaded(),
        lambda: uploaded(State.CANCELLED, started_at=LONG_AGO, finished_at=timezone.now()),
        lambda: uploaded(State.RUNNING, started_at=LONG_AGO, uploaded_at=LONG_AGO),
        lambda: uploaded(State.UNDOING, started_at=LONG_AGO, finished_at=LONG_AGO),
        lambda: put_aside(finished_at=timezone.now()),
    ],
    ids=["waits for a go", "stopped lately", "runs", "is being undone", "put aside lately"],
)
def test_an_import_that_may_go_on_keeps_its_file(folder: Path, left: Callable[[], ImportBatch]) -> None:
    batch = left()

    assert remove_uploads() == 0

    state = batch.state
    batch.refresh_from_db()
    assert batch.state == state
    assert len(files_in(folder)) == 1
    assert not AuditEntry.objects.filter(action="import file removed").exists()


@pytest.mark.parametrize("state", [State.DONE, State.UNDONE])
def test_a_file_that_was_left_behind_when_its_import_ended_goes_at_once(folder: Path, state: str) -> None:
    batch = uploaded(state, started_at=timezone.now(), finished_at=timezone.now())

    task()

    batch.refresh_from_db()
    assert files_in(folder) == []
    assert (batch.state, batch.file.name) == (state, "")


def test_a_file_that_is_gone_already_is_noted_and_the_others_follow(folder: Path) -> None:
    gone, other = uploaded(uploaded_at=LONG_AGO), uploaded(uploaded_at=LONG_AGO)
    gone.file.storage.delete(str(gone.file.name))

    assert remove_uploads() == 2
    assert files_in(folder) == []
    other.refresh_from_db()
    assert other.state == State.CANCELLED


def test_beat_sends_it() -> None:
    assert schedule()["remove_uploads"]["task"] == task.name


def test_a_file_that_cannot_be_removed_stays_for_the_next_time_and_the_others_go(folder: Path) -> None:
    stubborn, other = uploaded(uploaded_at=LONG_AGO), uploaded(uploaded_at=LONG_AGO)
    path = Path(stubborn.file.path)
    path.unlink()
    path.mkdir()
    (path / "inhoud").touch()

    assert remove_uploads() == 1

    stubborn.refresh_from_db()
    other.refresh_from_db()
    assert (stubborn.state, other.state) == (State.UPLOADED, State.CANCELLED)
    (path / "inhoud").unlink()
    assert remove_uploads() == 1


def test_what_a_killed_upload_left_goes_after_a_day_and_nothing_else_does(folder: Path) -> None:
    batch = uploaded()
    waiting = Path(batch.file.path)
    left, fresh = waiting.with_name("left"), waiting.with_name("fresh")
    for path in (left, fresh):
        path.write_bytes(b"kop;tekst\n")
    for path in (left, waiting):
        os.utime(path, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))

    task()

    assert {path.name for path in files_in(folder)} == {waiting.name, "fresh"}


def test_without_any_upload_there_are_no_strays() -> None:
    assert remove_strays() == 0
