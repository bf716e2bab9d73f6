"""Cases, reviews and evidence."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from factcheck.api.serializers.fields import ProblemSerializer, Strict, Text, WebAddress
from factcheck.api.serializers.said import StatementSerializer
from factcheck.models import Case, Desk, Evidence, Review
from factcheck.models.case import Attribution, Dismissal, Verdict

NOTE_MAX = 10_000


class DeskSerializer(serializers.ModelSerializer[Desk]):
    class Meta:
        model = Desk
        fields = ["id", "name"]


class ReviewSerializer(serializers.ModelSerializer[Review]):
    """A decision. One that undoes another has no verdict, and names it in reverts."""

    reviewer = serializers.CharField(source="reviewer.username", read_only=True)

    class Meta:
        model = Review
        fields = [
            "id",
            "case",
            "verdict",
            "attribution",
            "dismissal",
            "note",
            "reviewer",
            "at",
            "replaces",
            "reverts",
        ]


class CaseSerializer(serializers.ModelSerializer[Case]):
    """review is the standing one, null while the case is open. version is also its ETag."""

    desk = DeskSerializer(read_only=True)
    statement = StatementSerializer(read_only=True)
    assignee = serializers.CharField(
        source="assignee.username", default=None, read_only=True, allow_null=True
    )
    review = ReviewSerializer(read_only=True, allow_null=True)
    watch_rank = serializers.IntegerField(
        read_only=True, help_text="0: on no watch list of the desk, 1: on one, 2: a speaker that is followed."
    )

    class Meta:
        model = Case
        fields = [
            "id",
            "desk",
            "statement",
            "check_worthiness",
            "watch_rank",
            "assignee",
            "review",
            "version",
            "created_at",
        ]


class NewReviewSerializer(Strict):
    verdict = serializers.ChoiceField(Verdict.choices)
    note = Text(required=False, allow_blank=True, default="", max_length=NOTE_MAX)
    attribution = serializers.ChoiceField([*Attribution.choices, ("", "")], required=False, default="")
    dismissal = serializers.ChoiceField(
        [*Dismissal.choices, ("", "")],
        required=False,
        default="",
        help_text="Why, with the verdict dismissed.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["dismissal"] and attrs["verdict"] != Verdict.DISMISSED:
            raise serializers.ValidationError({"dismissal": ["This goes with the verdict dismissed only."]})
        return attrs


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    added_by = serializers.CharField(source="added_by.username", read_only=True)
    archived_url = serializers.CharField(read_only=True, help_text="Of an archived copy, or empty.")

    class Meta:
        model = Evidence
        fields = [
            "id",
            "case",
            "url",
            "title",
            "excerpt",
            "stance",
            "archived_url",
            "added_by",
            "added_at",
            "withdrawn_at",
        ]


class NewEvidenceSerializer(Strict):
    url = WebAddress(max_length=2000)
    title = Text(required=False, allow_blank=True, default="", max_length=500)
    excerpt = Text(required=False, allow_blank=True, default="", max_length=5_000)
    stance = serializers.ChoiceField(Evidence.Stance.choices, required=False, default=Evidence.Stance.CONTEXT)
    archived_url = WebAddress(required=False, allow_blank=True, default="", max_length=2000)


class ConflictSerializer(ProblemSerializer):
    """Someone decided since you looked: the case as it is now. Read it, then decide again with its version."""

    current: Any = CaseSerializer()
