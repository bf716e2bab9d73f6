"""Pairs of statements."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.api.serializers.fields import ProblemSerializer, Strict
from factcheck.api.serializers.said import StatementSerializer
from quotes.models import Match
from quotes.models.match import Decision


@extend_schema_field({"type": ["string", "number", "boolean", "null"]})
class SlotValue(serializers.JSONField):
    """A value as the comparison wrote it; null where that side is silent."""


class SlotSerializer(serializers.Serializer[Any]):
    """One point of comparison; a of the query, b of the candidate."""

    slot = serializers.CharField()
    a = SlotValue()
    b = SlotValue()
    verdict = serializers.CharField(help_text="same, different or missing")


class MatchSerializer(serializers.ModelSerializer[Match]):
    query = StatementSerializer(read_only=True)
    candidate = StatementSerializer(read_only=True)
    relation = serializers.CharField(
        read_only=True,
        help_text="Of the later to the earlier: repeats, rewords, contradicts, different; or empty.",
    )
    wording = serializers.CharField(
        read_only=True, help_text="verbatim, shortened, altered, meaning_changed, translated; or empty."
    )
    same_speaker = serializers.BooleanField(read_only=True)
    slots = SlotSerializer(many=True, read_only=True)
    reasons = serializers.DictField(read_only=True)

    class Meta:
        model = Match
        fields = [
            "id", "query", "candidate", "similarity", "band", "relation", "wording", "same_speaker", "slots", "reasons",
            "embedding_version", "decision", "created_at",
        ]  # fmt: skip


class MatchDecisionSerializer(Strict):
    """undecided takes a decision back. seen: the decision as you saw it; when it is another by now, you get a 409."""

    decision = serializers.ChoiceField(Decision.choices)
    seen = serializers.ChoiceField(
        Decision.choices,
        required=False,
        help_text="The decision as you saw it. Without it, yours replaces whatever stands.",
    )


class MatchConflictSerializer(ProblemSerializer):
    """Someone decided since you looked: the match as it is now."""

    current: Any = MatchSerializer()
