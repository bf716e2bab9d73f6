"""Articles, in and out."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.api.serializers.claims import ClaimSerializer
from factcheck.api.serializers.fields import Strict, Text, WebAddress
from factcheck.api.serializers.said import QuoteSerializer
from factcheck.models import Job
from quotes.ingest.draft import ArticleDraft, PartialDate, Place
from quotes.ingest.record import MAX_CHARACTERS, MAX_LENGTHS, Refused, compose, published_on
from quotes.models import Article
from quotes.models.article import Language

OUTCOMES = ["new", "unchanged", "revised"]


class ArticleSummarySerializer(serializers.ModelSerializer[Article]):
    """An article without its text."""

    headline = serializers.CharField(source="headline_text", read_only=True)
    published_on = serializers.CharField(
        source="published", read_only=True, help_text="2026-02-03, 2026-02, 2026 or empty."
    )
    url = serializers.CharField(read_only=True, help_text="Where it was published, or empty.")
    story = serializers.IntegerField(
        read_only=True,
        allow_null=True,
        help_text="The number that near copies of one story share; null until analysed.",
    )

    class Meta:
        model = Article
        fields = [
            "id", "outlet", "external_id", "revision", "superseded_by", "headline", "language", "published_on",
            "url", "byline", "section", "story", "created_at", "analysed_at", "pipeline",
        ]  # fmt: skip


class ArticleSerializer(ArticleSummarySerializer):
    headline = serializers.CharField(read_only=True)

    class Meta(ArticleSummarySerializer.Meta):
        fields = [*ArticleSummarySerializer.Meta.fields, "text", "headline_end"]


@extend_schema_field(
    {"type": ["string", "null"], "maxLength": 40, "examples": ["2026-02-03", "2026-02", "2026"]}
)
class PartialDateField(serializers.Field[PartialDate | None, str, str, Any]):
    """2026-02-03, 2026-02 or 2026."""

    def to_internal_value(self, data: Any) -> PartialDate | None:
        if not isinstance(data, str):
            raise serializers.ValidationError('A date is text. Use "2026-02-03", "2026-02" or "2026".')
        try:
            return published_on(data)
        except Refused as refused:
            raise serializers.ValidationError(str(refused)) from None


class NewArticleSerializer(Strict):
    """An article to be added. headline, if any, is put before text with a blank line between; offsets count from there."""

    text = Text(trim_whitespace=False, max_length=MAX_CHARACTERS)
    headline = Text(required=False, allow_blank=True, default="", max_length=2000)
    outlet = Text(required=False, allow_blank=True, default="", max_length=MAX_LENGTHS["outlet"])
    external_id = Text(
        required=False, allow_blank=True, default="", max_length=MAX_LENGTHS["external_id"],
        help_text="Your own id. Another text under a known one is its next revision.",
    )  # fmt: skip
    url = WebAddress(required=False, allow_blank=True, default="", max_length=MAX_LENGTHS["url"])
    language = serializers.ChoiceField(
        Language.choices, required=False, allow_blank=True, default="", help_text="Detected when left out."
    )
    published_on = PartialDateField(required=False, default=None, allow_null=True)
    byline = Text(required=False, allow_blank=True, default="", max_length=MAX_LENGTHS["byline"])
    section = Text(required=False, allow_blank=True, default="", max_length=MAX_LENGTHS["section"])

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        try:
            attrs["text"], attrs["headline_end"] = compose(attrs.pop("headline"), attrs["text"])
        except Refused as refused:
            raise serializers.ValidationError({refused.column: [str(refused)]}) from None
        return attrs

    def draft(self) -> ArticleDraft:
        return ArticleDraft(place=Place("api"), **self.validated_data)


class AcceptedArticleSerializer(serializers.Serializer[Any]):
    """What became of an article that was sent. job is its analysis; ask there how far it is."""

    article = serializers.IntegerField(help_text="Its id.")
    job = serializers.URLField()
    outcome = serializers.ChoiceField(OUTCOMES)


class AnalysedArticleSerializer(AcceptedArticleSerializer):
    """The same, after waiting: what was found, or the reason why the analysis was put aside."""

    state = serializers.ChoiceField(Job.State.choices)
    reason = serializers.CharField(help_text="Why the analysis was put aside; empty when it was not.")
    quotes = QuoteSerializer(many=True)
    claims = ClaimSerializer(many=True)


class BulkRowSerializer(serializers.Serializer[Any]):
    """One row of a bulk answer: what became of it, or its errors by field."""

    row = serializers.IntegerField(help_text="Its place in what you sent, from 0.")
    status = serializers.ChoiceField([202, 400])
    article = serializers.IntegerField(required=False)
    job = serializers.URLField(required=False)
    outcome = serializers.ChoiceField(OUTCOMES, required=False)
    errors: Any = serializers.DictField(child=serializers.JSONField(), required=False)
