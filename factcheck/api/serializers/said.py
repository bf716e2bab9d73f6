"""Statements, where they appear, and who said them."""

from __future__ import annotations

from typing import cast

from rest_framework import serializers

from factcheck.api.serializers.fields import SpanSerializer
from quotes.ingest.draft import PartialDate, Precision
from quotes.models import Outlet, Quote, Speaker, Statement


class OutletSerializer(serializers.ModelSerializer[Outlet]):
    website = serializers.CharField(read_only=True, help_text="Its address, or empty.")

    class Meta:
        model = Outlet
        fields = ["id", "name", "website"]


class SpeakerSerializer(serializers.ModelSerializer[Speaker]):
    class Meta:
        model = Speaker
        fields = ["id", "name", "kind", "aliases", "wikidata_id"]


class StatementSerializer(serializers.ModelSerializer[Statement]):
    """speaker_name is empty when the speaker is unknown or unnamed."""

    speaker_name = serializers.CharField(source="speaker.name", default="", read_only=True)
    said_on = serializers.SerializerMethodField(help_text="2026-02-03, 2026-02, 2026 or empty.")

    class Meta:
        model = Statement
        fields = [
            "id",
            "kind",
            "text",
            "title",
            "language",
            "speaker",
            "speaker_name",
            "said_on",
            "embedding_version",
            "created_at",
        ]

    def get_said_on(self, statement: Statement) -> str:
        if statement.said_on is None:
            return ""
        return str(PartialDate(statement.said_on, cast(Precision, statement.said_precision)))


class QuoteSerializer(serializers.ModelSerializer[Quote]):
    segments = SpanSerializer(many=True, read_only=True)
    cue = SpanSerializer(many=True, read_only=True)
    mention = SpanSerializer(read_only=True, allow_null=True)
    text = serializers.CharField(read_only=True)
    speaker_kind = serializers.CharField(
        read_only=True, help_text="As the kind of a speaker; empty when unknown."
    )

    class Meta:
        model = Quote
        fields = [
            "id", "article", "statement", "style", "text", "start", "end", "segments", "cue", "mention",
            "speaker", "speaker_name", "speaker_kind", "confidence", "reason", "parent", "origin", "stale",
        ]  # fmt: skip
