"""The page of a speaker."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.web.request import Request
from factcheck.web.speaker_page import STATEMENTS, read_speaker
from quotes.models import Speaker


@require_safe
def speaker(request: Request, speaker_id: int) -> HttpResponse:
    who = get_object_or_404(Speaker, pk=speaker_id)
    return render(request, "speaker.html", {"speaker": who, "page": read_speaker(who), "most": STATEMENTS})
