"""Imports: files of articles on their way in."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from rest_framework import serializers
from rest_framework.reverse import reverse

from factcheck.api.serializers.fields import Strict, Text
from factcheck.models import ImportBatch, Job
from quotes.ingest.columns import ALIASES

MAX_COLUMN, MAX_COLUMNS = 300, 500
COUNTS = ("new", "unchanged", "revised", "withdrawn", "held_back", "bad")


class ImportSerializer(serializers.ModelSerializer[ImportBatch]):
    """One file. records_total is 0 while nobody has counted; error says why an import stands still."""

    job = serializers.SerializerMethodField(help_text="Its work, null before it starts.")
    error = serializers.SerializerMethodField(help_text="Why it stands still, or empty.")
    problems = serializers.SerializerMethodField(help_text="The records that were left out.")
    kept = serializers.SerializerMethodField(help_text="The articles that stay when it is undone.")

    class Meta:
        model = ImportBatch
        fields = [
            "id", "name", "outlet", "state", "records_total", "records_done", *COUNTS,
            "columns", "uploaded_at", "started_at", "finished_at", "job", "error", "problems", "kept",
        ]  # fmt: skip

    def get_job(self, batch: ImportBatch) -> str | None:
        job = self.job_of(batch)
        return reverse("api:job-detail", [job.pk], request=self.context["request"]) if job else None

    def get_error(self, batch: ImportBatch) -> str:
        job = self.job_of(batch)
        return job.error if job else ""

    def get_problems(self, batch: ImportBatch) -> str:
        return reverse("api:import-problem-list", [batch.pk], request=self.context["request"])

    def get_kept(self, batch: ImportBatch) -> str:
        return reverse("api:import-kept-list", [batch.pk], request=self.context["request"])

    def job_of(self, batch: ImportBatch) -> Job | None:
        return self.jobs.get(batch.pk)

    @cached_property
    def jobs(self) -> dict[int, Job]:
        """The jobs of all batches that are shown, in one query."""
        shown = self.parent.instance if self.parent is not None else [self.instance]
        keys = [batch.pk for batch in shown or ()]
        kinds = (Job.Kind.IMPORT_BATCH, Job.Kind.UNDO_IMPORT)
        # Of an import that was undone too, the later one.
        return {job.key: job for job in Job.objects.filter(kind__in=kinds, key__in=keys).order_by("pk")}


class NewImportSerializer(Strict):
    """The query of a new import."""

    outlet = Text(required=False, default="", max_length=200, help_text="For articles that name none.")
    name = Text(required=False, default="", max_length=200, help_text="What the import is called in lists.")
    start = serializers.BooleanField(
        required=False,
        default=True,
        help_text="false: keep the file until POST …/start/.",
    )


class UploadSerializer(serializers.Serializer[Any]):
    file = serializers.FileField(help_text="Any format of docs/import-formats.md, also zipped.")


class AddressSerializer(Strict):
    """Where the file, or the page of one article, lies."""

    address = Text(max_length=2000, help_text="https://…, or a network that FETCH_NETWORKS opens.")


class ColumnsSerializer(Strict):
    """Which column fills which field; "" for none. Columns that are not named keep what their name says."""

    columns = serializers.DictField(
        child=serializers.ChoiceField(choices=sorted(ALIASES), allow_blank=True),
        allow_empty=True,
        help_text='By the name of the column in the file: {"Bericht": "text", "Noot": ""}.',
    )

    def validate_columns(self, columns: dict[str, str]) -> dict[str, str]:
        if len(columns) > MAX_COLUMNS:
            raise serializers.ValidationError(f"At most {MAX_COLUMNS} columns are taken here.")
        if any(len(name) > MAX_COLUMN for name in columns):
            raise serializers.ValidationError(
                f"The name of a column has at most {MAX_COLUMN} characters here."
            )
        return columns


class ImportProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457, with the place of the record in the file. line counts from 1; 0 is unknown."""

    type = serializers.CharField(default="about:blank")
    title = serializers.CharField(default="Not imported")
    status = serializers.IntegerField(default=422)
    detail = serializers.CharField(source="reason", help_text="Why, and what to do.")
    record = serializers.IntegerField(help_text="Its number in the file, from 1.")
    file = serializers.CharField(help_text="The file, within an archive too.")
    line = serializers.IntegerField()
    column = serializers.CharField(allow_blank=True)
