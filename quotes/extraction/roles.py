"""Whom `de minister`, `the former teacher`, `het bedrijf` mean: somebody named, or nobody but who is described."""

from __future__ import annotations

from quotes.extraction.antecedents import gender_of_role, is_human
from quotes.extraction.conversation import Conversation
from quotes.extraction.kinds import kind_of, may_be_body
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import mention_at
from quotes.extraction.nouns import is_demonym, is_group, is_organisation_word, is_role, tells_age
from quotes.extraction.person import Person, last_word
from quotes.extraction.posts_alike import is_same_post
from quotes.extraction.reading import Reading
from quotes.extraction.reasons import POST, Why
from quotes.extraction.role_bodies import body_before, body_below, longer_phrase, phrase_text
from quotes.extraction.speaker import Speaker

# How much somebody spoken of before must draw `de man` to be meant by it, and `de Italiaan`, which few can be.
DRAWN, DRAWN_BY_COUNTRY = 0.6, 0.3


def of_role(conversation: Conversation, mention: Mention, anchor: int) -> Speaker:
    """`de minister -> Els Wouters`, else the words as printed: `woordvoerder van het bedrijf`."""
    reading, role = conversation.reading, mention.role or ""
    phrase = phrase_text(reading, mention)
    refers_back = mention.definite and not mention.possessed and not _is_told_apart(reading, mention)
    if refers_back or reading.line_of(mention.first).heading:
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
        phrase = longer_phrase(conversation, role, phrase, mention.first)
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


def _is_told_apart(reading: Reading, mention: Mention) -> bool:
    """`De dierenarts | die de koeien een spuitje gaf`, `the officer | who found her`: somebody new, told apart by a clause."""
    after = reading.words[mention.last] if mention.last < len(reading.words) else None
    return after is not None and after.lower in reading.vocabulary.relatives and after.pos == "PRON"


def _named_before(
    conversation: Conversation, mention: Mention, anchor: int
) -> tuple[Person, float, str] | None:
    """Who is meant, how sure that is, and why."""
    reading, role = conversation.reading, mention.role or ""
    holder = _holder(conversation, mention, anchor)
    in_headline = reading.line_of(mention.first).heading
    if holder and not in_headline and all(at > anchor for at, _ in holder.seen):
        person, sure = _anyone(conversation, mention, anchor)
        if person:  # `growled the manager`, before an article names the manager of the other side
            return person, sure, Why.LAST_ONE
    if holder:
        return holder, 0.75, POST.format(role=role)
    if is_organisation_word(reading, role):
        if reading.line_of(mention.first).heading:
            body = body_below(conversation, role)
        else:
            body = body_before(conversation, role, anchor)
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
    posts = [held for held in person.roles if held.rstrip(".") not in reading.vocabulary.abbreviations]
    told = any(is_same_post(reading, held, role) for held in posts) or not posts  # `Mr Hollis` has no post
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
    if not ranked or ranked[0][0] < (DRAWN_BY_COUNTRY if demonym else DRAWN):
        return None, 0.0
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
    if demonym and margin > 0.05:
        ranked[0][1].demonyms.add(demonym)
        return ranked[0][1], 0.65 if margin > 0.4 else 0.5
    close = (
        0.15 if not tells_post else 0.4
    )  # `de tiener`; a post that nobody was said to hold is too often somebody else's
    return (ranked[0][1], 0.65 if margin > 0.4 else 0.5) if margin > close else (None, 0.0)


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


def _same_phrase(conversation: Conversation, role: str, phrase: str) -> Speaker | None:
    """`de woordvoerster van justitie` after `een woordvoerster van het ministerie van justitie`."""
    for _, speaker in reversed(conversation.spoken[-30:]):
        words = (speaker.name or "").casefold().split()
        alike = role in words or (bool(words) and is_same_post(conversation.reading, words[0], role))
        if speaker.kind == "unnamed" and alike:
            return Speaker(speaker.name, speaker.kind, 0.65, f"{phrase}: {Why.SPOKE_BEFORE}")
    return None
