"""Who is who in one article: full names for short ones, and the persons a pronoun or a role may mean."""

from __future__ import annotations

import re
from collections import Counter

from quotes.extraction.body_names import LONGEST
from quotes.extraction.genders import gender, infer_genders
from quotes.extraction.kinds import has_first_name, is_only_a_place, kind_by_role, kind_of, settle_kind, vote
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import mention_at
from quotes.extraction.names import is_calendar, name_end, name_start, opens_name, strip_possessive
from quotes.extraction.nouns import (
    is_capital_noun,
    is_demonym,
    is_group,
    is_organisation_word,
    is_role,
    is_title,
)
from quotes.extraction.person import People, Person, fold
from quotes.extraction.prominence import prominence
from quotes.extraction.reading import Reading

_TITLE_TAIL = re.compile(r"-[a-zà-ÿ][\w-]*$")


def meet_people(reading: Reading) -> People:
    """Read all names of an article, quoted ones too: a headline quote may hold the only full name."""
    people = People()
    found = list(_name_mentions(reading))
    names = {
        fold(name): name for name in (_untitled(mention.name) for mention in found if mention.name) if name
    }
    vocabulary = reading.vocabulary
    people.full_names = _full_names(list(names), vocabulary.genitive_endings, vocabulary.name_joiners)
    for mention in found:
        _enter(reading, people, names, mention)
    surnames = Counter(full.split()[-1] for full in people.by_name if " " in full)
    for key, person in people.by_name.items():
        settle_kind(person)
        person.shared = surnames[key] > 1
        if is_only_a_place(reading, person):
            person.kind = "place"
    infer_genders(reading, people)
    return people


# How far from its first word the name in a phrase stands at most: `de nieuwe minister van Landbouw | Els Wouters`.
NAME_REACH = 8
LONGEST_RUN = 40  # words with a capital one after the other: a table or a bomb, in which no name can be told from the next
# No phrase with a name begins with one of these.
NO_OPENERS = frozenset(
    {"VERB", "AUX", "ADV", "ADP", "CCONJ", "SCONJ", "PUNCT", "PART", "NUM", "PRON", "INTJ", "SYM"}
)


def _name_mentions(reading: Reading) -> list[Mention]:
    found = []
    for line in reading.lines:
        position = calm = line.first
        while position < line.last:
            word = reading.words[position]
            if position >= calm:
                calm = _past_capitals(reading, position, line.last)
                if calm - position > LONGEST_RUN:
                    position = calm
                    continue
            if not word.has_capital:
                capital = next(
                    (w.index for w in reading.words[position : line.last] if w.has_capital), line.last
                )
                if capital - position >= NAME_REACH:
                    position = min(line.last, capital - NAME_REACH + 1)
                    continue
            opens = word.has_capital or word.pos not in NO_OPENERS
            mention = _named_phrase(reading, position, line.last) if opens else None
            if mention:
                found.append(mention)
            position = mention.last if mention else position + 1
    return found


def _past_capitals(reading: Reading, position: int, limit: int) -> int:
    """The first word without a capital at or behind position; particles and initials go with the capitals around them."""
    words, particles = reading.words, reading.vocabulary.particles
    while position < limit and (
        words[position].has_capital or words[position].lower in particles or words[position].text == "."
    ):
        position += 1
    return position


def _untitled(name: str) -> str:
    """`Goorbergh-tribune` is about Goorbergh."""
    return _TITLE_TAIL.sub("", name)


def _named_phrase(reading: Reading, position: int, limit: int) -> Mention | None:
    word = reading.words[position]
    if not word.is_alphabetic or (word.lower in reading.vocabulary.particles and not word.has_capital):
        return None
    if word.quote < 0 and not _is_plain_opener(reading, position):
        mention = mention_at(reading, position, limit)
        if mention and mention.first == position and mention.name:
            return mention
    if not word.is_name_like or _is_plain_opener(reading, position) or is_capital_noun(reading, word):
        return None
    return _bare_name(reading, position, limit)


def _bare_name(reading: Reading, position: int, limit: int) -> Mention | None:
    """A run of capitals, also inside a quote, without the titles before it: `Minister Haverkort` is `Haverkort`."""
    while position < limit and is_title(reading, reading.words[position]):
        position += 1
    end = position
    limit = min(limit, position + LONGEST)
    while end < limit and reading.words[end].is_name_like and reading.words[end].is_alphabetic:
        end += 1
    if position < limit and reading.words[position].quote < 0:
        end = max(end, name_end(reading, position, limit))
    position = name_start(reading, position, end)
    if end == position or is_calendar(reading, position, end):
        return None
    name = _untitled(
        strip_possessive(reading, reading.text[reading.words[position].start : reading.words[end - 1].end])
    )
    if end == position + 1 and (_says_of_which_country(reading, name) or is_demonym(reading, position, end)):
        return None
    return Mention(position, end, name) if name else None


def _says_of_which_country(reading: Reading, name: str) -> bool:
    """`Britse`, `Syrische`, `Frans`: an adjective, not a name."""
    lower = name.lower()
    endings = reading.vocabulary.country_adjective_endings
    return lower in reading.vocabulary.nationalities or lower.endswith(endings)


def _is_plain_opener(reading: Reading, position: int) -> bool:
    """Is the capital only that of a sentence's first word? `Dat`, `Gisteren`, `Maar`."""
    lower, vocabulary = reading.words[position].lower, reading.vocabulary
    if not reading.words[position].is_name_like:
        return False
    return lower in vocabulary.openers and not opens_name(reading, position)


def _full_names(
    keys: list[str], genitive_endings: tuple[str, ...], joiners: frozenset[str]
) -> dict[str, str]:
    """`truss` -> `liz truss`, when one longer name ends (or starts) with it; two candidates leave it as it is."""
    ends: dict[str, set[str]] = {}
    begins: dict[str, set[str]] = {}
    known = set(keys)
    for key in keys:
        words = key.split()
        for cut in range(1, len(words)):
            ends.setdefault(" ".join(words[cut:]), set()).add(key)
        if len(words) > 1 and joiners.isdisjoint(words):  # `Ankara` is not `Ankara en Nicosia`
            begins.setdefault(words[0], set()).add(key)
    full = {}
    for key in keys:
        longer = {name for name in (ends.get(key) or begins.get(key) or set()) if name not in ends}
        if len(longer) == 1:
            full[key] = next(iter(longer))
        else:
            owners = (key.removesuffix(ending) for ending in genitive_endings if key.endswith(ending))
            full[key] = next((owner for owner in owners if owner in known), key)
    return {key: full.get(name, name) for key, name in full.items()}


def _enter(reading: Reading, people: People, names: dict[str, str], mention: Mention) -> None:
    """Note a mention under its full name: `Wouters` is `Els Wouters`."""
    key = fold(_untitled(mention.name or ""))
    key = people.full_names.get(key, key)
    name = names.get(key, _untitled(mention.name or ""))
    person = people.by_name.get(key)
    if person is None and _is_common(reading, mention):
        return
    if person is None:
        person = people.by_name[key] = Person(name, kind_of(reading, name, mention.role))
        joined = not reading.vocabulary.name_joiners.isdisjoint(name.split())
        person.plural = person.kind == "person" and joined
    _add_roles(reading, person, mention)
    vote(reading, person, mention)
    person.gender = person.gender or gender(reading, name, mention)
    if reading.words[mention.first].quote < 0:
        person.seen.append((mention.first, prominence(reading, mention)))


def _is_common(reading: Reading, mention: Mention) -> bool:
    """`Council leader accused`, `Prosecutors`: the capital of a first word, and no name."""
    word = reading.words[mention.last - 1]
    line = reading.line_of(word.index)
    if mention.last - mention.first > 1 or word.index != line.first:
        return False
    if line.heading and word.lower not in reading.proper:
        return not any(other.text == word.text for other in reading.words[line.last :])
    common = is_organisation_word(reading, word.lower) or is_group(reading, word.lower)
    return common and word.lower not in reading.proper


def _add_roles(reading: Reading, person: Person, mention: Mention) -> None:
    """`minister Els Wouters`, `Els Wouters, minister van Landbouw`: she is the `minister`."""
    limit = reading.line_of(mention.first).last
    person.demonyms |= {
        word.lower
        for word in reading.words[mention.first : mention.last]
        if is_demonym(reading, word.index, word.index + 1)
    }
    for source in (mention, _apposition_role(reading, mention, limit)):
        if source and source.role and is_role(reading, source.role):
            person.roles.add(source.role)
            person.kind = kind_by_role(reading, person, source.role)
        if source and source.qualifier:
            person.qualifiers.add(source.qualifier)
        if (
            source
            and source.role
            and is_organisation_word(reading, source.role)
            and not has_first_name(person)
        ):
            person.kind = "organisation"
            person.roles.add(source.role)
    if mention.role in reading.vocabulary.feminine_roles:
        person.gender = "f"


def _apposition_role(reading: Reading, mention: Mention, limit: int) -> Mention | None:
    """`Els Wouters, minister van Landbouw,`: the post behind the name."""
    if mention.last + 1 >= limit or reading.words[mention.last].text not in (",", "("):
        return None
    beside = mention_at(reading, mention.last + 1, limit)
    return beside if beside and beside.role and not beside.name and beside.first == mention.last + 1 else None
