"""What a job says of its own failure has Dutch words; what failed unforeseen stays as it was said."""

from __future__ import annotations

import datetime

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from factcheck.actions import jobs
from factcheck.import_words import reason_in_words
from factcheck.models import Job
from quotes.language.guard import MAX_CHARACTERS, TextRefused, check
from tests.import_words.untold import untold


def test_a_job_that_took_too_long() -> None:
    assert untold(jobs.reason_of(SoftTimeLimitExceeded())) == []


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_was_lost() -> None:
    over = timezone.now() - datetime.timedelta(hours=1)
    Job.objects.create(
        kind=Job.Kind.PROCESS_ARTICLE, key=1, state=Job.State.RUNNING, attempts=settings.JOB_ATTEMPTS, lease_until=over
    )  # fmt: skip
    jobs.sweep()
    reason = Job.objects.get().error
    with override("nl"):
        assert reason_in_words(reason) == (
            f"De worker hield er middenin mee op, {settings.JOB_ATTEMPTS} keer. "
            "In zijn logboek staat wat hem beëindigde."
        )


@pytest.mark.parametrize("text", ["", "!?", "woord " * MAX_CHARACTERS])
def test_a_text_that_is_refused(text: str) -> None:
    with pytest.raises(TextRefused) as refused:
        check(text)
    assert untold(str(refused.value)) == []


def test_what_failed_unforeseen_stays() -> None:
    with override("nl"):
        assert reason_in_words("OSError: [Errno 28] No space left on device") == (
            "OSError: [Errno 28] No space left on device"
        )
