"""Whom `ze`, `hij`, `they` and `it` mean."""

from __future__ import annotations

from dataclasses import replace

from quotes.extraction.antecedents import SUBJECT, is_human
from quotes.extraction.conversation import Conversation
from quotes.extraction.kinds import is_somebody, may_be_body
from quotes.extraction.mention import Mention
from quotes.extraction.person import Gender, Person
from quotes.extraction.reading import Reading
from quotes.extraction.reasons import Why
from quotes.extraction.role_bodies import phrase_text
from quotes.extraction.speaker import Speaker
from quotes.extraction.tree_phrases import phrase_of

SURE_OF_GENDER = 0.7
PARAGRAPH_WORDS = 150  # how far back a paragraph is looked through
LESS_UNTOLD = 0.15  # a name that may be a firm's
FITS, SPOKE, NOBODY_YET = 0.5, 0.3, 0.6


def of_pronoun(conversation: Conversation, mention: Mention, anchor: int) -> Speaker:
    """`ze -> Els Wouters`; when two draw alike, or nobody fits, no name."""
    reading, pronoun = conversation.reading, mention.pronoun or ""
    if pronoun in reading.vocabulary.pronouns_last:
        return _last_named(conversation, pronoun, anchor)
    if pronoun in reading.vocabulary.pronouns_thing:
        return _closest(conversation, pronoun, anchor, "organisation")
    if is_plural(reading, mention):
        return _one_of_them(reading, mention, _closest(conversation, pronoun, anchor, "plural"))
    gender: Gender = "f" if pronoun in reading.vocabulary.pronouns_feminine else "m"
    return _person(conversation, pronoun, gender, anchor)


def _one_of_them(reading: Reading, mention: Mention, speaker: Speaker) -> Speaker:
    """`Een van hen` is `een van de Westerse diplomaten`."""
    if mention.last - mention.first == 1 or speaker.name is None:
        return speaker
    words = reading.words[mention.first : mention.last - 1]
    article = " ".join(reading.vocabulary.plural_article)
    name = f"{words[0].lower} {words[1].lower} {article} {speaker.name}"
    return replace(speaker, name=name)


def _person(conversation: Conversation, pronoun: str, gender: Gender, anchor: int) -> Speaker:
    last = conversation.spoke_last(anchor)

    def accepts(person: Person) -> bool:
        if person.kind not in ("person", "unnamed") or person.gender not in (None, gender) or person.plural:
            return False
        known = person.kind == "unnamed" or is_somebody(person) or person.name in conversation.speakers
        return known or " " in person.name

    def bonus(person: Person) -> float:
        somebody = (
            bool(person.roles or person.gender) or " " in person.name or person.name in conversation.speakers
        )
        drawn = (FITS if person.gender == gender else 0.0) + (SPOKE if last == person.name else 0.0)
        return drawn if somebody else drawn - NOBODY_YET

    ranked = conversation.antecedents.ranked(anchor, accepts, bonus)
    body = _body_right_before(conversation, pronoun, anchor)
    if body:
        return Speaker(body.name, body.kind, 0.6, f"{pronoun} -> {body.name}: {Why.NAMED_BEFORE}")
    if not ranked:
        return _body_that_spoke(conversation, pronoun, anchor)
    score, person = ranked[0]
    margin = min(1.0, score - ranked[1][0]) if len(ranked) > 1 else 1.0
    confidence = min(0.85, 0.48 + 0.3 * margin + (0.1 if person.gender == gender else 0.0))
    if person.kind == "person" and not is_somebody(person) and person.name not in conversation.speakers:
        confidence -= LESS_UNTOLD
    if confidence >= SURE_OF_GENDER and person.gender is None and person.kind == "person":
        person.gender = gender
    return Speaker(person.name, person.kind, confidence, f"{pronoun} -> {person.name}: {Why.LAST_PERSON}")


def _body_right_before(conversation: Conversation, pronoun: str, anchor: int) -> Person | None:
    """`De spoorwegmaatschappij wilde niet reageren. Eerder liet zij weten`: a body, and no woman in this paragraph."""
    reading = conversation.reading
    if pronoun not in reading.vocabulary.pronouns_feminine & reading.vocabulary.pronouns_plural:
        return None
    here, body = reading.words[min(anchor, len(reading.words) - 1)].sentence, None
    hers = reading.vocabulary.pronouns_feminine | reading.vocabulary.possessives_feminine
    paragraph = reading.lines[here].paragraph
    near = reading.words[max(0, anchor - PARAGRAPH_WORDS) : max(0, anchor - 1)]
    told = (word for word in near if word.lower in hers and word.quote < 0)
    if any(reading.line_of(word.index).paragraph == paragraph for word in told):
        return None  # `Haar ploeg verlengde het contract niet. Ze neemt het niemand kwalijk`
    for seen in reversed(conversation.antecedents.met_between(anchor - PARAGRAPH_WORDS, anchor)):
        line = reading.line_of(seen.at)
        if line.paragraph != reading.lines[here].paragraph:
            break
        if seen.person.kind in ("person", "unnamed") and seen.person.gender != "m" and not seen.person.plural:
            return None
        right_before = here - line.index == 1 and seen.weight >= SUBJECT
        if body is None and right_before and seen.person.kind == "organisation" and not seen.person.plural:
            body = seen.person
    return body


def _body_that_spoke(conversation: Conversation, pronoun: str, anchor: int) -> Speaker:
    """`De maatschappij heeft een voorstel, zegt ze. Ze betreurt dat ...`: no woman was named, and a body has just spoken."""
    at, speaker = conversation.spoken[-1] if conversation.spoken else (-1, None)
    near = speaker is not None and conversation.paragraph(anchor) == conversation.paragraph(at)
    feminine = pronoun in conversation.reading.vocabulary.pronouns_feminine
    if speaker is None or not near or not feminine or speaker.kind != "organisation":
        return Speaker(None, None, 0.2, f"{pronoun}: {Why.NOBODY}")
    return Speaker(speaker.name, speaker.kind, 0.55, f"{pronoun} -> {speaker.name}: {Why.SPOKE_BEFORE}")


def _last_named(conversation: Conversation, pronoun: str, anchor: int) -> Speaker:
    """`Zijn zoon Gerwin denkt daar anders over. Die heeft`: whoever was named last, in this sentence or the one before."""
    words = conversation.reading.words
    here = words[min(anchor, len(words) - 1)].sentence
    near = [
        seen
        for seen in conversation.antecedents.met
        if seen.at < anchor
        and here - words[seen.at].sentence <= 1
        and seen.person.kind in ("person", "unnamed")
    ]
    described = _last_described(conversation.reading, anchor, near[-1].at if near else -1)
    if described:
        return Speaker(described, "unnamed", 0.55, f"{pronoun} -> {described}: {Why.LAST_NAMED}")
    if not near:
        return Speaker(None, None, 0.2, f"{pronoun}: {Why.NOBODY}")
    person = near[-1].person
    return Speaker(person.name, person.kind, 0.6, f"{pronoun} -> {person.name}: {Why.LAST_NAMED}")


def _last_described(reading: Reading, anchor: int, behind: int) -> str | None:
    """`vroeg hij aan een agent. '...', antwoordde die`: the last human noun of the sentence before, behind every name."""
    words = reading.words
    here = words[min(anchor, len(words) - 1)].sentence
    for index in range(min(anchor, len(words)) - 1, behind, -1):
        word = words[index]
        if word.sentence < here - 1:
            return None
        if word.quote < 0 and word.pos == "NOUN" and word.sentence < here and is_human(reading, word.lower):
            mention = phrase_of(reading, index, reading.line_of(index).last)
            return phrase_text(reading, mention) if mention and not mention.name else None
    return None


def _closest(conversation: Conversation, pronoun: str, anchor: int, wanted: str) -> Speaker:
    """`they -> Jan and Vera Pokorny`, `it -> Rowell Foods`."""

    def accepts(person: Person) -> bool:
        return person.plural if wanted == "plural" else may_be_body(person) and not person.plural

    ranked = conversation.antecedents.ranked(anchor, accepts, lambda _: 0.0)
    if not ranked:
        return Speaker(
            None, None, 0.3, f"{pronoun}: {Why.SEVERAL}" if wanted == "plural" else f"{pronoun}: {Why.NOBODY}"
        )
    score, found = ranked[0]
    margin = score - ranked[1][0] if len(ranked) > 1 else 1.0
    return Speaker(
        found.name,
        found.kind,
        0.6 if margin > 0.2 and score > 0.5 else 0.4,
        f"{pronoun} -> {found.name}: {Why.NAMED_BEFORE}",
    )


def is_plural(reading: Reading, mention: Mention) -> bool:
    """`zij zeggen`, `they`: not one person."""
    vocabulary = reading.vocabulary
    if mention.pronoun not in vocabulary.pronouns_plural:
        return False
    if mention.pronoun not in vocabulary.pronouns_feminine:
        return True
    before = reading.words[mention.first - 1] if mention.first else None
    after = reading.words[mention.last] if mention.last < len(reading.words) else None
    verb = before if before and before.pos in ("VERB", "AUX") else after
    if verb is None:
        return False
    if verb.lower in vocabulary.plural_verbs or verb.lower.endswith(vocabulary.past_plural_endings):
        return True
    return verb.lower.endswith(vocabulary.plural_verb_endings) and verb.pos in ("VERB", "AUX")
