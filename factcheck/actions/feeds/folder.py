"""Looking at a feed that is a folder on the server."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings

from factcheck.actions.feeds.found import Found, Outcome, Seen, Upload, fingerprint
from factcheck.fetching import FetchError, Reason
from factcheck.models import Feed

MB = 1024 * 1024
MOST_FILES = 20_000  # that may lie in the folder
FILES_A_POLL = 2_000
BUNDLE_BYTES = 128 * MB
ALONE_BYTES = 16 * MB  # a larger file is an import of its own
SETTLED_S = 3.0  # a file that changed this lately may still be written
UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart", ".swp")
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"WARC/")


@dataclass(frozen=True, slots=True)
class Lying:
    """A file in the folder."""

    path: Path
    size: int
    key: str
    settled: bool


def look(feed: Feed) -> Found:
    """Take what is new in the folder: small files together in one ZIP, archives and large ones by themselves."""
    try:
        folder = opened(feed.place)
        there = list(files_in(folder))
    except FetchError as error:
        return Found(Outcome.FAILED, reason=error.reason, values=error.values)
    fresh = sorted((file for file in there if file.key not in feed.seen), key=lambda file: file.path.name)
    taken = [file for file in fresh if file.settled][:FILES_A_POLL]
    found = Found(Outcome.UNCHANGED, items=len(there))
    try:
        done = take(taken, found)
    except OSError as error:
        found.close()
        why = error.strerror or type(error).__name__
        return Found(Outcome.FAILED, reason=Reason.FOLDER, values={"folder": feed.place, "why": why})
    found.fresh = len(done)
    found.outcome = Outcome.FRESH if done else Outcome.UNCHANGED
    found.seen = {file.key: 0 for file in there if file.key in feed.seen} | done
    found.again = len(done) < len(fresh)
    return found


def opened(place: str) -> Path:
    """The folder, once it is known to lie where the server lets feeds look. Raises FetchError."""
    try:
        folder = Path(place).resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise FetchError(Reason.FOLDER, folder=place, why=why) from None
    if not any(folder.is_relative_to(root.resolve()) for root in settings.FEED_FOLDERS):
        raise FetchError(Reason.FOLDER_CLOSED, folder=place)
    if not folder.is_dir():
        raise FetchError(Reason.FOLDER, folder=place, why=os.strerror(errno.ENOTDIR))
    return folder


def files_in(folder: Path) -> Iterator[Lying]:
    """The regular files right in it; no links, nothing hidden, nothing that says it is unfinished. Raises FetchError."""
    now = time.time()
    count = 0
    try:
        for entry in os.scandir(folder):
            if entry.name.startswith(".") or entry.name.lower().endswith(UNFINISHED):
                continue
            if not entry.is_file(follow_symlinks=False):
                continue
            count += 1
            if count > MOST_FILES:
                raise FetchError(Reason.FOLDER_FULL, folder=str(folder), most=MOST_FILES)
            state = entry.stat(follow_symlinks=False)
            key = fingerprint(entry.name, state.st_size, state.st_mtime_ns)
            yield Lying(Path(entry.path), state.st_size, key, now - state.st_mtime > SETTLED_S)
    except OSError as error:
        raise FetchError(Reason.FOLDER, folder=str(folder), why=error.strerror or "?") from None


def take(files: Iterable[Lying], found: Found) -> Seen:
    """Put files into uploads of found. Returns those that went in. Raises OSError."""
    done: Seen = {}
    bundle: zipfile.ZipFile | None = None
    for file in files:
        if found.bytes and found.bytes + file.size > BUNDLE_BYTES:
            break  # the rest comes with the next poll
        stream = open_regular(file.path)
        if stream is not None:
            if file.size > ALONE_BYTES or stream.read(5).startswith(ARCHIVES):
                stream.seek(0)
                found.uploads.append(Upload(stream, called=file.path.name))
            else:
                bundle = bundle or new_bundle(found)
                with stream:
                    stream.seek(0)
                    bundle.writestr(printable(file.path.name), stream.read(ALONE_BYTES + 1))
            found.bytes += file.size
        done[file.key] = 0
    if bundle is not None:
        bundle.close()
    return done


def open_regular(path: Path) -> BinaryIO | None:
    """Open a file without following a link that took its place; None when it is gone or is a link by now."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (FileNotFoundError, IsADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    return os.fdopen(descriptor, "rb")


def new_bundle(found: Found) -> zipfile.ZipFile:
    file = cast("BinaryIO", tempfile.SpooledTemporaryFile(MB))  # noqa: SIM115  closed with found
    found.uploads.append(Upload(file))
    return zipfile.ZipFile(file, "w", zipfile.ZIP_STORED)


def printable(name: str) -> str:
    """A name of bytes that are no UTF-8 becomes one that a ZIP holds."""
    return os.fsencode(name).decode("utf-8", "replace")
