"""A file of articles on its way in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportBatch(models.Model):
    """One uploaded file: previewed, confirmed, then imported in the background, chunk by chunk.

    records_done: records of the file that are stored or listed as a problem; a restart goes on after them.
    Why a running import stands still is told by its job, kind import_batch, key the id of the batch.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("waiting for your go")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("cancelled")

    file = models.FileField(_("file"), upload_to="imports/%Y/%m/", max_length=300)
    name = models.CharField(_("name"), max_length=300)
    outlet = models.CharField(
        _("outlet"), max_length=200, blank=True, help_text=_("For articles that name none.")
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UPLOADED)
    records_total = models.PositiveIntegerField(_("records"), default=0)
    records_done = models.PositiveIntegerField(_("done"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    revised = models.PositiveIntegerField(_("revised"), default=0)
    bad = models.PositiveIntegerField(_("bad"), default=0)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class ImportProblem(models.Model):
    """A record of a file that could not be read: where, and why."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="problems", verbose_name=_("import"))
    record = models.PositiveIntegerField(_("record"))
    file = models.CharField(_("file"), max_length=300)
    line = models.PositiveIntegerField(_("line"), default=0)
    column = models.CharField(_("column"), max_length=100, blank=True)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("problem")
        verbose_name_plural = _("problems")
        ordering = ["record"]
        constraints = [models.UniqueConstraint(fields=["batch", "record"], name="one_problem_per_record")]

    def __str__(self) -> str:
        return f"{self.file} {self.line}: {self.reason}"
