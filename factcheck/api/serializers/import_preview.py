"""What an import would do."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from factcheck.actions.import_preview import Preview
from quotes.ingest.draft import ArticleDraft

COUNTED = ("new", "unchanged", "revised", "held_back", "bad")


class PreviewColumnSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    field = serializers.CharField(allow_blank=True, help_text="What it fills, or empty.")
    begins = serializers.CharField(allow_blank=True, help_text="How the first value in it begins.")


class PreviewArticleSerializer(serializers.Serializer[Any]):
    """An article as it would come in."""

    outcome = serializers.ChoiceField(choices=["new", "unchanged", "revised"])
    headline = serializers.CharField(allow_blank=True)
    begins = serializers.CharField(help_text="The first 200 characters.")
    outlet = serializers.CharField(allow_blank=True, help_text="As the file names it, or empty.")
    published_on = serializers.CharField(allow_blank=True, help_text="2026-02-03, 2026-02, 2026 or empty.")
    external_id = serializers.CharField(allow_blank=True)
    language = serializers.CharField(allow_blank=True)
    file = serializers.CharField()
    line = serializers.IntegerField()
    repairs = serializers.ListField(child=serializers.CharField())


class PreviewProblemSerializer(serializers.Serializer[Any]):
    detail = serializers.CharField(help_text="Why it would be left out, and what to do.")
    file = serializers.CharField()
    line = serializers.IntegerField()
    column = serializers.CharField(allow_blank=True)


class ImportPreviewSerializer(serializers.Serializer[Any]):
    """What an import would do. counts: of the records read, which are all where complete is true."""

    complete = serializers.BooleanField()
    counts = serializers.DictField(child=serializers.IntegerField())
    columns = PreviewColumnSerializer(many=True)
    articles = PreviewArticleSerializer(many=True)
    problems = PreviewProblemSerializer(many=True)

    def to_representation(self, found: Preview) -> dict[str, Any]:
        choice = found.choice
        return {
            "complete": found.complete,
            "counts": {name: found.counts[name] for name in COUNTED},
            "columns": [
                {"name": name, "field": field, "begins": choice.shown.get(name, "")}
                for name, field in choice.met.items()
            ],
            "articles": [article_shown(draft, outcome) for draft, outcome in found.drafts],
            "problems": [
                {
                    "detail": left.reason,
                    "file": left.place.file,
                    "line": left.place.line,
                    "column": left.place.column,
                }
                for left in found.problems
            ],
        }


def article_shown(draft: ArticleDraft, outcome: str) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "headline": draft.text[: draft.headline_end].strip(),
        "begins": draft.text[:200],
        "outlet": draft.outlet,
        "published_on": str(draft.published_on or ""),
        "external_id": draft.external_id,
        "language": draft.language,
        "file": draft.place.file,
        "line": draft.place.line,
        "repairs": list(draft.repairs),
    }
