"""Fact checks from elsewhere."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from quotes.models import FactCheck


class FactCheckSerializer(serializers.ModelSerializer[FactCheck]):
    """A published verdict; alternate_name and the ratings are its publisher's own."""

    url = serializers.CharField(read_only=True)
    level = serializers.IntegerField(
        read_only=True,
        allow_null=True,
        help_text="The verdict on one scale: 5 true, 4 mostly true, 3 half true, 2 mostly false, 1 false; null outside it.",
    )

    class Meta:
        model = FactCheck
        fields = [
            "id", "url", "statement", "claim_reviewed", "name", "in_language", "author_name", "date_published",
            "item_reviewed_author", "alternate_name", "rating_value", "best_rating", "worst_rating", "level",
        ]  # fmt: skip


class FactCheckRowSerializer(serializers.Serializer[Any]):
    """What became of one ClaimReview of the body."""

    row = serializers.IntegerField(min_value=0, help_text="Its place in the body, from 0.")
    status = serializers.IntegerField(help_text="200 when it is stored, 400 when it cannot be used.")
    outcome = serializers.CharField(required=False, help_text="new, updated or unchanged")
    fact_check = serializers.IntegerField(required=False)
    errors: Any = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), required=False
    )
