"""From text to quotes and claims in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.claims.result import FoundClaim
from quotes.extraction import extract_quotes
from quotes.extraction.result import ExtractedQuote
from quotes.language import guard
from quotes.language.identify import identify
from quotes.language.pipelines import LANGUAGES, LanguageCode, load

PIPELINE = "rules-1"


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one text. Offsets are those of the text as given. pipeline: the version that found it."""

    language: LanguageCode
    quotes: tuple[ExtractedQuote, ...]
    claims: tuple[FoundClaim, ...]
    pipeline: str


def analyse(text: str, language: str = "auto") -> Analysis:
    """Find the quotes and claims of an article.

    language: "nl", "en" or "auto". Raises TextRefused when the text is empty or too long.
    """
    guard.check(text)
    code = choose_language(text, language)
    doc = load(code)(text)
    quotes = extract_quotes(doc, code)
    return Analysis(code, quotes, (), PIPELINE)


def choose_language(text: str, language: str) -> LanguageCode:
    """Raises ValueError when language is not one that has a pipeline."""
    if language == "auto":
        return identify(text)
    for code in LANGUAGES:
        if language == code:
            return code
    raise ValueError(f"No pipeline for language {language!r}. Use nl, en or auto.")


def analyse_many(texts: Iterable[str], language: str = "auto") -> Iterator[Analysis]:
    """Analyse texts one by one, giving back the memory of new words as it goes."""
    for text in texts:
        yield analyse(text, language)
