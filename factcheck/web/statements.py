"""The page of a statement."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.models import Case
from factcheck.web.request import Request
from factcheck.web.statement_page import versions
from quotes.models import Statement


@require_safe
def statement(request: Request, statement_id: int) -> HttpResponse:
    """All its wordings and appearances side by side."""
    rows = Statement.objects.select_related("speaker").defer("search_text", "search_vector", "embedding")
    asked = get_object_or_404(rows, pk=statement_id)
    found = versions(asked)
    cases = Case.objects.visible_to(request.user).filter(statement=asked).select_related("desk", "review")
    context = {
        "statement": asked,
        "versions": found,
        "place_count": sum(len(version.places) for version in found),
        "languages": {version.statement.language for version in found},
        "cases": cases,
    }
    return render(request, "statement.html", context)
