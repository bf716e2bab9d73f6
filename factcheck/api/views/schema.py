"""The description of the API, for programs and for people."""

from __future__ import annotations

from functools import cache
from typing import Any

from csp.decorators import csp_update
from django.utils import translation
from django.utils.decorators import method_decorator
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

# The one <style> block in drf-spectacular's page: four lines on box sizing and the background, allowed by their hash.
SWAGGER_STYLE = "'sha256-MMpT0iDxyjALd9PdfepImGX3DBfJPXZ4IlDWdPAgtn0='"


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document. It takes a second to make and says the same to everyone, so it is made once a process."""
    with translation.override("en"):
        return dict(SchemaGenerator().get_schema(request=None, public=True))  # type: ignore[no-untyped-call]


class SchemaView(SpectacularAPIView):
    """OpenAPI 3.1, as YAML or JSON. Open to all: it is in the repository too, and holds no data."""

    def _get_schema_response(self, request: Request) -> Response:
        return Response(document())


@method_decorator(csp_update({"style-src": SWAGGER_STYLE}), "dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """Swagger UI, served from here; its script is a second request, so that the page needs no inline script."""
