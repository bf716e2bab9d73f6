"""Our components of a spaCy pipeline: what is known of the page, as spans of the doc."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from quotes.language.pipelines import page_of, starts_of


@Language.factory("sentence_spans")
class SentenceSpans:
    """Write doc.spans["sentences"]: sentences as printed, a quote and its attribution in one."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        write_spans(doc, "sentences", ((sentence.start, sentence.end) for sentence in page_of(doc).sentences))
        return doc


@Language.factory("quoted_spans")
class QuotedSpans:
    """Write doc.spans["quoted"]: the stretches between quotation marks, the marks left out."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        write_spans(doc, "quoted", ((stretch.start, stretch.end) for stretch in page_of(doc).stretches))
        return doc


def write_spans(doc: Doc, key: str, edges: Iterable[tuple[int, int]]) -> None:
    """Set doc.spans[key] to what stands between each pair of characters of the text as given; empty ones are left out."""
    doc.spans[key] = SpanGroup(doc, spans=_token_spans(doc, edges))


def _token_spans(doc: Doc, edges: Iterable[tuple[int, int]]) -> list[Span]:
    starts = starts_of(doc)
    found = ((bisect_left(starts, start), bisect_left(starts, end)) for start, end in edges)
    return [Span(doc, first, last) for first, last in found if first < last]
