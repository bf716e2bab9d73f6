"""Giving work that was put aside another chance."""

from __future__ import annotations

from django.db import transaction

from factcheck.actions import audit, jobs
from factcheck.models import Job, Membership, User


def may_retry(user: User, job: Job) -> bool:
    """Editors retry what comes of articles; an import or a poll is retried by who may start one."""
    if job.kind == Job.Kind.IMPORT_BATCH:
        return user.has_perm("factcheck.add_importbatch")
    if job.kind == Job.Kind.POLL_FEED:
        return user.has_perm("factcheck.change_feed")
    if job.kind == Job.Kind.DELIVER:
        return bool(user.is_superuser)  # a delivery is tried again from its desk's log
    return Membership.objects.lets_decide(user)


@transaction.atomic
def retry_job(job: Job, *, by: User) -> bool:
    """Give a job all its attempts again. False, and nothing is done, when it is not put aside, or no more."""
    row = Job.objects.select_for_update().filter(pk=job.pk, state=Job.State.QUARANTINED).first()
    if row is None:
        return False
    jobs.retry(row)
    audit.note(by, "job retried", row, before={"error": row.error})
    return True
