"""What an import would do, before it does anything."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from factcheck.actions.import_records import CHUNK, reading
from factcheck.models import ImportBatch
from quotes.actions.plan_articles import Outcome, outlet_ids, outlet_of, plan_articles
from quotes.ingest.columns import Choice
from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.held_back import HeldBack

PREVIEW_S = 5.0  # an upload is read this long for its preview; the rest is counted while importing


@dataclass(slots=True)
class Preview:
    """The start of a file as the import will read it.

    drafts: the first good ones, each with what would become of it. problems: the first that would be left out.
    choice: the columns or keys met, and the field that each fills.
    complete: the whole file was read, so the counts are final.
    """

    choice: Choice
    drafts: list[tuple[ArticleDraft, Outcome]] = field(default_factory=list)
    problems: list[Problem | HeldBack] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    complete: bool = True

    @property
    def good(self) -> int:
        return self.counts["new"] + self.counts["revised"] + self.counts["unchanged"]

    @property
    def left_out(self) -> int:
        return self.counts["bad"] + self.counts["held_back"]

    @property
    def total(self) -> int:
        return self.good + self.left_out


class _Planner:
    """Counts what would become of drafts, chunk by chunk: one that a chunk before brings in is unchanged in the next."""

    def __init__(self, preview: Preview, outlet: str, shown: int) -> None:
        self.preview, self.outlet, self.shown = preview, outlet, shown
        self.waiting: list[ArticleDraft] = []
        self.seen: set[tuple[str, str]] = set()

    def add(self, draft: ArticleDraft) -> None:
        self.waiting.append(draft)
        if len(self.waiting) >= CHUNK:
            self.count()

    def count(self) -> None:
        """Three queries."""
        drafts, self.waiting = self.waiting, []
        outlets = outlet_ids(outlet_of(draft, self.outlet) for draft in drafts)
        for planned in plan_articles(drafts, outlets, self.outlet).drafts:
            key = outlet_of(planned.draft, self.outlet), planned.version.text_hash
            outcome: Outcome = "unchanged" if key in self.seen else planned.outcome
            self.seen.add(key)
            self.preview.counts[outcome] += 1
            if len(self.preview.drafts) < self.shown:
                self.preview.drafts.append((planned.draft, outcome))


def preview(batch: ImportBatch, *, shown: int = 10) -> Preview:
    """Read the start of the file, for PREVIEW_S at most. Three queries per CHUNK records; nothing is written."""
    found = Preview(Choice(batch.columns))
    planner = _Planner(found, batch.outlet, shown)
    stop_at = time.monotonic() + PREVIEW_S
    with reading(batch, found.choice) as records:
        for record in records:
            if isinstance(record, ArticleDraft):
                planner.add(record)
            else:
                found.counts["bad" if isinstance(record, Problem) else "held_back"] += 1
                found.problems += [record] if len(found.problems) < 2 * shown else []
            if time.monotonic() > stop_at:
                found.complete = False
                break
    planner.count()
    return found
