"""Deciding cases, and taking decisions back."""

from __future__ import annotations

from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from factcheck.actions import audit
from factcheck.models import AuditEntry, Case, Evidence, MatchDecision, Review, User
from quotes.models import Match

Row = TypeVar("Row", Case, Match, Evidence)


class Conflict(Exception):
    """Someone decided since the caller looked. case is as it is now."""

    def __init__(self, case: Case) -> None:
        self.case = case
        super().__init__(explain(case))


class NothingToUndo(Exception):
    """The case has no standing review."""


class Taken(Exception):
    """Someone took or released the case since the caller looked. case is as it is now, by: who did that, and when."""

    def __init__(self, case: Case) -> None:
        self.case = case
        done = AuditEntry.objects.filter(target=f"case:{case.pk}", action="assigned")
        self.by = done.select_related("actor").first()
        super().__init__(f"Case {case.pk} is taken by {case.assignee or 'no one'} now. Look again.")


class Decided(Exception):
    """Someone decided about the match since the caller looked. match is as it is now."""

    def __init__(self, match: Match) -> None:
        self.match = match
        last = MatchDecision.objects.filter(match=match).select_related("decided_by").last()
        by = f" by {last.decided_by} on {last.at:%d %b %Y at %H:%M} UTC" if last else ""
        super().__init__(
            f"Match {match.pk} was marked {match.decision}{by}. Decide again with that as what you saw."
        )


class Gone(Exception):
    """What the caller looked at is no longer there: a new analysis of its article took it away."""

    def __init__(self, row: Model) -> None:
        name = str(row._meta.model_name)
        super().__init__(f"{name.capitalize()} {row.pk} is gone: a new analysis withdrew it.")


def explain(case: Case) -> str:
    """Who moved the case on, to what and when, as a sentence for a log or an API answer."""
    last = case.reviews.select_related("reviewer").last()
    if last is None:
        return f"Case {case.pk} was changed since. Look again, then decide."
    at = f"{last.at:%d %b %Y at %H:%M} UTC"
    if last.reverts_id:
        return f"Case {case.pk}: the verdict was undone by {last.reviewer} on {at}. Look again, then decide."
    return f"Case {case.pk} was marked {last.verdict} by {last.reviewer} on {at}. Reopen it to decide again."


@transaction.atomic
def record_verdict(
    case: Case, verdict: str, *, reviewer: User, note: str = "", attribution: str = "", dismissal: str = ""
) -> Review:
    """Give a case its verdict. dismissal: why, when the verdict is that it is not worth a check.

    case.version is what the editor saw. Raises Conflict, and writes nothing, when someone moved on since; Gone when the
    case is no more.
    """
    before = lock_as_seen(case).review
    review = Review.objects.create(
        case=case,
        verdict=verdict,
        attribution=attribution,
        dismissal=dismissal,
        note=note,
        reviewer=reviewer,
        replaces=before,
    )
    move_on(case, review)
    audit.note(reviewer, "verdict", case, before={"verdict": verdict_of(before)}, after={"verdict": verdict})
    return review


@transaction.atomic
def undo_verdict(case: Case, *, reviewer: User) -> Review:
    """Take the standing review back: what it replaced stands again.

    Raises NothingToUndo on an open case, Conflict when someone moved on since case was read, Gone when it is no more.
    """
    undone = lock_as_seen(case).review
    if undone is None:
        raise NothingToUndo(f"Case {case.pk} has no verdict to undo.")
    review = Review.objects.create(case=case, reviewer=reviewer, reverts=undone, replaces=undone)
    move_on(case, undone.replaces)
    after = {"verdict": verdict_of(undone.replaces)}
    audit.note(reviewer, "undo", case, before={"verdict": undone.verdict}, after=after)
    return review


def lock_as_seen(case: Case) -> Case:
    """The case's row, locked, if it is still as the editor saw it."""
    row = lock(case)
    if row.version != case.version:
        raise Conflict(row)
    return row


def lock(seen: Row) -> Row:
    """The row as it is now, locked. When two decide at once, the second waits here. Raises Gone when it was removed."""
    row: Row | None = type(seen)._default_manager.select_for_update().filter(pk=seen.pk).first()
    if row is None:
        raise Gone(seen)
    return row


def move_on(case: Case, standing: Review | None) -> None:
    case.review, case.version = standing, case.version + 1
    case.save(update_fields=["review", "version"])


def verdict_of(review: Review | None) -> str:
    return review.verdict if review else ""


@transaction.atomic
def add_evidence(case: Case, *, added_by: User, url: str, **fields: str) -> Evidence:
    """Put a source beside the case. fields: title, excerpt, stance, archived_url. Raises Gone."""
    lock(case)
    evidence = Evidence.objects.create(case=case, added_by=added_by, url=url, **fields)
    audit.note(added_by, "evidence added", case, after={"evidence": evidence.pk, "url": url})
    return evidence


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: User) -> Evidence:
    """Take a source away from the case; it stays on record. Nothing is done when it was taken away already. Raises Gone."""
    row = lock(evidence)
    if row.withdrawn_at is None:
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        audit.note(by, "evidence withdrawn", row.case, before={"evidence": row.pk, "url": row.url})
    return row


@transaction.atomic
def restore_evidence(evidence: Evidence, *, by: User) -> Evidence:
    """Put a source that was taken away back. Nothing is done when it stands. Raises Gone."""
    row = lock(evidence)
    if row.withdrawn_at is not None:
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        audit.note(by, "evidence restored", row.case, after={"evidence": row.pk, "url": row.url})
    return row


@transaction.atomic
def decide_match(match: Match, decision: str, *, decided_by: User, seen: str | None = None) -> Match:
    """Confirm, reject or leave unsure that two statements are about the same matter; undecided takes that back.

    A rejected pair never comes back by itself; deciding again changes it, and both decisions stay on record.
    seen: the decision that the caller saw; None asks for no comparison. Raises Decided, and writes nothing, when someone
    decided otherwise since; Gone when the match is no more.
    """
    before = lock(match)
    if seen is not None and before.decision not in (seen, decision):
        raise Decided(before)
    match.decision = decision
    match.save(update_fields=["decision"])
    MatchDecision.objects.create(match=match, decision=decision, decided_by=decided_by)
    changed = [{"decision": value} for value in (before.decision, decision)]
    audit.note(decided_by, "match decided", match, before=changed[0], after=changed[1])
    return match


@transaction.atomic
def assign(case: Case, assignee: User | None, *, by: User, seen: int | None = None) -> None:
    """Give a case to someone, or to no one; nothing is done when it is theirs already.

    seen: the id of the assignee that the caller saw, None for no one. Raises Taken, and writes nothing, when it is
    another's by now; Gone when the case is no more.
    """
    row = lock(case)
    before, wanted = row.assignee, assignee.pk if assignee else None
    if row.assignee_id == wanted:
        return
    if row.assignee_id != seen:
        raise Taken(row)
    row.assignee = assignee
    row.save(update_fields=["assignee"])
    names = [str(person) if person else "" for person in (before, assignee)]
    audit.note(by, "assigned", case, before={"assignee": names[0]}, after={"assignee": names[1]})
