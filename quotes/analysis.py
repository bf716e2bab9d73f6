"""From text to quotes and claims in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from quotes.claims import find_claims
from quotes.claims.result import FoundClaim, Resolution
from quotes.extraction.result import ExtractedQuote
from quotes.language import guard
from quotes.language.identify import identify
from quotes.language.languages import LANGUAGES, LanguageCode
from quotes.language.paragraph_languages import foreign_paragraphs
from quotes.language.pipelines import load, page_of
from quotes.language.text import Paragraph
from quotes.mixed_languages import with_paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "trees-1, claims-2"
BATCH = 50  # texts between two memory zones


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one text. Offsets are those of the text as given. pipeline: the version that found it.

    language: of the article. foreign: its paragraphs in another one.
    """

    language: LanguageCode
    quotes: tuple[ExtractedQuote, ...]
    claims: tuple[FoundClaim, ...]
    pipeline: str
    foreign: tuple[tuple[Paragraph, LanguageCode], ...] = ()

    def language_at(self, position: int) -> LanguageCode:
        """The language of the paragraph at a character."""
        for paragraph, code in self.foreign:
            if paragraph.start <= position < paragraph.end:
                return code
        return self.language


def analyse(text: str, language: str = "auto") -> Analysis:
    """Find the quotes and claims of an article.

    language: a code of LANGUAGES, or "auto". Raises TextRefused when the text is empty or too long.
    """
    guard.check(text)
    code = choose_language(text, language)
    return _read(pipeline(code)(text), code)


def extract_many(texts: Iterable[str], language: str = "auto") -> Iterator[Analysis]:
    """Analyse texts in order, as one by one, but a batch of BATCH at a time: the pipeline is faster so, and memory stays.

    Raises TextRefused at the text that is empty or too long.
    """
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        with memory_zones():
            yield from _analyse_batch(batch, language)


def _analyse_batch(texts: list[str], language: str) -> list[Analysis]:
    for text in texts:
        guard.check(text)
    codes = [choose_language(text, language) for text in texts]
    found: dict[int, Analysis] = {}
    for code in set(codes):
        places = [place for place, other in enumerate(codes) if other == code]
        docs = pipeline(code).pipe(texts[place] for place in places)
        found |= {place: _read(doc, code) for place, doc in zip(places, docs, strict=True)}
    return [found[place] for place in range(len(texts))]


@cache
def pipeline(code: LanguageCode) -> Language:
    """The pipeline of a language with extraction as its last component."""
    from quotes.extraction.component import NAME

    nlp = load(code)
    if NAME not in nlp.pipe_names:
        nlp.add_pipe(NAME)
    return nlp


def choose_language(text: str, language: str) -> LanguageCode:
    """Raises ValueError when language is not one that has a pipeline."""
    if language == "auto":
        return identify(text)
    for code in LANGUAGES:
        if language == code:
            return code
    raise ValueError(f"No pipeline for language {language!r}. Use {', '.join(LANGUAGES)} or auto.")


@contextmanager
def memory_zones() -> Iterator[None]:
    """Give back, at the end, what the pipelines have learnt of new words. Analyses made inside stay valid."""
    with ExitStack() as zones:
        for code in LANGUAGES:
            zones.enter_context(load(code).memory_zone())
        yield


def _read(doc: Doc, code: LanguageCode) -> Analysis:
    """Read a doc; paragraphs in another language are read again by the pipeline of that one, with all of the article in sight."""
    page = page_of(doc)
    main = _read_as(doc, code)
    for other, paragraphs in foreign_paragraphs(page, code).items():
        main = with_paragraphs(main, _read_as(pipeline(other)(page.text), other), paragraphs)
    return main


def _read_as(doc: Doc, code: LanguageCode) -> Analysis:
    from quotes.extraction.component import quotes_of

    quotes = quotes_of(doc)
    claims = find_claims(doc, quoted_regions(quotes), code, told=telling_places(quotes))
    return Analysis(code, quotes, with_names(doc, claims), PIPELINE)


def with_names(doc: Doc, claims: Sequence[FoundClaim]) -> tuple[FoundClaim, ...]:
    """The claims, each with who its pronouns mean where that is certain."""
    from quotes.extraction.component import story_of
    from quotes.extraction.references import certain_references

    named = certain_references(story_of(doc), [(claim.span.start, claim.span.end) for claim in claims])
    return tuple(
        replace(
            claim, resolutions=(*claim.resolutions, *(Resolution(r.span, r.name, r.reason) for r in found))
        )
        if found
        else claim
        for claim, found in zip(claims, named, strict=True)
    )


def quoted_regions(quotes: Sequence[ExtractedQuote]) -> list[tuple[int, int, int]]:
    """(start, end, index) of every segment of the outermost quotes."""
    return [
        (segment.start, segment.end, index)
        for index, quote in enumerate(quotes)
        if quote.parent is None
        for segment in quote.segments
    ]


def telling_places(quotes: Sequence[ExtractedQuote]) -> list[int]:
    """A character of each sentence that only tells who said what stands elsewhere: `Dat zei de minister dinsdag.`"""
    return [quote.cue[0].start for quote in quotes if quote.rule == "anaphor" and quote.cue]
