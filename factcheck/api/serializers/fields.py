"""Pieces that several resources share."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


class Strict(serializers.Serializer[Any]):
    """Refuses keys that it does not know: a misspelt or a read-only field is an error, never silently dropped."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            allowed = [name for name, field in self.fields.items() if not field.read_only]
            told = f"This field cannot be set. Those that can: {', '.join(allowed)}."
            if unknown := {str(name)[:80]: [told] for name in data if name not in allowed}:
                raise serializers.ValidationError(unknown)
        return super().to_internal_value(data)


class Text(serializers.CharField):
    """A string; numbers and booleans are refused instead of turned into words."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


@extend_schema_field({"type": "string", "maxLength": 2000, "examples": ["https://example.org/bericht"]})
class WebAddress(serializers.URLField):
    """http or https, never javascript: or data:, since pages make links of it."""

    default_error_messages = {"scheme": "This is not a web address. Use https://…"}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str) or (
            data and not data.strip().lower().startswith(("http://", "https://"))
        ):
            self.fail("scheme")
        return super().to_internal_value(data)


class SpanSerializer(serializers.Serializer[Any]):
    """A stretch of article.text, in code points; end is exclusive."""

    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=0)
    text = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What is wrong, and what to do.")
    errors: Any = serializers.DictField(
        child=serializers.JSONField(),
        required=False,
        help_text="Sentences by field; those on the whole under ''.",
    )
