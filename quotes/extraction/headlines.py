"""Whose words a headline quotes: who says them below it, else who is spoken of there first."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.extraction.draft import Draft
from quotes.extraction.person import People, Person
from quotes.extraction.reading import Reading
from quotes.extraction.reasons import Why
from quotes.extraction.speaker import Speaker

SAME_WORDS = 0.5
LONG_WORD = 4


def speaker_below(
    reading: Reading, people: People, drafts: Sequence[Draft], found: Sequence[Speaker], place: int
) -> Speaker:
    """The speaker of the headline quote drafts[place]; found are those of all drafts, as read without looking below."""
    own = found[place]
    said = _long_words(reading, drafts[place])
    below = [
        n for n, draft in enumerate(drafts) if _is_below(reading, draft, drafts[place]) and found[n].name
    ]
    same = [(_share(said, _long_words(reading, drafts[n])), -n) for n in below]
    literally = len(said) > 1 and bool(same) and max(same)[0] == 1.0  # the very words, said by somebody below
    named = own.confidence >= 0.75 and own.kind in ("person", "organisation", "place")
    if named and not (literally and _acts(reading, drafts[place])):
        return own
    if same and max(same)[0] >= SAME_WORDS:
        speaker = found[-max(same)[1]]
        return Speaker(speaker.name, speaker.kind, 0.7, Why.SAID_BELOW)
    mention = drafts[place].mention
    if own.name and (own.kind != "unnamed" or (mention and mention.plural)):
        return own
    if below:
        speaker = found[below[0]]
        return Speaker(speaker.name, speaker.kind, min(0.55, speaker.confidence), Why.SPEAKS_BELOW)
    first = _first_person(reading, people)
    if first and (drafts[place].mention or drafts[place].style == "direct"):
        return Speaker(first.name, first.kind, 0.5, Why.TOLD_BELOW)
    return own


def _acts(reading: Reading, draft: Draft) -> bool:
    """`Ziekenhuis Westrand | sluit spoedpost | : '...'`: who stands there does something, and need not be who speaks."""
    behind = reading.index_at(draft.cue[0][0]) if draft.cue else -1
    return draft.rule == "colon" and draft.mention is not None and draft.mention.last < behind


def _is_below(reading: Reading, draft: Draft, headline: Draft) -> bool:
    line = reading.line_of(draft.anchor)
    return line.index > reading.line_of(headline.anchor).index and not line.heading and draft.inside < 0


def _long_words(reading: Reading, draft: Draft) -> frozenset[str]:
    words = (word for start, end in draft.segments for word in reading.words_between(start, end))
    return frozenset(word.lower for word in words if len(word.text) >= LONG_WORD)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of one stands in other, 0..1."""
    return len(one & other) / len(one) if one else 0.0


def _first_person(reading: Reading, people: People) -> Person | None:
    """The first person that the body tells about, when it is told at once who that is."""
    body = next((line.first for line in reading.lines if not line.heading), 0)
    seen = [
        (at, person)
        for person in people.by_name.values()
        for at, weight in person.seen
        if at >= body and weight >= 1.0 and person.kind in ("person", "organisation")
    ]
    if seen:
        return min(seen, key=lambda entry: entry[0])[1]
    opening = reading.lines[reading.words[body].sentence] if body < len(reading.words) else None
    named = [
        (at, person)
        for person in people.by_name.values()
        for at, _ in person.seen
        if opening and opening.first <= at < opening.last and person.kind == "person" and " " in person.name
    ]
    return min(named, key=lambda entry: entry[0])[1] if named else None
