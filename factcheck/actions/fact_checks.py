"""Verdicts published elsewhere, beside what stands on the desks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from factcheck.actions import jobs
from factcheck.actions.journey import drop_orphans
from factcheck.models import Job
from quotes.actions import import_fact_checks as quotes_side
from quotes.models import FactCheck, Statement
from quotes.models.statement import StatementKind


@transaction.atomic
def import_fact_checks(records: Iterable[Mapping[str, Any]]) -> list[FactCheck]:
    """Store ClaimReview records and announce the search for what they are about, in one transaction.

    Returns the stored ones; what was broken is logged (quotes.actions.import_fact_checks).
    """
    stored = quotes_side.import_fact_checks(records)
    jobs.announce(
        Job.Kind.MATCH_STATEMENT, [check.statement_id for check in stored], priority=Job.Priority.BULK
    )
    checks = Statement.objects.without_appearances().filter(kind=StatementKind.FACT_CHECK)
    drop_orphans(set(checks.values_list("pk", flat=True)))
    return stored
