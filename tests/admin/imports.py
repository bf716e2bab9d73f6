"""Driving the import pages as a person does: upload, confirm, and a worker that takes its turn."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factcheck.actions import import_chunks, jobs
from factcheck.models import ImportBatch, Job


def upload(client: Client, data: bytes, name: str = "artikelen.csv", outlet: str = "") -> Any:
    """The page that follows the upload: the preview, or the form again."""
    file = SimpleUploadedFile(name, data)
    return client.post(
        reverse("admin:factcheck_importbatch_add"), {"file": file, "outlet": outlet}, follow=True
    )


def confirm(client: Client, batch: ImportBatch, total: int | str = "") -> Any:
    return client.post(reverse("admin:import-confirm", args=[batch.pk]), {"total": total}, follow=True)


def work(batch: ImportBatch) -> ImportBatch:
    """What the worker's task does, once."""
    with jobs.claimed(Job.Kind.IMPORT_BATCH, batch.pk) as job:
        assert job is not None
        import_chunks.import_next(job)
    batch.refresh_from_db()
    return batch


def run_import(client: Client, data: bytes, name: str = "artikelen.csv", outlet: str = "") -> ImportBatch:
    """Upload, confirm, and work it off."""
    assert upload(client, data, name, outlet).status_code == 200
    batch = ImportBatch.objects.latest("pk")
    assert confirm(client, batch).status_code == 200
    return work(batch)


def report(client: Client, batch: ImportBatch) -> str:
    """The report as one line of words, without its tags."""
    page = client.get(reverse("admin:factcheck_importbatch_change", args=[batch.pk]))
    assert page.status_code == 200
    return " ".join(unescape(re.sub("<[^>]*>", " ", page.text)).split())
