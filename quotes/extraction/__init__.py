"""Text to quotes and their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.extraction.direct import direct_quotes
from quotes.extraction.draft import Draft
from quotes.extraction.floating import attach_floating
from quotes.extraction.indirect import indirect_quotes
from quotes.extraction.nested import nested_quotes
from quotes.extraction.people import meet_people
from quotes.extraction.person import People
from quotes.extraction.reading import Reading, read
from quotes.extraction.references import Story
from quotes.extraction.resolve import resolve_all
from quotes.extraction.result import ExtractedQuote
from quotes.extraction.speaker import Speaker
from quotes.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["extract_quotes", "read_story"]


def extract_quotes(doc: Doc, language: str) -> tuple[ExtractedQuote, ...]:
    """Return the attributed quotes of a doc that quotes.language.pipelines made, in text order."""
    return read_story(doc, language)[0]


def read_story(doc: Doc, language: str) -> tuple[tuple[ExtractedQuote, ...], Story]:
    """The same, with what was learnt on the way, for who asks more of the same doc."""
    reading = read(doc, language)
    if not reading.words:
        return (), Story(reading, People(), (), ())
    direct = direct_quotes(reading)
    spoken = {index for draft in direct for index in draft.quotes}
    indirect = indirect_quotes(reading, spoken)
    attach_floating(reading, direct, indirect)
    nested = nested_quotes(reading, direct)
    drafts = sorted([*direct, *indirect, *nested], key=lambda draft: (min(draft.segments), draft.inside))
    places = {id(draft): place for place, draft in enumerate(drafts)}
    parents = [places[id(direct[draft.inside])] if draft.inside >= 0 else None for draft in drafts]
    people = meet_people(reading)
    speakers = resolve_all(reading, people, drafts)
    quotes = tuple(_finish(reading, *found) for found in zip(drafts, speakers, parents, strict=True))
    return quotes, Story(reading, people, drafts, speakers)


def _finish(reading: Reading, draft: Draft, speaker: Speaker, parent: int | None) -> ExtractedQuote:
    text, mention = reading.text, draft.mention
    words = reading.words[mention.first : mention.last] if mention else []
    return ExtractedQuote(
        style=draft.style,
        segments=tuple(Span.of(text, start, end) for start, end in sorted(draft.segments)),
        cue=tuple(Span.of(text, start, end) for start, end in sorted(draft.cue)),
        speaker=Span.of(text, words[0].start, words[-1].end) if words else None,
        resolved_speaker=speaker.name,
        speaker_kind=speaker.kind,
        confidence=round(max(0.0, speaker.confidence), 2),
        reason=str(speaker.reason),
        parent=parent,
        rule=draft.rule,
    )
