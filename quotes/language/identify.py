"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from quotes.language.languages import LANGUAGES, LanguageCode

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 5_000


def identify(text: str) -> LanguageCode:
    """Return the one of LANGUAGES that text looks most like. Reads the first SAMPLE characters."""
    sample = text[:SAMPLE].encode("utf-8", "replace").decode("utf-8")
    language, _ = _identifier().classify(sample)
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
