"""What the pages of bulk import show."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from factcheck.actions import import_batches
from factcheck.actions.import_preview import preview
from factcheck.actions.import_progress import progress_of
from factcheck.actions.import_uploads import kept
from factcheck.actions.undo_import import added, kept_by_work
from factcheck.admin.import_form import ColumnsForm, ConfirmForm
from factcheck.models import ImportBatch, ImportRow
from quotes.actions.plan_articles import outlet_of
from quotes.ingest.draft import ArticleDraft

PROBLEMS_PER_PAGE = 100
KEPT_SHOWN = 100


def preview_context(batch: ImportBatch) -> dict[str, Any]:
    """What the import would do. Reads up to PREVIEW_S seconds."""
    found = preview(batch)
    rows = [
        (draft, headline_of(draft), outlet_of(draft, batch.outlet), ImportRow.Outcome(outcome).label)
        for draft, outcome in found.drafts
    ]
    columns = ColumnsForm(choice=found.choice) if found.choice.met else None
    return {
        "batch": batch,
        "preview": found,
        "rows": rows,
        "columns": columns,
        "kept_until": batch.uploaded_at + kept(),
        "form": ConfirmForm(initial={"total": found.total if found.complete else 0}),
    }


def report_context(request: HttpRequest, batch: ImportBatch, *, may_run: bool) -> dict[str, Any]:
    """Progress while the import runs, the report once it has ended."""
    problems = Paginator(batch.rows.problems().order_by("record"), PROBLEMS_PER_PAGE)
    return progress_context(batch, may_run=may_run) | {
        "problems": problems.get_page(request.GET.get("page")),
        "kept": kept_by_work(batch)[:KEPT_SHOWN] if batch.state == ImportBatch.State.UNDONE else [],
    }


def progress_context(batch: ImportBatch, *, may_run: bool) -> dict[str, Any]:
    may_resume = may_run and import_batches.can_go_on(batch)
    undoable = batch.started_at and batch.state in (ImportBatch.State.DONE, ImportBatch.State.CANCELLED)
    return {
        "progress": progress_of(batch),
        "batch": batch,
        "may_run": may_run,
        "may_resume": may_resume,
        "kept_until": batch.finished_at + kept() if may_resume and batch.finished_at else None,
        "kept_days": kept().days,
        "file_gone": batch.state == ImportBatch.State.CANCELLED and not import_batches.has_file(batch),
        "may_undo": may_run and undoable and batch.rows.brought().exists(),
    }


def undo_context(batch: ImportBatch) -> dict[str, Any]:
    """What undoing would take out, and what stays because editors worked on it."""
    kept = kept_by_work(batch)
    number = kept.count()
    return {
        "batch": batch,
        "going": added(batch).count() - number,
        "coming_back": batch.rows.filter(outcome=ImportRow.Outcome.WITHDRAWN).count(),
        "kept": kept[:KEPT_SHOWN],
        "kept_count": number,
    }


def headline_of(draft: ArticleDraft) -> str:
    """The headline, or how the text begins where it has none."""
    return draft.text[: draft.headline_end].strip() or f"{' '.join(draft.text[:200].split())[:80]}…"
