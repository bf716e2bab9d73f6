"""Verdicts published elsewhere, beside what stands on the desks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from factcheck.actions import audit, jobs
from factcheck.actions.journey import drop_orphans
from factcheck.models import Job, User
from quotes.actions import import_fact_checks as quotes_side
from quotes.actions.import_fact_checks import StoredCheck
from quotes.ingest.draft import Problem
from quotes.ingest.fact_checks import FactCheckDraft
from quotes.models import Statement

CHUNK = 500  # records a transaction
PROBLEMS_KEPT = 1000

Record = FactCheckDraft | Problem


@dataclass(slots=True)
class FactCheckImport:
    """What came of a file so far. problems: the first PROBLEMS_KEPT of those counted as bad."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    bad: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def stored(self) -> int:
        return self.new + self.updated + self.unchanged

    @property
    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in ("new", "updated", "unchanged", "bad")}


@transaction.atomic
def import_fact_checks(drafts: Sequence[FactCheckDraft], *, actor: User | None = None) -> list[StoredCheck]:
    """Store drafts and announce the search for what they are about, in one transaction. Says what became of each, in order."""
    stored = quotes_side.import_fact_checks(drafts)
    jobs.announce(Job.Kind.MATCH_STATEMENT, sorted(stored.fresh), priority=Job.Priority.BULK)
    gone = Statement.objects.without_appearances().filter(pk__in=stored.left)
    drop_orphans(set(gone.values_list("pk", flat=True)))
    written = {each.check.pk: each for each in stored.checks if each.outcome != "unchanged"}
    audit.note_many(
        audit.entry(actor, f"fact check {each.outcome}", each.check, after={"url": each.check.url})
        for each in written.values()
    )
    return stored.checks


def import_records(
    records: Iterable[Record],
    *,
    actor: User | None = None,
    after_chunk: Callable[[FactCheckImport], object] | None = None,
) -> FactCheckImport:
    """Import a stream of records, CHUNK at a time; broken ones are counted and kept with their reason."""
    done = FactCheckImport()
    for chunk in chunks(records):
        drafts = [record for record in chunk if isinstance(record, FactCheckDraft)]
        problems = [record for record in chunk if isinstance(record, Problem)]
        counts = Counter(each.outcome for each in import_fact_checks(drafts, actor=actor))
        for name, count in counts.items():
            setattr(done, name, getattr(done, name) + count)
        done.bad += len(problems)
        done.problems += problems[: PROBLEMS_KEPT - len(done.problems)]
        if after_chunk:
            after_chunk(done)
    return done


def chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """CHUNK records each, and a little more where the claims of one page would else be torn apart."""
    chunk: list[Record] = []
    for record in records:
        if len(chunk) >= CHUNK and address(record) != address(chunk[-1]):
            yield chunk
            chunk = []
        chunk.append(record)
    if chunk:
        yield chunk


def address(record: Record) -> str | None:
    return record.url if isinstance(record, FactCheckDraft) else None
