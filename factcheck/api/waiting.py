"""?wait=: looking at a job until it is finished."""

from __future__ import annotations

import time

from django.conf import settings
from rest_framework import serializers
from rest_framework.request import Request

from factcheck.models import Job

LOOK_EVERY_S = 0.1


class WaitSerializer(serializers.Serializer[None]):
    wait = serializers.IntegerField(
        required=False,
        default=0,
        min_value=0,
        max_value=settings.ANALYSE_WAIT_MAX_S,
        help_text="Seconds to wait for the analysis before answering.",
    )


def seconds_to_wait(request: Request) -> int:
    asked = WaitSerializer(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    return int(asked.validated_data["wait"])


def finished_within(job: Job, seconds: float) -> Job:
    """The job as it is once finished, or when seconds have passed. A query per look; no transaction may be open."""
    stop_at = time.monotonic() + seconds
    while not job.finished and time.monotonic() < stop_at:
        time.sleep(LOOK_EVERY_S)
        job.refresh_from_db()
    return job
