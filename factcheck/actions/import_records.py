"""The records of an uploaded file, read as the import wants them: from where it was, chunk by chunk, and ahead."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import BinaryIO, cast

from django.db.models.fields.files import FieldFile
from django.utils import timezone

from factcheck.models import ImportBatch
from quotes.ingest.columns import Choice
from quotes.ingest.draft import ArticleDraft, Mark
from quotes.ingest.held_back import HeldBack, Record, unless_held_back
from quotes.ingest.reader import can_resume, read

CHUNK = 4000  # records a transaction: what a killed worker redoes at most
FIRST_CHUNK = 500  # while it is read the database has nothing to do
CHUNK_CHARACTERS = 16_000_000  # or so many, whichever comes first: this much is held in memory
AHEAD_S = 0.5  # while the database works on a chunk, the next one is read for so long: its locks are not to wait for us


@contextmanager
def reading(batch: ImportBatch, choice: Choice | None = None) -> Iterator[Iterator[Record]]:
    """The records that are not done yet; what its agency holds back today comes as held back.

    Where the format allows, reading begins at the mark that the last chunk left; else it passes over what is done.
    """
    choice = choice or Choice(batch.columns)
    with batch.file.open("rb") as opened:
        stream = unwrapped(opened)
        mark = Mark(batch.resume_byte, batch.resume_line) if batch.resume_byte else None
        if mark and not can_resume(batch.name, stream):
            mark = None
        with closing(records(batch, stream, mark, choice)) as found:
            yield found


def unwrapped(file: FieldFile) -> BinaryIO:
    """The file itself, where it lies on a disk: Django's wrappers ask at every read whether it is open."""
    return cast("BinaryIO", getattr(file.file, "file", file))


def records(
    batch: ImportBatch, stream: BinaryIO, mark: Mark | None, choice: Choice
) -> Generator[Record, None, None]:
    now = timezone.now()
    found = read(batch.name, stream, after=mark, choice=choice)
    for record in found if mark else islice(found, batch.records_done, None):
        yield unless_held_back(record, now)


class Chunks:
    """Records by the chunk."""

    def __init__(self, source: Iterator[Record]) -> None:
        self._source = source
        self._read: list[Record] = []
        self._characters = 0
        self._until = 0.0
        self._most = min(FIRST_CHUNK, CHUNK)

    def next(self) -> list[Record]:
        """The next chunk, in part read ahead; [] when there is none."""
        while not self._full() and self._read_one():
            pass
        chunk, self._read, self._characters = self._read, [], 0
        self._until = time.monotonic() + AHEAD_S
        self._most = CHUNK
        return chunk

    def read_ahead(self) -> None:
        """Read a record of the chunk after this one, if there is time."""
        if time.monotonic() < self._until and not self._full():
            self._read_one()

    def _full(self) -> bool:
        return len(self._read) >= self._most or self._characters >= CHUNK_CHARACTERS

    def _read_one(self) -> bool:
        record = next(self._source, None)
        if record is None:
            return False
        self._read.append(record)
        draft = record.draft if isinstance(record, HeldBack) else record
        if isinstance(draft, ArticleDraft):
            self._characters += len(draft.text)
            _ = draft.text_hash  # computed now, while the database works: it is asked for when that waits
        return True
