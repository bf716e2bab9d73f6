"""Who is who in one article: full names for short ones, and the persons a pronoun or a role may mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from quotes.extraction.mentions import Mention, mention_at
from quotes.extraction.names import is_calendar, name_end, name_start, opens_name, strip_possessive
from quotes.extraction.nouns import is_capital_noun, is_group, is_organisation_word, is_role, is_title
from quotes.extraction.reading import Reading
from quotes.extraction.result import SpeakerKind

Gender = Literal["f", "m"]
_TITLE_TAIL = re.compile(r"-[a-zà-ÿ][\w-]*$")


@dataclass(slots=True)
class Person:
    """One bearer of a name. seen: (word index, weight) of every mention outside quotation marks, subjects weigh most."""

    name: str
    kind: SpeakerKind
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)
    seen: list[tuple[int, float]] = field(default_factory=list)


@dataclass(slots=True)
class People:
    """Everyone and everything named in an article, by folded full name."""

    by_name: dict[str, Person] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Person | None:
        key = fold(name)
        return self.by_name.get(self.full_names.get(key, key))


def fold(name: str) -> str:
    """Lower case without accents, dots and hidden characters: the key under which a name is known."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c.isprintable()
    )
    return " ".join(plain.casefold().replace("’", "'").split())


def meet_people(reading: Reading) -> People:
    """Read all names of an article, quoted ones too: a headline quote may hold the only full name."""
    people = People()
    found = list(_name_mentions(reading))
    names = {
        fold(name): name for name in (_untitled(mention.name) for mention in found if mention.name) if name
    }
    people.full_names = _full_names(list(names))
    for mention in found:
        _enter(reading, people, names, mention)
    for person in people.by_name.values():
        if _is_only_a_place(reading, person):
            person.kind = "place"
    return people


def _is_only_a_place(reading: Reading, person: Person) -> bool:
    """Named only after `in`, `uit` or `naar`, and nothing says that it is somebody."""
    if person.kind != "person" or person.roles or person.gender or not person.seen:
        return False
    first_words = [index for index, _ in person.seen if index > 0]
    return len(first_words) == len(person.seen) and all(
        reading.words[index - 1].lower in reading.vocabulary.locatives for index in first_words
    )


def _name_mentions(reading: Reading) -> list[Mention]:
    found = []
    for line in reading.lines:
        position = line.first
        while position < line.last:
            mention = _named_phrase(reading, position, line.last)
            if mention:
                found.append(mention)
            position = mention.last if mention else position + 1
    return found


def _untitled(name: str) -> str:
    """`Goorbergh-tribune` is about Goorbergh."""
    return _TITLE_TAIL.sub("", name)


def _named_phrase(reading: Reading, position: int, limit: int) -> Mention | None:
    word = reading.words[position]
    if not word.is_alphabetic:
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
    while end < limit and reading.words[end].is_name_like and reading.words[end].is_alphabetic:
        end += 1
    if position < limit and reading.words[position].quote < 0:
        end = max(end, name_end(reading, position, limit))
    position = name_start(reading, position, end)
    if end == position or is_calendar(reading, position, end):
        return None
    name = _untitled(
        strip_possessive(reading.text[reading.words[position].start : reading.words[end - 1].end])
    )
    if end == position + 1 and _says_of_which_country(reading, name):
        return None
    return Mention(position, end, name) if name else None


def _says_of_which_country(reading: Reading, name: str) -> bool:
    """`Britse`, `Syrische`, `Frans`: an adjective, not a name."""
    lower = name.lower()
    return lower in reading.vocabulary.nationalities or lower.endswith(
        ("sche", "aanse", "ense", "itse", "andse")
    )


def _is_plain_opener(reading: Reading, position: int) -> bool:
    """Is the capital only that of a sentence's first word? `Dat`, `Gisteren`, `Maar`."""
    lower, vocabulary = reading.words[position].lower, reading.vocabulary
    if not reading.words[position].is_name_like:
        return False
    return lower in vocabulary.openers and not opens_name(reading, position)


def _full_names(keys: list[str]) -> dict[str, str]:
    """`truss` -> `liz truss`, when one longer name ends (or starts) with it; two candidates leave it as it is."""
    ends: dict[str, set[str]] = {}
    known = set(keys)
    for key in keys:
        words = key.split()
        for cut in range(1, len(words)):
            ends.setdefault(" ".join(words[cut:]), set()).add(key)
        if len(words) > 1:
            ends.setdefault(words[0], set()).add(key)
    full = {}
    for key in keys:
        longer = {name for name in ends.get(key, ()) if name not in ends}
        if len(longer) == 1:
            full[key] = next(iter(longer))
        elif key.endswith("s") and key[:-1] in known:
            full[key] = key[:-1]
    return {key: full.get(name, name) for key, name in full.items()}


def _enter(reading: Reading, people: People, names: dict[str, str], mention: Mention) -> None:
    """Note a mention under its full name: `Wouters` is `Els Wouters`."""
    key = fold(_untitled(mention.name or ""))
    key = people.full_names.get(key, key)
    name = names.get(key, _untitled(mention.name or ""))
    person = people.by_name.get(key)
    if person is None:
        person = people.by_name[key] = Person(name, kind_of(reading, name, mention.role))
    _add_roles(reading, person, mention)
    person.gender = person.gender or _gender(reading, name, mention)
    if reading.words[mention.first].quote < 0:
        person.seen.append((mention.first, _prominence(reading, mention)))


def _add_roles(reading: Reading, person: Person, mention: Mention) -> None:
    """`minister Els Wouters`, `Els Wouters, minister van Landbouw`: she is the `minister`."""
    limit = reading.line_of(mention.first).last
    for source in (mention, _apposition_role(reading, mention, limit)):
        if source and source.role and is_role(reading, source.role):
            person.roles.add(source.role)
            person.kind = "person"
        if source and source.qualifier:
            person.qualifiers.add(source.qualifier)
    if mention.role in reading.vocabulary.feminine_roles:
        person.gender = "f"


def kind_of(reading: Reading, name: str | None, role: str | None) -> SpeakerKind:
    """What sort of speaker this is, from word lists; a name that says nothing is taken for a person."""
    vocabulary = reading.vocabulary
    words = fold(name or "").split()
    if role and is_role(reading, role):
        return "person" if name else "unnamed"
    if role in vocabulary.documents:
        return "document"
    if role and is_organisation_word(reading, role):
        return "organisation"
    if role and is_group(reading, role):
        return "unnamed"
    if any(word in vocabulary.organisation_names or is_organisation_word(reading, word) for word in words):
        return "organisation"
    if words and all(word in _folded(vocabulary.places) for word in words):
        return "place"
    if role and (not name or role in vocabulary.place_nouns):
        return "place" if name else "unnamed"
    if len(words) > 2 and words[-1] in vocabulary.places and words[-2] in vocabulary.particles:
        return "organisation"
    if len(words) == 1 and name and name.isupper() and len(name) > 1:
        return "organisation"
    return "person"


@cache
def _folded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names)


def _gender(reading: Reading, name: str, mention: Mention) -> Gender | None:
    """By role (`voorzitster`), by first name (`Roos van Elderinck`), or by how that name ends (`Eline`, `Anke`)."""
    vocabulary = reading.vocabulary
    first = fold(name).split()[0].split("-")[0] if fold(name) else ""
    given = " " in name
    role = mention.role or ""
    feminine, masculine = _folded(vocabulary.feminine_names), _folded(vocabulary.masculine_names)
    if role in vocabulary.feminine_roles or (given and first in feminine - masculine):
        return "f"
    if role in vocabulary.masculine_roles or (given and first in masculine - feminine):
        return "m"
    ends_feminine = given and len(first) > 3 and first.endswith(tuple(vocabulary.feminine_endings))
    return "f" if ends_feminine and first not in masculine else None


def _prominence(reading: Reading, mention: Mention) -> float:
    """How much a mention draws the next pronoun: the subject of a verb most, what a preposition holds least.

    `wacht Anke Mulderij (58)`: an age or a post behind the name makes it no less the subject.
    """
    line = reading.line_of(mention.first)
    vocabulary = reading.vocabulary
    before = reading.words[mention.first - 1].lower if mention.first > line.first else ""
    after = reading.words[mention.last].lower if mention.last < line.last else ""
    if _is_verb(reading, before) or (
        before not in vocabulary.prepositions and (_is_verb(reading, after) or after in (",", "("))
    ):
        return 1.5
    if mention.first == line.first and mention.last == line.first + 1:
        return 0.2  # a capital that may be no more than that of a first word
    return 0.6 if before in vocabulary.prepositions else 1.0


def _is_verb(reading: Reading, lower: str) -> bool:
    if lower in reading.vocabulary.finite or lower in reading.lexicon.finite:
        return True
    return len(lower) > 3 and lower.endswith(("t", "de", "te", "den", "ten", "ed"))


def _apposition_role(reading: Reading, mention: Mention, limit: int) -> Mention | None:
    """`Els Wouters, minister van Landbouw,`: the post behind the name."""
    if mention.last + 1 >= limit or reading.words[mention.last].text not in (",", "("):
        return None
    beside = mention_at(reading, mention.last + 1, limit)
    return beside if beside and beside.role and not beside.name and beside.first == mention.last + 1 else None
