"""Lists in pages: newest first, walked by cursor, never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core import signing
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

if TYPE_CHECKING:  # DRF's views import this module
    from rest_framework.views import APIView

MAX_PAGE_SIZE = 1000


class NewestFirst(CursorPagination):
    """Pages by descending id, which is unique and never null, so a page costs one index range however deep it lies.

    The cursor is signed for the address it was made for: a changed one, or one of another list, is refused.
    """

    ordering = "-id"
    page_size_query_param = "limit"
    max_page_size = MAX_PAGE_SIZE
    template = None
    request: Request
    base_url: str
    names: ClassVar[set[str]] = {"cursor", "limit"}

    def get_page_size(self, request: Request) -> int:
        given = request.query_params.get("limit")
        if given is None:
            return int(self.page_size or 25)
        if not (given.isascii() and given.isdigit() and len(given) <= 4 and 1 <= int(given) <= MAX_PAGE_SIZE):
            raise ValidationError(
                {"limit": [f"{given[:40]!r} is not a page size. Use 1 to {MAX_PAGE_SIZE}."]}
            )
        return int(given)

    def decode_cursor(self, request: Request) -> Cursor | None:
        given = request.query_params.get("cursor")
        if given is None:
            return None
        try:
            return Cursor(*signing.loads(given, salt=request.path))
        except signing.BadSignature:
            told = "This cursor is not one of this list. Start without one, and follow next and previous."
            raise ValidationError({"cursor": [told]}) from None

    def encode_cursor(self, cursor: Cursor) -> str:
        return replace_query_param(
            self.base_url, "cursor", signing.dumps(list(cursor), salt=self.request.path)
        )

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        size = {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": self.page_size}
        told = {"limit": ("Rows on a page.", size), "cursor": ("From next or previous.", {"type": "string"})}
        return [
            {"name": name, "in": "query", "required": False, "description": words, "schema": schema}
            for name, (words, schema) in told.items()
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }
