"""Jobs."""

from __future__ import annotations

from rest_framework import serializers

from factcheck.models import Job


class JobSerializer(serializers.ModelSerializer[Job]):
    """A unit of work. key is the id of what it works on: an article, a statement or an import, by kind."""

    class Meta:
        model = Job
        fields = [
            "id",
            "kind",
            "key",
            "state",
            "attempts",
            "error",
            "due_at",
            "created_at",
            "started_at",
            "finished_at",
        ]
