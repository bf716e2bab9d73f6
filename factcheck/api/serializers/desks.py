"""Desks: what counts there, and how precise what they get is."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.api.serializers.cases import CaseSerializer
from factcheck.api.serializers.fields import ProblemSerializer, Strict
from factcheck.claim_words import factor_name
from factcheck.models import Desk
from factcheck.reports.intervals import Share
from factcheck.reports.precision import Report, Row
from quotes.claims.shifts import MOST, learnt_weights

SHIFTS = {
    "type": "object",
    "additionalProperties": {"type": "number", "minimum": -MOST, "maximum": MOST},
    "examples": [{"sport": -1.0, "health": 0.5}],
}


class DeskDetailSerializer(serializers.ModelSerializer[Desk]):
    """version is also the ETag of its settings."""

    languages = serializers.ListField(
        child=serializers.CharField(), read_only=True, help_text="None means all."
    )
    outlets: Any = serializers.PrimaryKeyRelatedField(many=True, read_only=True, help_text="None means all.")

    class Meta:
        model = Desk
        fields = ["id", "name", "outlets", "languages", "min_check_worthiness", "version"]


@extend_schema_field(SHIFTS)
class ShiftsField(serializers.DictField):
    """{factor: log-odds}; numbers only."""

    child = serializers.FloatField(min_value=-MOST, max_value=MOST)

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and any(
            isinstance(value, bool) or not isinstance(value, int | float) for value in data.values()
        ):
            raise serializers.ValidationError('Each weight is a number, such as {"sport": -1.0}.')
        return super().to_internal_value(data)


class ShiftsSerializer(Strict):
    """What the desk adds to each factor, in log-odds. A factor that is left out weighs as the model learnt: {} is the reset."""

    shifts = ShiftsField()


@extend_schema_field({"type": "object", "additionalProperties": {"type": "number"}})
class LearntField(serializers.JSONField):
    """What each model learnt, by language."""


class WeightSerializer(serializers.Serializer[Any]):
    factor = serializers.CharField()
    words = serializers.CharField(help_text="What an editor reads for it, in English.")
    shift = serializers.FloatField(help_text="What this desk adds, in log-odds.")
    learnt = LearntField(help_text="By language, in log-odds.")


class WeightsSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    weights = WeightSerializer(many=True)


def weights_json(desk: Desk) -> dict[str, Any]:
    return {
        "version": desk.version,
        "weights": [
            {
                "factor": name,
                "words": factor_name(name),
                "shift": desk.factor_shifts.get(name, 0.0),
                "learnt": learnt,
            }
            for name, learnt in learnt_weights().items()
        ],
    }


class WeightsConflictSerializer(ProblemSerializer):
    """Someone changed the desk since you looked: its weights as they are now."""

    current: Any = WeightsSerializer()


class MovedSerializer(serializers.Serializer[Any]):
    case = CaseSerializer()
    place = serializers.IntegerField()
    place_before = serializers.IntegerField()
    worth = serializers.FloatField()
    worth_before = serializers.FloatField()


class PreviewSerializer(serializers.Serializer[Any]):
    """top: the first cases of the new order. left: those that would fall out of them. n: cases compared."""

    n = serializers.IntegerField()
    top = MovedSerializer(many=True)
    left = MovedSerializer(many=True)


class ShareSerializer(serializers.Serializer[Any]):
    """precision: worth of decided, with the 95 % interval of Wilson; null of nothing. added: by editors, what was missed."""

    name = serializers.CharField()
    decided = serializers.IntegerField()
    worth = serializers.IntegerField()
    precision = serializers.FloatField(allow_null=True)
    low = serializers.FloatField()
    high = serializers.FloatField()
    added = serializers.IntegerField()


class DismissedSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(help_text="Empty when none was given.")
    number = serializers.IntegerField()


class PrecisionSerializer(serializers.Serializer[Any]):
    since = serializers.DateField(allow_null=True, help_text="The first day that counts; null for all.")
    overall = ShareSerializer()
    kinds = ShareSerializer(many=True)
    factors = ShareSerializer(many=True)
    scores = ShareSerializer(many=True, help_text="By the score of the analysis.")
    months = ShareSerializer(many=True)
    dismissals = DismissedSerializer(many=True)


def precision_json(report: Report) -> dict[str, Any]:
    return {
        "since": report.since.isoformat() if report.since else None,
        "overall": share_json("all", report.overall, report.added),
        "kinds": rows_json(report.kinds),
        "factors": rows_json(report.factors),
        "scores": rows_json(report.bands),
        "months": rows_json(report.months),
        "dismissals": [{"reason": name, "number": number} for name, number in report.dismissals],
    }


def rows_json(rows: list[Row]) -> list[dict[str, Any]]:
    return [share_json(row.name, row.precision, row.added) for row in rows]


def share_json(name: str, share: Share, added: int) -> dict[str, Any]:
    return {
        "name": name,
        "decided": share.n,
        "worth": share.hits,
        "precision": round(share.share, 3) if share.n else None,
        "low": round(share.low, 3),
        "high": round(share.high, 3),
        "added": added,
    }
