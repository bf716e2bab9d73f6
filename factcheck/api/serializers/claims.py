"""Claims: where they stand, why they are worth a check, and how they read by themselves."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.api.filters import MAX_ID
from factcheck.api.serializers.fields import ProblemSerializer, SpanSerializer, Strict, Text
from factcheck.claim_words import factor_name
from factcheck.models import WordingEdit
from quotes.echoes import Echo, echoes
from quotes.models import Claim
from quotes.models.said import WORDING_MAX


class FactorSerializer(serializers.Serializer[Any]):
    """Why a claim scored as it did; weight in log-odds, below zero where it is ranked down."""

    name = serializers.CharField()
    words = serializers.SerializerMethodField(help_text="What an editor reads for it, in English.")
    weight = serializers.FloatField()
    span = SpanSerializer(required=False)

    def get_words(self, factor: dict[str, Any]) -> str:
        return factor_name(factor["name"])


class ResolutionSerializer(serializers.Serializer[Any]):
    """What was read for words of the claim, so that its wording can stand by itself. start and end are those of the article's text."""

    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=0)
    text = serializers.CharField(help_text="As printed; empty where words were put in.")
    becomes = serializers.CharField(help_text="Empty where words were taken away.")
    reason = serializers.CharField(
        help_text="shared (with another claim of its sentence), order (of words), date, speaker, post, or how a name was found."
    )


class EchoSerializer(serializers.Serializer[Any]):
    """spoken: the claim where someone was quoted with it first. repeated: a later one that states it and names no one."""

    spoken = serializers.IntegerField(help_text="Id of a claim.")
    spoken_in = serializers.IntegerField(help_text="Id of its article.")
    spoken_by = serializers.CharField(help_text="Empty when unknown.")
    spoken_on = serializers.DateField()
    repeated = serializers.IntegerField(help_text="Id of a claim.")
    repeated_in = serializers.IntegerField(help_text="Id of its article.")
    repeated_on = serializers.DateField()


def echo_json(echo: Echo) -> dict[str, Any]:
    spoken, repeated = echo.spoken, echo.repeated
    return {
        "spoken": spoken.pk,
        "spoken_in": spoken.article_id,
        "spoken_by": spoken.quote.speaker_name if spoken.quote else "",
        "spoken_on": str(spoken.article.published_on),
        "repeated": repeated.pk,
        "repeated_in": repeated.article_id,
        "repeated_on": str(repeated.article.published_on),
    }


class ClaimListSerializer(serializers.ListSerializer[Claim]):
    """Reads what was laundered for all rows at once."""

    def to_representation(self, data: Any) -> Any:
        rows = list(data.all() if hasattr(data, "all") else data)
        found = echoes({claim.statement_id for claim in rows})
        for claim in rows:
            claim.echoes = found.get(claim.statement_id, [])
        return super().to_representation(rows)


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """text is what was printed. wording is ours: the same to be read without the article; empty where text will do."""

    kinds = serializers.ListField(child=serializers.CharField(), read_only=True)
    factors = FactorSerializer(many=True, read_only=True)
    resolutions = ResolutionSerializer(many=True, read_only=True)
    laundered = serializers.SerializerMethodField(
        help_text="Where this was said by someone and is stated later without a speaker; the claim is one of the two."
    )

    class Meta:
        model = Claim
        list_serializer_class = ClaimListSerializer
        fields = [
            "id", "article", "quote", "statement", "text", "start", "end", "check_worthiness", "kinds", "factors",
            "wording", "wording_origin", "wording_version", "resolutions", "laundered", "origin", "stale",
        ]  # fmt: skip

    @extend_schema_field(EchoSerializer(many=True))
    def get_laundered(self, claim: Claim) -> list[dict[str, Any]]:
        found = getattr(claim, "echoes", None)
        if found is None:
            found = echoes([claim.statement_id]).get(claim.statement_id, [])
        return [echo_json(echo) for echo in found if claim.pk in (echo.spoken.pk, echo.repeated.pk)]


class NewClaimSerializer(Strict):
    """A claim that was missed: where it stands, in code points of the article's text, and whose queue it goes to."""

    article = serializers.IntegerField(min_value=1, max_value=MAX_ID)
    start = serializers.IntegerField(min_value=0, max_value=MAX_ID)
    end = serializers.IntegerField(min_value=1, max_value=MAX_ID)
    desk = serializers.IntegerField(min_value=1, max_value=MAX_ID)


class NewWordingSerializer(Strict):
    wording = Text(allow_blank=True, max_length=WORDING_MAX, help_text="Empty: the printed words alone.")


class WordingEditSerializer(serializers.ModelSerializer[WordingEdit]):
    """One change of a claim's wording; one that undoes another names it in reverts."""

    editor = serializers.CharField(source="editor.username", read_only=True)

    class Meta:
        model = WordingEdit
        fields = ["id", "claim", "before", "after", "editor", "at", "reverts"]


class ClaimConflictSerializer(ProblemSerializer):
    """Someone changed the wording since you looked: the claim as it is now."""

    current: Any = ClaimSerializer()
