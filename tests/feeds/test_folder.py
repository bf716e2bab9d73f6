"""Feeds that are a folder on the server."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from factcheck.actions.feeds import folder as folders
from factcheck.fetching import Reason
from factcheck.models import Feed, FeedPoll, ImportBatch
from quotes.models import Article
from tests.feeds.making import import_all, look, make_feed

pytestmark = pytest.mark.django_db
Outcome = FeedPoll.Outcome


@pytest.fixture
def wire(tmp_path: Path, settings: Settings) -> Path:
    """A folder that feeds may watch."""
    settings.FEED_FOLDERS = [tmp_path]
    made = tmp_path / "anp"
    made.mkdir()
    return made


def put(folder: Path, name: str, text: str | bytes = "", *, age: float = 60) -> Path:
    path = folder / name
    text = text or f"Bericht {name}\n\nDe gemeente telt {len(name)} bruggen, zegt {name}."
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    moment = time.time() - age
    os.utime(path, (moment, moment))
    return path


def folder_feed(folder: Path) -> Feed:
    return make_feed(str(folder), source=Feed.Source.FOLDER)


def test_the_files_of_a_folder_are_one_import_and_taken_once(wire: Path) -> None:
    for number in range(30):
        put(wire, f"bericht-{number}.txt")
    feed = folder_feed(wire)
    poll = look(feed)
    import_all()
    assert (poll.outcome, poll.items, poll.fresh, poll.counts["new"]) == (Outcome.FRESH, 30, 30, 30)
    put(wire, "later.txt")
    second = look(feed)
    import_all()
    assert (second.items, second.fresh, second.counts["new"]) == (31, 1, 1)
    assert look(feed).outcome == Outcome.UNCHANGED
    assert ImportBatch.objects.count() == 2


def test_a_file_that_is_written_anew_is_read_again(wire: Path) -> None:
    put(wire, "a.txt")
    feed = folder_feed(wire)
    look(feed)
    put(wire, "a.txt", "Bericht\n\nEr zijn nu 31 bruggen, zegt de gemeente.", age=30)
    assert look(feed).fresh == 1


def test_archives_and_large_files_are_imports_of_their_own(
    wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "ALONE_BYTES", 5000)
    put(wire, "klein.txt")
    put(wire, "groot.txt", "Lang bericht\n\n" + "De brug is dicht. " * 500)
    with zipfile.ZipFile(wire / "a.zip", "w") as archive:
        archive.writestr("in.txt", "Uit het archief\n\nDe brug is open, zegt de gemeente.")
    put(wire, "a.zip", (wire / "a.zip").read_bytes())
    poll = look(folder_feed(wire))
    import_all()
    assert sorted(poll.batches.values_list("name", flat=True))[1:] == ["a.zip", "groot.txt"]
    assert poll.counts == {"new": 3, "unchanged": 0, "revised": 0, "bad": 0}


def test_what_is_hidden_linked_unfinished_or_still_written_is_left(wire: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, "geheim.txt")
    (wire / "link.txt").symlink_to(secret)
    (wire / "map").mkdir()
    os.mkfifo(wire / "pijp.txt")
    for name in (".verborgen.txt", "half.txt.part", "half.TMP"):
        put(wire, name)
    put(wire, "vers.txt", age=0)
    feed = folder_feed(wire)
    poll = look(feed)
    assert (poll.outcome, poll.items, poll.fresh) == (Outcome.UNCHANGED, 1, 0)
    os.utime(wire / "vers.txt", (0, 0))
    assert look(feed).fresh == 1


def test_a_file_that_became_a_link_after_it_was_listed_is_not_read(wire: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, "geheim.txt")
    (wire / "link.txt").symlink_to(secret)
    assert folders.open_regular(wire / "link.txt") is None
    os.mkfifo(wire / "pijp.txt")
    assert folders.open_regular(wire / "pijp.txt") is None
    assert folders.open_regular(wire / "weg.txt") is None


def test_more_than_one_poll_takes_comes_with_the_next(wire: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "FILES_A_POLL", 4)
    for number in range(10):
        put(wire, f"{number}.txt")
    feed = folder_feed(wire)
    assert [look(feed).fresh for _ in range(4)] == [4, 4, 2, 0]
    import_all()
    assert Article.objects.count() == 10


def test_files_that_were_taken_away_are_forgotten(wire: Path) -> None:
    path = put(wire, "a.txt")
    feed = folder_feed(wire)
    look(feed)
    path.unlink()
    look(feed)
    assert feed.seen == {}


@pytest.mark.parametrize("place", ["/etc", "/", "{tmp}/anp/../..", "{tmp}-naast"])
def test_a_folder_that_the_server_does_not_open_is_refused(wire: Path, tmp_path: Path, place: str) -> None:
    Path(f"{tmp_path}-naast").mkdir()
    poll = look(folder_feed(Path(place.format(tmp=tmp_path))))
    assert (poll.outcome, poll.reason) == (Outcome.FAILED, Reason.FOLDER_CLOSED)


def test_a_link_out_of_the_open_folders_is_refused(wire: Path) -> None:
    (wire / "uit").symlink_to("/etc")
    assert look(folder_feed(wire / "uit")).reason == Reason.FOLDER_CLOSED


def test_a_folder_that_is_not_there_fails_and_comes_back(wire: Path) -> None:
    feed = folder_feed(wire / "later")
    poll = look(feed)
    assert (poll.outcome, poll.reason, feed.failures) == (Outcome.FAILED, Reason.FOLDER, 1)
    assert "later" in poll.trouble
    put(wire, "a.txt")
    assert look(folder_feed(wire / "a.txt")).reason == Reason.FOLDER
    (wire / "later").mkdir()
    put(wire / "later", "b.txt")
    assert look(feed).fresh == 1


def test_a_folder_with_too_many_files_is_told(wire: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    for number in range(4):
        put(wire, f"{number}.txt")
    assert look(folder_feed(wire)).reason == Reason.FOLDER_FULL


def test_a_name_that_is_no_text_hinders_nothing(wire: Path) -> None:
    put(wire, os.fsdecode(b"bericht-\xff.txt"), "Bericht\n\nDe brug is dicht, zegt de gemeente.")
    poll = look(folder_feed(wire))
    import_all()
    assert poll.counts["new"] == 1
