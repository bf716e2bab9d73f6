"""How far the work is."""

from __future__ import annotations

from factcheck.api.filtersets import JobFilters
from factcheck.api.serializers.jobs import JobSerializer
from factcheck.api.views.resource import ReadOnlyResource
from factcheck.models import Job


class JobViews(ReadOnlyResource[Job]):
    """Units of work: waiting, running, done, or put aside with the reason in error."""

    queryset = Job.objects.all()
    serializer_class = JobSerializer
    filterset_class = JobFilters
