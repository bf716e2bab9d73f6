"""Which body `het bedrijf`, `de bond` or a headline's `Vakbond` means, and how a description is printed."""

from __future__ import annotations

from quotes.extraction.conversation import Conversation
from quotes.extraction.kinds import may_be_body
from quotes.extraction.mention import Mention
from quotes.extraction.nouns import is_organisation_word
from quotes.extraction.person import Person, last_word
from quotes.extraction.posts_alike import is_same_post
from quotes.extraction.reading import Reading
from quotes.extraction.tree_phrases import phrase_of


def phrase_text(reading: Reading, mention: Mention) -> str:
    """The words as printed, without a leading article: `woordvoerster van het ministerie`."""
    words = reading.words[mention.first : mention.last]
    vocabulary = reading.vocabulary
    if len(words) > 1 and words[0].lower in vocabulary.determiners | vocabulary.possessives:
        words = words[1:]
    return reading.text[words[0].start : words[-1].end]


def body_before(conversation: Conversation, role: str, anchor: int) -> Person | None:
    """`het bedrijf`, `de bond`: the body of that sort that was named last."""
    reading = conversation.reading
    company = role in reading.vocabulary.companies

    def accepts(body: Person) -> bool:
        if not may_be_body(body) or body.plural:
            return False
        if any(is_same_post(reading, held, role) for held in (*body.roles, last_word(body.name))):
            return True
        other = (held for held in body.roles if is_organisation_word(reading, held))
        return company and not any(not held.endswith(tuple(reading.vocabulary.companies)) for held in other)

    ranked = conversation.antecedents.ranked(anchor, accepts, lambda body: 0.3 if body.roles else 0.0)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.1):
        return None
    return ranked[0][1]


def body_below(conversation: Conversation, role: str) -> Person | None:
    """A headline's `Vakbond` is the first body of that sort below it."""
    reading = conversation.reading
    named = [body for body in conversation.people.by_name.values() if body.kind != "place" and body.seen]
    same = [
        body
        for body in named
        if body.kind == "organisation"
        and any(is_same_post(reading, held, role) for held in (*body.roles, last_word(body.name)))
    ]
    if not same and role.endswith(tuple(reading.vocabulary.companies)):
        same = [
            body for body in named if _opens_body(reading, body)
        ]  # `rail company says`, and then `TransEast will`
    return min(same, key=lambda body: body.seen[0][0]) if same else None


def _opens_body(reading: Reading, body: Person) -> bool:
    """Is it named first of all below the headlines, and no person?"""
    opening = next((line.first for line in reading.lines if not line.heading), -1)
    return body.seen[0][0] in (opening, opening + 1) and not (
        body.roles or body.gender or (" " in body.name and body.called_person)
    )


def longer_phrase(conversation: Conversation, role: str, phrase: str, before: int) -> str:
    """`The ministry` of an article that told of `the transport ministry` before."""
    if " " in phrase:
        return phrase
    reading = conversation.reading
    compounds = reading.vocabulary.joins_nouns
    for word in reading.words[:before]:
        whole = compounds and len(word.lower) > len(role) + 2 and word.lower.endswith(role)
        if whole and word.quote < 0 and word.text.islower() and word.pos == "NOUN":
            return word.text  # `De maatschappij` of an article that told of `de spoorwegmaatschappij`
        if word.lower == role and word.quote < 0:
            earlier = phrase_of(reading, word.index, reading.line_of(word.index).last)
            text = phrase_text(reading, earlier) if earlier and not earlier.name else ""
            if text.casefold().endswith(f" {role}"):
                return text
    return phrase
