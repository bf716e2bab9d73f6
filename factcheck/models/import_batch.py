"""A file of articles on its way in, and what became of each of its records."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from quotes.models import Article


class ImportBatch(models.Model):
    """One uploaded file: previewed, confirmed, then imported in the background, chunk by chunk; it can be undone.

    records_done: records of the file that are stored or listed as a problem; a restart goes on after them.
    resume_byte, resume_line: where in the file the next record begins; byte 0 where the format does not tell.
    columns: which column or key of the file fills which field, where someone chose that: {"Bericht": "text"}.
    digest: SHA-256 of the file and of what decides how it is read; files with the same give the same records.
    Why a running import stands still is told by its job, kind import_batch, key the id of the batch.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("waiting for your go")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("cancelled")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    file = models.FileField(_("file"), upload_to="imports/%Y/%m/", max_length=300)
    name = models.CharField(_("name"), max_length=300)
    outlet = models.CharField(
        _("outlet"), max_length=200, blank=True, help_text=_("For articles that name none.")
    )
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UPLOADED)
    records_total = models.PositiveIntegerField(_("records"), default=0)
    records_done = models.PositiveIntegerField(_("done"), default=0)
    resume_byte = models.BigIntegerField(default=0, editable=False)
    resume_line = models.PositiveIntegerField(default=0, editable=False)
    new = models.PositiveIntegerField(_("new"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    revised = models.PositiveIntegerField(_("revised"), default=0)
    bad = models.PositiveIntegerField(_("not readable"), default=0)
    held_back = models.PositiveIntegerField(_("held back"), default=0)
    withdrawn = models.PositiveIntegerField(_("withdrawn"), default=0)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["digest"], condition=Q(state="done"), name="import_done_before")]

    def __str__(self) -> str:
        return self.name

    @property
    def counts(self) -> dict[str, int]:
        """Records by outcome."""
        return {outcome: getattr(self, outcome) for outcome in ImportRow.Outcome.counted()}

    @property
    def ended(self) -> bool:
        return self.state not in (self.State.UPLOADED, self.State.RUNNING, self.State.UNDOING)


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def problems(self) -> ImportRowQuerySet:
        """Records that brought no article in."""
        return self.filter(outcome__in=ImportRow.Outcome.left_out())

    def brought(self) -> ImportRowQuerySet:
        """Records that brought in the article that they name, or took one back."""
        outcome = ImportRow.Outcome
        return self.filter(outcome__in=(outcome.NEW, outcome.REVISED, outcome.WITHDRAWN))


class ImportRow(models.Model):
    """A record of a file, where it stood, and what became of it.

    article: the revision that it brought in, took back or found stored already; null for a problem, or once removed.
    reason: why it was left out; of an article, what was repaired to read it.
    """

    class Outcome(models.TextChoices):
        NEW = "new", _("new")
        REVISED = "revised", _("revised")
        UNCHANGED = "unchanged", _("unchanged")
        WITHDRAWN = "withdrawn", _("withdrawn")
        HELD_BACK = "held_back", _("held back")
        BAD = "bad", _("not readable")
        UNDONE = "undone", _("undone")

        @classmethod
        def counted(cls) -> tuple[str, ...]:
            return tuple(value for value in cls.values if value != cls.UNDONE)

        @classmethod
        def left_out(cls) -> tuple[Any, ...]:
            return cls.BAD, cls.HELD_BACK

    # Without constraints in the database: looking both up for every row would cost a third of a bulk import.
    batch = models.ForeignKey(
        ImportBatch,
        models.CASCADE,
        related_name="rows",
        verbose_name=_("import"),
        db_index=False,
        db_constraint=False,
    )
    record = models.PositiveIntegerField(_("record"))
    file = models.CharField(_("file"), max_length=300)
    line = models.PositiveIntegerField(_("line"), default=0)
    column = models.CharField(_("column"), max_length=100, blank=True)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome)
    reason = models.TextField(_("reason"), blank=True)
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_rows",
        verbose_name=_("article"),
        db_constraint=False,
    )

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = ["record"]
        constraints = [models.UniqueConstraint(fields=["batch", "record"], name="one_row_per_record")]
        indexes = [
            models.Index(
                fields=["batch", "record"],
                condition=Q(outcome__in=("bad", "held_back")),
                name="import_problem",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.line}: {self.get_outcome_display()}"


class ColumnChoice(models.Model):
    """Which column fills which field in the files of an outlet, as someone last chose it. outlet: "" for none in particular."""

    outlet = models.CharField(_("outlet"), max_length=200, blank=True, unique=True)
    columns = models.JSONField(_("columns"), default=dict)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("choice of columns")
        verbose_name_plural = _("choices of columns")

    def __str__(self) -> str:
        return self.outlet
