"""Whom `de minister`, `the former teacher`, `het bedrijf` mean: somebody named, or nobody but who is described."""

from __future__ import annotations

from functools import lru_cache

from quotes.extraction.antecedents import gender_of_role, is_human
from quotes.extraction.conversation import Conversation
from quotes.extraction.kinds import kind_of, may_be_body
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import mention_at
from quotes.extraction.nouns import is_demonym, is_group, is_organisation_word, is_role, tells_age
from quotes.extraction.person import Person, last_word
from quotes.extraction.reading import Reading
from quotes.extraction.reasons import POST, Why
from quotes.extraction.speaker import Speaker
from quotes.extraction.tree_phrases import phrase_of


def of_role(conversation: Conversation, mention: Mention, anchor: int) -> Speaker:
    """`de minister -> Els Wouters`, else the words as printed: `woordvoerder van het bedrijf`."""
    reading, role = conversation.reading, mention.role or ""
    phrase = phrase_text(reading, mention)
    if (mention.definite and not mention.possessed) or reading.line_of(mention.first).heading:
        found = _named_before(conversation, mention, anchor)
        if found:
            person, confidence, why = found
            conversation.antecedents.meet(mention.first, person)
            return Speaker(person.name, person.kind, confidence, f"{phrase} -> {person.name}: {why}")
    named = _named_next(conversation, mention)
    if named:
        conversation.antecedents.meet(mention.first, named)
        return Speaker(named.name, named.kind, 0.6, f"{phrase} -> {named.name}: {Why.NEXT_PARAGRAPH}")
    kind = kind_of(reading, None, role)
    if is_organisation_word(reading, role):
        phrase = _longer_phrase(conversation, role, phrase, mention.first)
        conversation.antecedents.meet(mention.first, Person(phrase, "organisation", None, {role}))
    elif is_human(reading, role) or is_group(reading, role):
        described = Person(
            phrase, "unnamed", gender_of_role(reading, role), {role}, plural=is_group(reading, role)
        )
        conversation.antecedents.meet(mention.first, described)
    if _is_demonym(reading, mention):
        return Speaker(None, None, 0.3, f"{phrase}: {Why.NOBODY}")
    earlier = _same_phrase(conversation, role, phrase)
    return earlier or Speaker(phrase, kind, 0.6, Why.DESCRIBED)


def phrase_text(reading: Reading, mention: Mention) -> str:
    """The words as printed, without a leading article: `woordvoerster van het ministerie`."""
    words = reading.words[mention.first : mention.last]
    vocabulary = reading.vocabulary
    if len(words) > 1 and words[0].lower in vocabulary.determiners | vocabulary.possessives:
        words = words[1:]
    return reading.text[words[0].start : words[-1].end]


def _named_before(
    conversation: Conversation, mention: Mention, anchor: int
) -> tuple[Person, float, str] | None:
    """Who is meant, how sure that is, and why."""
    reading, role = conversation.reading, mention.role or ""
    holder = _holder(conversation, mention, anchor)
    if holder:
        return holder, 0.75, POST.format(role=role)
    if is_organisation_word(reading, role):
        if reading.line_of(mention.first).heading:
            body = _body_below(conversation, role)
        else:
            body = _body(conversation, role, anchor)
        return (body, 0.6, Why.BODY_BEFORE) if body else None
    told_of = reading.words[mention.last - 1].lower == role or _is_demonym(reading, mention)
    if told_of and (is_human(reading, role) or _is_demonym(reading, mention) or _has_age(reading, mention)):
        person, sure = _anyone(conversation, mention, anchor)
        return (person, sure, Why.LAST_ONE) if person else None
    return None


def _named_next(conversation: Conversation, mention: Mention) -> Person | None:
    """`A former bookkeeper testified ...` opens an article, and the next paragraph with `Denise Kopp, 54,`: that is she."""
    reading, role = conversation.reading, mention.role or ""
    line = reading.line_of(mention.first)
    lead = next((other.paragraph for other in reading.lines if not other.heading), -1)
    body = is_organisation_word(reading, role)
    if (
        line.paragraph > lead
        or role in reading.vocabulary.unnamed_roles
        or not (body or is_human(reading, role))
    ):
        return None
    following = next(
        (other for other in reading.lines[line.index :] if other.paragraph > max(line.paragraph, lead)), None
    )
    if following is None or following.first >= following.last or following.heading:
        return None
    opening = mention_at(reading, following.first, following.last)
    person = (
        conversation.people.find(opening.name)
        if opening and opening.name and opening.first == following.first
        else None
    )
    if person is None or not person.seen or person.seen[0][0] < following.first:
        return None
    if body:
        same = any(is_same_post(reading, held, role) for held in (*person.roles, last_word(person.name)))
        return person if (same and may_be_body(person)) or (same and person.kind == "organisation") else None
    if person.kind != "person" or " " not in person.name:
        return None
    gender = gender_of_role(reading, role)
    if gender and person.gender and gender != person.gender:
        return None
    told = any(is_same_post(reading, held, role) for held in person.roles) or not person.roles
    return person if told else None


def _holder(conversation: Conversation, mention: Mention, anchor: int) -> Person | None:
    """The last person before, else in a headline the first after, who holds this post."""
    reading, role = conversation.reading, mention.role or ""
    if not is_role(reading, role):
        return None
    people = conversation.people.by_name.values()
    here = range(mention.first, mention.last)
    fitting = [
        p for p in people if p.roles and _holds(reading, p, mention) and not (p.seen and p.seen[0][0] in here)
    ]
    fitting = [p for p in fitting if role in p.roles] or fitting
    spoke = [p for p in fitting if conversation.spoken and conversation.spoken[-1][1].name == p.name]
    if spoke:
        return spoke[0]
    before = [
        (max(at for at, _ in p.seen if at < anchor), p)
        for p in fitting
        if any(at < anchor for at, _ in p.seen)
    ]
    if before:
        return max(before, key=lambda entry: entry[0])[1]
    after = [(p.seen[0][0], p) for p in fitting if p.seen]
    if not after:
        return None
    in_headline = reading.line_of(mention.first).heading
    alone = len(after) == 1 and role in after[0][1].roles and role not in reading.vocabulary.unnamed_roles
    return min(after, key=lambda entry: entry[0])[1] if in_headline or alone else None


def _holds(reading: Reading, person: Person, mention: Mention) -> bool:
    """Has this person this post: `de bewindsvrouw` is no man, `Britse minister` no Belgian."""
    role = mention.role or ""
    if mention.qualifier and person.qualifiers:
        stem = mention.qualifier.casefold()[:4]
        if not any(qualifier.casefold()[:4] == stem for qualifier in person.qualifiers):
            return False
    gender = gender_of_role(reading, role)
    if gender and person.gender and gender != person.gender:
        return False
    return any(is_same_post(reading, held, role) for held in person.roles)


def is_same_post(reading: Reading, one: str, other: str) -> bool:
    """`buitenlandminister` is a `minister`, and a `minister` is a `bewindsvrouw`."""
    if one == other or one.endswith(other) or other.endswith(one):
        return True
    groups = reading.vocabulary.same_posts
    return bool(_groups_of(one, groups) & _groups_of(other, groups))


@lru_cache(maxsize=5_000)
def _groups_of(role: str, groups: frozenset[str]) -> frozenset[str]:
    return frozenset(group for group in groups if any(role.endswith(post) for post in group.split()))


def _anyone(conversation: Conversation, mention: Mention, anchor: int) -> tuple[Person | None, float]:
    """`de 24-jarige Gentenaar`, `the former teacher`, `de trainer` of whom no post was told: who has been spoken of.

    A person known by another post is not meant by one; `de vrouw`, `de tiener`, a place or an age tell nothing of posts.
    """
    reading, role = conversation.reading, mention.role or ""
    gender = gender_of_role(reading, role)
    tells_post = role not in reading.vocabulary.anyone and not _is_demonym(reading, mention)

    demonym = reading.words[mention.last - 1].lower if _is_demonym(reading, mention) else ""
    plain = role in reading.vocabulary.anyone and not demonym and not _has_age(reading, mention)

    def accepts(person: Person) -> bool:
        if person.plural or (gender and person.gender and person.gender != gender):
            return False
        if demonym and person.demonyms and demonym not in person.demonyms:
            return False
        if person.kind == "unnamed":
            return plain and role not in person.roles
        if person.kind != "person":
            return False
        known = " " in person.name or person.roles or person.gender or len(person.seen) > 1
        return bool(known) and not (tells_post and person.roles)

    def bonus(person: Person) -> float:
        named = 0.3 if " " in person.name else 0.0
        same = 0.6 if demonym and _is_from(person, demonym) else 0.0
        # `de verdachte` is not the prosecutor
        return named + same - (0.3 if person.roles and not tells_post else 0.0)

    ranked = conversation.antecedents.ranked(anchor, accepts, bonus)
    if not ranked or ranked[0][0] < 0.6:
        return None, 0.0
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
    if demonym and margin > 0.05:
        ranked[0][1].demonyms.add(demonym)
        return ranked[0][1], 0.65 if margin > 0.4 else 0.5
    return (ranked[0][1], 0.65) if margin > 0.4 else (ranked[0][1], 0.5) if margin > 0.15 else (None, 0.0)


def _is_from(person: Person, demonym: str) -> bool:
    """`de Kroaat` may be the `Kroatische qualifier`."""
    told = person.demonyms | {qualifier.casefold() for qualifier in person.qualifiers}
    return any(word[:4] == demonym[:4] for word in told)


def _is_demonym(reading: Reading, mention: Mention) -> bool:
    """`de Gentenaar`, `De Oostenrijkse`: somebody by where he is from, a capital in the middle of a phrase."""
    if mention.last - mention.first < 2 or not reading.words[mention.last - 1].has_capital:
        return False
    return is_demonym(reading, mention.last - 1, mention.last)


def _has_age(reading: Reading, mention: Mention) -> bool:
    """`de 44-jarige oud-rechter`, `the 29-year-old`."""
    return any(tells_age(reading, at) for at in range(mention.first, mention.last))


def _body(conversation: Conversation, role: str, anchor: int) -> Person | None:
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


def _body_below(conversation: Conversation, role: str) -> Person | None:
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


def _longer_phrase(conversation: Conversation, role: str, phrase: str, before: int) -> str:
    """`The ministry` of an article that told of `the transport ministry` before."""
    if " " in phrase:
        return phrase
    reading = conversation.reading
    for word in reading.words[:before]:
        if word.lower == role and word.quote < 0:
            earlier = phrase_of(reading, word.index, reading.line_of(word.index).last)
            text = phrase_text(reading, earlier) if earlier and not earlier.name else ""
            if text.casefold().endswith(f" {role}"):
                return text
    return phrase


def _same_phrase(conversation: Conversation, role: str, phrase: str) -> Speaker | None:
    """`de woordvoerster van justitie` after `een woordvoerster van het ministerie van justitie`."""
    for _, speaker in reversed(conversation.spoken[-30:]):
        words = (speaker.name or "").casefold().split()
        alike = role in words or (bool(words) and is_same_post(conversation.reading, words[0], role))
        if speaker.kind == "unnamed" and alike:
            return Speaker(speaker.name, speaker.kind, 0.65, f"{phrase}: {Why.SPOKE_BEFORE}")
    return None
