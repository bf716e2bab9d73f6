"""Extraction as the last component of a spaCy pipeline: one doc, one pass."""

from __future__ import annotations

from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from quotes.extraction import read_story
from quotes.extraction.references import Story
from quotes.extraction.result import ExtractedQuote
from quotes.language.components import write_spans

NAME, STORY = "quotes", "story"


@Language.factory(NAME)
class Quotes:
    """Write doc.spans["quotes"], a span per segment, and keep the quotes themselves for quotes_of(doc)."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.language = nlp.lang or ""

    def __call__(self, doc: Doc) -> Doc:
        found, story = read_story(doc, self.language)
        doc.user_data[NAME], doc.user_data[STORY] = found, story
        write_spans(
            doc, NAME, ((segment.start, segment.end) for quote in found for segment in quote.segments)
        )
        return doc


def quotes_of(doc: Doc) -> tuple[ExtractedQuote, ...]:
    """Return the quotes of a doc that went through the component, in text order."""
    return cast("tuple[ExtractedQuote, ...]", doc.user_data[NAME])


def story_of(doc: Doc) -> Story:
    """Return what was learnt while its quotes were read."""
    return cast("Story", doc.user_data[STORY])
