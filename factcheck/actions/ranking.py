"""The order of a desk's queue: check-worthiness by the desk's own weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction

from factcheck.actions import audit, jobs
from factcheck.actions.verdicts import Gone
from factcheck.actions.watching import entries_of, watch_again
from factcheck.models import Case, Desk, Job, User
from quotes.claims.shifts import MOST, factor_names, shifted
from quotes.models import Claim

CHUNK = 500  # cases a query
SEARCH_COLUMNS = ("statement__search_text", "statement__search_vector", "statement__embedding")


class DeskChanged(Exception):
    """Someone changed the settings of the desk since the caller looked. desk is as it is now."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        super().__init__(f"The settings of {desk} were changed since. Look again, then change them.")


class NoSuchFactor(ValueError):
    """A weight for a factor that no model knows, or one past the limits."""


def claims_for_worth(statements: Collection[int]) -> list[Claim]:
    """What is needed of the claims of these statements to score them for any desk. One query."""
    claims = Claim.objects.filter(statement__in=statements, stale=False).order_by()
    return list(claims.only("statement_id", "check_worthiness", "seen", "factors"))


def worth_on_desk(claims: Collection[Claim], shifts: Mapping[str, float]) -> dict[int, float]:
    """The highest check-worthiness of each statement's claims by a desk's weights, wherever they stand."""
    worth: dict[int, float] = {}
    for claim in claims:
        value = (
            shifted(claim.check_worthiness, claim.factors_seen, shifts) if shifts else claim.check_worthiness
        )
        worth[claim.statement_id] = max(value, worth.get(claim.statement_id, 0.0))
    return worth


@transaction.atomic
def set_weights(desk: Desk, shifts: Mapping[str, float], *, by: User) -> Desk:
    """Give the desk these shifts, in log-odds by factor; a factor that is left out, or is 0, weighs as the model learnt.

    desk.version is what the chief saw. Its open cases are scored anew in a job. Raises DeskChanged, and writes nothing, when
    someone changed the desk since; NoSuchFactor when a factor or a value is none; Gone when the desk is no more.
    """
    wanted = checked_shifts(shifts)
    row = lock_desk(desk)
    before = row.factor_shifts
    if wanted != before:
        row.factor_shifts, row.version = wanted, row.version + 1
        row.save(update_fields=["factor_shifts", "version"])
        audit.note(by, "weights set", row, before=before, after=wanted)
        jobs.announce(Job.Kind.RANK_DESK, [row.pk])
    return row


def checked_shifts(shifts: Mapping[str, float]) -> dict[str, float]:
    for name, value in shifts.items():
        if name not in factor_names():
            raise NoSuchFactor(f"{name!r} is no factor. GET the weights for those that are.")
        if not -MOST <= value <= MOST:
            raise NoSuchFactor(f"{name}: {value} is not between {-MOST:g} and {MOST:g}.")
    return {name: round(float(value), 2) for name, value in sorted(shifts.items()) if round(float(value), 2)}


def lock_desk(seen: Desk) -> Desk:
    row = Desk.objects.select_for_update().filter(pk=seen.pk).first()
    if row is None:
        raise Gone(seen)
    if row.version != seen.version:
        raise DeskChanged(row)
    return row


def rank_desk(job: Job) -> None:
    """Order the open cases of a desk by its weights and watch lists of now. May run again; what is right already is left alone."""
    desk = Desk.objects.filter(pk=job.key).first()
    with jobs.finished(job):
        if desk is not None:
            entries = entries_of(desk)
            for chunk in open_cases_in_chunks(desk):
                rank(chunk, desk)
                watch_again(chunk, entries)
                jobs.hold_on(job)


def open_cases_in_chunks(desk: Desk) -> list[list[Case]]:
    # Locked in the order of their ids, as analyses lock them.
    related = desk.cases.open().select_related("statement__speaker").defer(*SEARCH_COLUMNS)
    cases = list(related.order_by("pk").select_for_update(of=("self",)))
    return [cases[start : start + CHUNK] for start in range(0, len(cases), CHUNK)]


def rank(cases: list[Case], desk: Desk) -> None:
    worth = worth_on_desk(claims_for_worth({case.statement_id for case in cases}), desk.factor_shifts)
    moved = []
    for case in cases:
        value = worth.get(case.statement_id, 0.0)
        if case.check_worthiness != value:
            case.check_worthiness = value
            moved.append(case)
    Case.objects.bulk_update(moved, ["check_worthiness"])
