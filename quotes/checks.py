"""What is checked before anything starts."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from quotes.language.languages import LANGUAGES
from quotes.language.pipelines import complaint


def pipelines_can_be_used(**_: Any) -> list[CheckMessage]:
    """The pipeline of each language is there, is of that language, and has what the rules look at."""
    found = ((language, complaint(language)) for language in LANGUAGES)
    return [
        Error(message, hint=f"See PIPELINE_{language.upper()} in docs/operations.md.", id="quotes.E001")
        for language, message in found
        if message
    ]
