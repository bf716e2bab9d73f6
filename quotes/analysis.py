"""From text to quotes and claims in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.claims import find_claims
from quotes.claims.result import FoundClaim
from quotes.extraction import extract_quotes
from quotes.extraction.result import ExtractedQuote
from quotes.language import guard
from quotes.language.identify import identify
from quotes.language.pipelines import LANGUAGES, LanguageCode, load, page_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

PIPELINE = "rules-1, claims-1"


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
    return _read(load(code)(text), code)


def choose_language(text: str, language: str) -> LanguageCode:
    """Raises ValueError when language is not one that has a pipeline."""
    if language == "auto":
        return identify(text)
    for code in LANGUAGES:
        if language == code:
            return code
    raise ValueError(f"No pipeline for language {language!r}. Use nl, en or auto.")


@contextmanager
def memory_zones() -> Iterator[None]:
    """Give back, at the end, what the pipelines have learnt of new words. Analyses made inside stay valid."""
    with ExitStack() as zones:
        for code in LANGUAGES:
            zones.enter_context(load(code).memory_zone())
        yield


def _read(doc: Doc, code: LanguageCode) -> Analysis:
    quotes = extract_quotes(doc, code)
    regions = [
        (segment.start, segment.end, index)
        for index, quote in enumerate(quotes)
        if quote.parent is None
        for segment in quote.segments
    ]
    return Analysis(code, quotes, find_claims(page_of(doc), regions, code), PIPELINE)
