"""What is checked before anything starts."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from quotes.embedding import complaint_about_embedder
from quotes.extraction import words
from quotes.language import pipelines
from quotes.language.languages import LANGUAGES


def pipelines_can_be_used(**_: Any) -> list[CheckMessage]:
    """The pipeline of each language is there, is of that language, and has what the rules look at."""
    found = ((language, pipelines.complaint(language)) for language in LANGUAGES)
    return [
        Error(message, hint=f"See PIPELINE_{language.upper()} in docs/operations.md.", id="quotes.E001")
        for language, message in found
        if message
    ]


def word_lists_are_complete(**_: Any) -> list[CheckMessage]:
    """Each language has every list that the rules ask for."""
    found = (words.complaint(language) for language in LANGUAGES)
    return [Error(message, hint="See docs/languages.md.", id="quotes.E002") for message in found if message]


def embedder_can_be_used(**_: Any) -> list[CheckMessage]:
    """EMBEDDER can be loaded, and its vectors fit the database column."""
    message = complaint_about_embedder()
    hint = "See EMBEDDER in docs/operations.md."
    return [Error(message, hint=hint, id="quotes.E003")] if message else []
