"""Speech as an infinitive: `zegt S te willen`, `raadde Y aan S te kiezen`, `denied taking money`."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clause_ends import clause_end
from quotes.extraction.clauses import clause_subject
from quotes.extraction.content import content_range, cues_in, make_draft
from quotes.extraction.draft import Draft
from quotes.extraction.mentions import skip_adverbs
from quotes.extraction.reading import Line, Reading


def infinitives(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X zei [...] te willen`, `X heeft ontkend [...] te plannen`, `X raadde Y aan [...] te kiezen`."""
    for hit in cues_in(reading, line, "F"):
        if (
            hit.cue.strength < 2
            or hit.cue.kind in ("volition_verb", "manner_verb")
            or hit.cue.lemma in ("dreigen", "hopen", "vrezen", "denken")
        ):
            continue
        mention = clause_subject(reading, hit, line.last)
        first = skip_adverbs(
            reading, max(hit.end, mention.last if mention and mention.first > hit.verb else 0), line.last
        )
        last = _infinitive_end(reading, first, line.last)
        if last is None or mention is None:
            continue
        segments = content_range(reading, first, last)
        if segments:
            yield make_draft(reading, "infinitive", hit, segments, mention)


def _infinitive_end(reading: Reading, first: int, limit: int) -> int | None:
    """The sentence's end, when a `te` with its infinitive stands in this clause."""
    for index in range(first, min(limit - 1, first + 30)):
        word = reading.words[index]
        if word.quote < 0 and word.lower in reading.vocabulary.clause_openers | reading.vocabulary.relatives:
            return None
        if word.text in (";", ":", ","):
            return None
        follower = reading.words[index + 1].lower
        if (
            index == first
            and word.lower.endswith("ing")
            and len(word.text) > 5
            and reading.vocabulary.agent == {"by"}
        ):
            return clause_end(reading, index, limit)  # denied taking money
        if word.lower in reading.vocabulary.infinitive_marker and (
            follower.endswith("n") or word.lower == "to"
        ):
            return clause_end(reading, index, limit)
    return None
