"""Who is meant: from a mention, or from nothing but the context, to a full name with a confidence and a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.extraction.antecedents import described_subjects
from quotes.extraction.conversation import Conversation
from quotes.extraction.draft import Draft
from quotes.extraction.headlines import speaker_below
from quotes.extraction.kinds import kind_of
from quotes.extraction.mention import Mention
from quotes.extraction.nouns import is_role
from quotes.extraction.person import People, Person, fold
from quotes.extraction.posts_alike import is_same_post
from quotes.extraction.pronouns import of_pronoun
from quotes.extraction.reading import Reading
from quotes.extraction.reasons import Why
from quotes.extraction.roles import of_role
from quotes.extraction.speaker import UNKNOWN, Speaker

THRESHOLD = 0.5
LESS_UNNAMED = 0.21  # somebody without a name who spoke once goes on speaking less often than not


def resolve_all(reading: Reading, people: People, drafts: Sequence[Draft]) -> list[Speaker]:
    """Name the speakers of drafts, given in text order: whoever spoke before is known when the next is resolved.

    Headlines are named last: whoever says below what the headline quotes has said it.
    """
    resolver = Resolver(reading, people)
    found = [resolver.resolve(draft) for draft in drafts]
    for place, draft in enumerate(drafts):
        if reading.line_of(draft.anchor).heading:
            found[place] = speaker_below(reading, people, drafts, found, place)
    return [_printable(speaker) for speaker in found]


def _printable(speaker: Speaker) -> Speaker:
    if speaker.confidence >= THRESHOLD:
        return speaker
    return Speaker(None, None, speaker.confidence, f"{speaker.reason}; {Why.TOO_UNSURE}")


class Resolver:
    """Names one quote after the other."""

    def __init__(self, reading: Reading, people: People) -> None:
        self.reading = reading
        self.conversation = Conversation(reading, people)
        self.described = list(described_subjects(reading))[::-1]

    def resolve(self, draft: Draft) -> Speaker:
        self.meet_described(draft.anchor)
        speaker = self._of_draft(draft)
        heading = self.reading.line_of(draft.anchor).heading
        if speaker.confidence >= THRESHOLD and draft.inside < 0 and not heading:
            self.conversation.note(draft.anchor, speaker)
        return speaker

    def _of_draft(self, draft: Draft) -> Speaker:
        mention = draft.mention or draft.lead
        if mention is None:
            told = draft.style == "direct" and draft.rule != "colon"  # `A bakery put up a sign: "..."`
            by_context = told or draft.rule in ("impersonal", "own words")
            return self._from_context(draft) if by_context else UNKNOWN
        speaker = self.of_mention(mention, draft.anchor)
        if draft.mention is None and speaker.name:
            reason = f"{Why.SENTENCE_BEFORE}: {speaker.reason}"
            # Somebody without a name in the sentence before is as often not the one who speaks.
            less = 0.05 if speaker.kind != "unnamed" or draft.lead_spoke else LESS_UNNAMED
            return Speaker(speaker.name, speaker.kind, speaker.confidence - less, reason)
        return speaker

    def of_mention(self, mention: Mention, anchor: int) -> Speaker:
        if mention.name and self._is_post_with_place(mention):
            mention = replace(mention, name=None)
        if mention.name:
            return self._of_name(mention)
        if mention.pronoun:
            return of_pronoun(self.conversation, mention, anchor)
        return of_role(self.conversation, mention, anchor)

    def _is_post_with_place(self, mention: Mention) -> bool:
        """A headline's `Burgemeester Lier`: the name behind the post is a town."""
        if not mention.role or not self.reading.line_of(mention.first).heading:
            return False
        person = self.conversation.people.find(mention.name or "")
        if person and " " not in person.name and self._holder_beside(person, mention.role):
            return True
        return is_role(self.reading, mention.role) and (person is None or person.kind == "place")

    def _holder_beside(self, person: Person, role: str) -> bool:
        """Has somebody with a full name this post in the article?"""
        others = self.conversation.people.by_name.values()
        return any(
            " " in other.name
            and other is not person
            and any(is_same_post(self.reading, held, role) for held in other.roles)
            for other in others
        )

    def _of_name(self, mention: Mention) -> Speaker:
        """`Wouters -> Els Wouters`."""
        name = mention.name or ""
        person = self.conversation.people.find(name)
        if person is None:
            return Speaker(name, kind_of(self.reading, name, mention.role), 0.8, Why.NAMED_HERE)
        bearer = self._only_bearer(person, mention)
        if bearer:
            return Speaker(bearer.name, bearer.kind, 0.8, f"{name} -> {bearer.name}: {Why.FULL_NAME}")
        if fold(person.name) == fold(name):
            return Speaker(person.name, person.kind, 0.95 if " " in name else 0.85, Why.NAMED_HERE)
        return Speaker(person.name, person.kind, 0.9, f"{name} -> {person.name}: {Why.FULL_NAME}")

    def _only_bearer(self, person: Person, mention: Mention) -> Person | None:
        """`Reyes` of an article in which only Danny Reyes has been named so far; Maria Reyes comes later."""
        if not person.shared:
            return None
        surname, others = fold(person.name), self.conversation.people.by_name.values()
        bearers = [
            o for o in others if fold(o.name).endswith(f" {surname}") and o.kind == "person" and o.seen
        ]
        before = [o for o in bearers if o.seen[0][0] < mention.first]
        return before[0] if len(before) == 1 else None

    def meet_described(self, before: int) -> None:
        """Meet `De minister van Volksgezondheid` of the sentences read so far, by name where that is known."""
        while self.described and self.described[-1].first < before:
            mention = self.described.pop()
            of_role(self.conversation, mention, mention.first)

    def _from_context(self, draft: Draft) -> Speaker:
        """No word names the speaker: whoever spoke last goes on speaking, the surer the nearer."""
        paragraph = self.conversation.paragraph(draft.anchor)
        for anchor, speaker in reversed(self.conversation.spoken):
            distance = paragraph - self.conversation.paragraph(anchor)
            if distance and draft.rule == "impersonal":
                break
            confidence = (0.7, 0.6, 0.5)[distance] if 0 <= distance <= 2 else 0.3
            confidence -= LESS_UNNAMED if speaker.kind == "unnamed" else 0.0
            return Speaker(speaker.name, speaker.kind, confidence, f"{speaker.name} {Why.SPOKE_LAST}")
        return self._whose_voice(draft) if draft.rule in ("impersonal", "floating") else UNKNOWN

    def _whose_voice(self, draft: Draft) -> Speaker:
        """`..., luidt het`, or no cue at all, and nobody spoke yet: who the sentences before are about."""
        ranked = self.conversation.antecedents.ranked(
            draft.anchor, lambda one: one.kind != "place", lambda _: 0.0
        )
        if not ranked or ranked[0][0] < 0.6:
            return UNKNOWN
        one = ranked[0][1]
        return Speaker(one.name, one.kind, 0.5, f"{one.name}: {Why.ABOUT}")
