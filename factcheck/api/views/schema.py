"""The description of the API, for programs and for people."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document. It takes a second to make and says the same to everyone, so it is made once a process."""
    with translation.override("en"):
        return dict(SchemaGenerator().get_schema(request=None, public=True))  # type: ignore[no-untyped-call]


class SchemaView(SpectacularAPIView):
    """OpenAPI 3.1, as YAML or JSON. Open to all: it is in the repository too, and holds no data."""

    def _get_schema_response(self, request: Request) -> Response:
        return Response(document())


class DocsView(SpectacularSwaggerSplitView):
    """Swagger UI, served from here; its script is a second request, so that the page needs no inline script."""
