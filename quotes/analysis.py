"""From text to quotes and claims in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from quotes.claims import KEEP, Attribution, find_claims
from quotes.claims.frames import is_denied, is_unasserted
from quotes.claims.result import FoundClaim, Resolution
from quotes.claims.speaking import name_speaker
from quotes.claims.wording import resolved_within
from quotes.extraction.result import ExtractedQuote
from quotes.language import guard
from quotes.language.identify import identify
from quotes.language.languages import LANGUAGES, LanguageCode
from quotes.language.page import Page
from quotes.language.paragraph_languages import foreign_paragraphs
from quotes.language.pipelines import load, page_of
from quotes.language.spans import Span
from quotes.language.text import Paragraph
from quotes.mixed_languages import IN_SIGHT, in_sight, with_paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "trees-4, claims-6"
CERTAIN = 0.75  # confidence in a speaker who is put into our wording
BATCH = 50  # texts between two memory zones


@dataclass(frozen=True, slots=True)
class Foreign:
    """The paragraphs of a page that are in another language than the article, by that language."""

    page: Page
    paragraphs: dict[LanguageCode, list[Paragraph]]


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
    doc, foreign = _laid_out(text, code)
    return _read(pipeline(code)(doc), code, foreign)


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
        laid_out = [_laid_out(texts[place], code) for place in places]
        docs = pipeline(code).pipe(doc for doc, _ in laid_out)
        read = zip(places, docs, laid_out, strict=True)
        found |= {place: _read(doc, code, foreign) for place, doc, (_, foreign) in read}
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


def _laid_out(text: str, code: LanguageCode) -> tuple[Doc, Foreign]:
    """The doc that the pipeline of the article's language reads, and what other pipelines read of the text.

    A long part in another language is only in sight of the first: no text is read twice as a whole, whoever named its language.
    """
    nlp = pipeline(code)
    doc = nlp.make_doc(text)
    page = page_of(doc)
    by_language = foreign_paragraphs(page, code)
    foreign = Foreign(page, by_language)
    others = [paragraph for paragraphs in by_language.values() for paragraph in paragraphs]
    if sum(part.end - part.start for part in others) > IN_SIGHT:
        own = [part for part in page.paragraphs if part not in frozenset(others)]
        doc = nlp.make_doc(in_sight(page, own))
    return doc, foreign


def _read(doc: Doc, code: LanguageCode, foreign: Foreign) -> Analysis:
    """Read a doc; paragraphs in another language are read by the pipeline of that one, with what stands around them in sight."""
    main = _read_as(doc, code)
    for other, paragraphs in foreign.paragraphs.items():
        around = in_sight(foreign.page, paragraphs)
        main = with_paragraphs(main, _read_as(pipeline(other)(around), other), paragraphs)
    return main


def _read_as(doc: Doc, code: LanguageCode) -> Analysis:
    from quotes.extraction.component import quotes_of

    return Analysis(code, quotes_of(doc), claims_of(doc, code), PIPELINE)


def claims_of(doc: Doc, code: LanguageCode, *, keep: float = KEEP) -> tuple[FoundClaim, ...]:
    """The claims of a doc that pipeline(code) made. keep: as in find_claims."""
    from quotes.extraction.component import quotes_of

    quotes = quotes_of(doc)
    attributed = Attribution(
        quoted_regions(quotes),
        told=telling_places(quotes),
        cues=[(span.start, span.end) for quote in quotes for span in quote.cue],
        denied=_framed(page_of(doc).text, quotes, code, is_denied),
        unasserted=_framed(page_of(doc).text, quotes, code, is_unasserted),
    )
    claims = find_claims(doc, attributed, code, keep=keep)
    return with_names(doc, claims, quotes, code)


def with_names(
    doc: Doc, claims: Sequence[FoundClaim], quotes: Sequence[ExtractedQuote], language: str
) -> tuple[FoundClaim, ...]:
    """The claims, each with who its pronouns and posts mean where that is certain, also in what it shares with another claim."""
    from quotes.extraction.component import story_of
    from quotes.extraction.posts import certain_posts
    from quotes.extraction.references import certain_references

    story = story_of(doc)
    by_claim = [_places_of(claim) for claim in claims]
    places = [place for its in by_claim for place in its]
    found = zip(certain_references(story, places), certain_posts(story, places), strict=True)
    named = iter([[Resolution(r.span, r.name, r.reason) for each in both for r in each] for both in found])
    return tuple(
        _named(claim, list(islice(named, len(its))), quotes, language)
        for claim, its in zip(claims, by_claim, strict=True)
    )


def _places_of(claim: FoundClaim) -> list[tuple[int, int]]:
    """Where the words of its wording stand: its own, and those that are put in as they are."""
    own = (claim.span.start, claim.span.end)
    return [own, *((r.source.start, r.source.end) for r in claim.resolutions if r.source)]


def _named(
    claim: FoundClaim, names: Sequence[Sequence[Resolution]], quotes: Sequence[ExtractedQuote], language: str
) -> FoundClaim:
    own, *others = names
    within = iter(others)
    shared = [resolved_within(r, next(within)) if r.source else r for r in claim.resolutions]
    resolutions = (*own, *speaker_in(claim, quotes, language), *shared)
    return replace(claim, resolutions=resolutions) if resolutions else claim


def speaker_in(claim: FoundClaim, quotes: Sequence[ExtractedQuote], language: str) -> tuple[Resolution, ...]:
    """Who `ik` and `we` are, where a claim is a known speaker's own words; no quote within the quote may stand in it."""
    quote = quotes[claim.quote] if claim.quote is not None else None
    if quote is None or quote.style == "indirect" or quote.confidence < CERTAIN or not quote.resolved_speaker:
        return ()
    named = quote.speaker_kind == "organisation" or (
        quote.speaker_kind == "person" and " " in quote.resolved_speaker
    )
    start, end = claim.span.start, claim.span.end
    within = any(
        other.parent == claim.quote and any(s.start < end and start < s.end for s in other.segments)
        for other in quotes
    )
    if not named or within:
        return ()
    is_person = quote.speaker_kind == "person"
    return name_speaker(claim.span.text, start, language, quote.resolved_speaker, is_person=is_person)


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


def _framed(
    text: str,
    quotes: Sequence[ExtractedQuote],
    language: str,
    is_frame: Callable[[str, Sequence[Span], str], bool],
) -> frozenset[int]:
    """Indexes of the indirect quotes whose cue says how it is meant: `ontkent dat er gif is geloosd`, `hoopt dat het went`."""
    return frozenset(
        index
        for index, quote in enumerate(quotes)
        if quote.style == "indirect" and is_frame(text, quote.cue, language)
    )
