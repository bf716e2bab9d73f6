"""Work to do. The row is the record; Celery is only the wake-up call."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> JobQuerySet:
        return self.filter(state__in=(Job.State.PENDING, Job.State.RUNNING))

    def due(self) -> JobQuerySet:
        """Waiting, and their time has come, by the clock of the database."""
        return self.filter(state=Job.State.PENDING, due_at__lte=Now())

    def abandoned(self) -> JobQuerySet:
        """Running by name only: the lease ran out, so the worker is gone."""
        return self.filter(state=Job.State.RUNNING, lease_until__lt=Now())


class Job(models.Model):
    """A unit of work: kind is the task, key the id it works on.

    attempts: times taken since it was announced. fence: times taken ever; who took it earlier can no longer finish it.
    again: announced once more while it ran. error: why the last attempt failed, in one sentence an editor can read.
    """

    class Kind(models.TextChoices):
        PROCESS_ARTICLE = "process_article", _("analyse article")
        MATCH_STATEMENT = "match_statement", _("match statement")
        IMPORT_BATCH = "import_batch", _("import file")
        POLL_FEED = "poll_feed", _("poll feed")
        UNDO_IMPORT = "undo_import", _("undo import")
        RANK_DESK = "rank_desk", _("order the queue anew")
        DELIVER = "deliver", _("send message")

    class Priority(models.IntegerChoices):
        AWAITED = 0, _("someone is waiting")
        INTAKE = 2, _("files and feeds")  # before the analysis of what came in with those before
        BULK = 5, _("in bulk")

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        QUARANTINED = "quarantined", _("put aside")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    key = models.BigIntegerField(_("works on"))
    state = models.CharField(_("state"), max_length=11, choices=State, default=State.PENDING)
    priority = models.SmallIntegerField(_("priority"), choices=Priority, default=Priority.AWAITED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    fence = models.PositiveIntegerField(default=0)
    again = models.BooleanField(default=False)
    error = models.TextField(_("why it failed"), blank=True)
    due_at = models.DateTimeField(_("due"), db_default=Now())
    sent_at = models.DateTimeField(_("woken"), null=True, blank=True)
    lease_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    created_at = models.DateTimeField(_("announced"), db_default=Now())
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_job_per_kind_and_key")]
        indexes = [
            models.Index(
                fields=["priority", "due_at", "id"], condition=Q(state="pending"), name="job_waiting"
            ),
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="job_running"),
            models.Index(fields=["-finished_at"], condition=Q(state="quarantined"), name="job_put_aside"),
            models.Index(fields=["-finished_at"], condition=Q(state="done"), name="job_done_lately"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"

    @property
    def finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.QUARANTINED)
